pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// The number as it is typed, beside its keys.
Spread {
    id: root

    required property ConfirmModel confirm

    SpreadColumn {
        spacing: Theme.gutter

        ConfirmPlace {
            confirm: root.confirm
            seen: false
            placed: !Theme.low
            visible: !Theme.large
        }

        ConfirmTime {
            asks: true
            confirm: root.confirm
            drawn: false
            visible: !Theme.large
        }

        TypedNumber {
            phone: root.confirm.phone
        }

        ConfirmSealed {
            confirm: root.confirm
        }

        Item {
            Layout.fillHeight: true
        }
    }

    SpreadColumn {
        spacing: 0

        NumberPad {
            Layout.fillHeight: false
            Layout.fillWidth: true
            keyHeight: Theme.large ? Theme.touchAction : Theme.touchMain

            onErased: root.confirm.eraseDigit()
            onTyped: digit => root.confirm.typeDigit(digit)
        }

        Item {
            Layout.fillHeight: true
        }
    }
}
