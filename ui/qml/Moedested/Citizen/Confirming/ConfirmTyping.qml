pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// The number as it is typed, its keys, and what becomes of it.
ColumnLayout {
    id: root

    required property ConfirmModel confirm

    spacing: 0

    TypedNumber {
        Layout.topMargin: Theme.cardPadding
        phone: root.confirm.phone
    }

    NumberPad {
        Layout.fillHeight: false
        Layout.fillWidth: true
        Layout.topMargin: Theme.gutter

        onErased: root.confirm.eraseDigit()
        onTyped: digit => root.confirm.typeDigit(digit)
    }

    ConfirmSealed {
        Layout.topMargin: Theme.space3
        confirm: root.confirm
    }

    GridLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        Layout.topMargin: Theme.gutter
        columnSpacing: Theme.gutter
        columns: Theme.large ? 1 : 2
        rowSpacing: Theme.gutter
        uniformCellWidths: true

        PlainButton {
            Layout.fillWidth: true
            icon: Icons.x
            objectName: "noPhone"
            strokeColor: Theme.edge
            text: qsTr("No number after all")
            visible: !Theme.large && root.confirm.nameNeeded === "" // else where one reads on of the number

            onClicked: root.confirm.forgetPhone()
        }

        PlainButton {
            Layout.fillWidth: true
            enabled: root.confirm.phoneComplete
            icon: Icons.check
            objectName: "phoneDone"
            text: qsTr("Use the number")
            visible: enabled || Theme.large || root.confirm.nameNeeded === "" // else the foot says what is awaited

            onClicked: root.confirm.closeKeypad()
        }
    }
}
