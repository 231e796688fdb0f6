pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// The foot of a wide page: all in one row, but for the price where the words are very large.
ActionZone {
    id: root

    required property ConfirmModel confirm
    required property FurtherModel further
    required property bool asks
    required property bool typing
    readonly property bool priceAbove: confirm.sectionsShown === 1

    Layout.fillWidth: true
    spacing: Theme.space2

    ConfirmPrice {
        confirm: root.confirm
        visible: root.asks && !root.typing && root.priceAbove
    }

    RowLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        spacing: Theme.gutter

        PlainButton {
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.large ? -1 : Theme.column
            enabled: !root.confirm.waiting
            icon: Icons.arrowLeft
            objectName: "back"
            text: qsTr("Back")

            onClicked: root.confirm.goBack()
        }

        ConfirmPrice {
            Layout.preferredWidth: 1
            confirm: root.confirm
            visible: !root.typing && !root.priceAbove
        }

        PlainButton {
            Layout.fillHeight: true
            Layout.fillWidth: root.priceAbove
            objectName: "nextQuestion"
            text: qsTr("More choices")
            trailingIcon: Icons.arrowRight
            visible: Theme.large && root.asks && !root.typing

            onClicked: root.confirm.nextSection()
        }

        ConfirmBook {
            Layout.fillWidth: root.priceAbove
            Layout.preferredWidth: Theme.large ? -1 : Theme.spreadHalf
            confirm: root.confirm
            icon: ""
            trailingIcon: Icons.printer
            visible: !root.typing
        }

        PlainButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            icon: Icons.x
            objectName: "noPhone"
            text: qsTr("No number after all")
            visible: root.typing && !Theme.large && root.confirm.nameNeeded === "" // else where one reads on of the number

            onClicked: root.confirm.forgetPhone()
        }

        ReadOn {
            further: root.further
            part: "number"
            text: qsTr("About the number")
            visible: Theme.large && root.typing
        }

        PrimaryButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            enabled: root.confirm.phoneComplete
            icon: Icons.check
            objectName: "phoneDone"
            text: qsTr("Use the number")
            visible: root.typing

            onClicked: root.confirm.closeKeypad()
        }
    }
}
