pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// What was asked for, beside the word that the answer is on its way.
Spread {
    id: root

    required property ConfirmModel confirm

    SpreadColumn {
        spacing: 0

        ConfirmPlace {
            confirm: root.confirm
            seen: false
        }

        ConfirmTime {
            asks: false
            confirm: root.confirm
            drawn: !Theme.large
            telling: !Theme.large
        }

        Item {
            Layout.fillHeight: true
        }
    }

    SpreadColumn {
        Item {
            Layout.fillHeight: true
        }

        ConfirmWaiting {}

        Item {
            Layout.fillHeight: true
        }
    }
}
