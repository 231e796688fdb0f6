pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The foot of a wide page: all in one row, but for the price where the words are very large.
ActionZone {
    id: root

    required property ConfirmModel confirm
    required property bool asks
    required property bool typing
    readonly property string unsure: confirm.asksHouse ? confirm.answer : confirm.request ? qsTr("A request: nothing is promised yet.") : ""
    readonly property string fine: confirm.asksHouse ? qsTr("You see the answer here, with the code.") : confirm.request ? unsure : qsTr("Nothing is booked until you press.")
    readonly property string price: confirm.missing !== "" ? confirm.missing : Theme.large && unsure !== "" ? confirm.price + " " + unsure : confirm.price
    readonly property bool priceAbove: confirm.sectionsShown === 1

    Layout.fillWidth: true
    spacing: Theme.space2

    Words {
        Layout.fillWidth: true
        objectName: "price"
        text: root.price
        visible: root.asks && !root.typing && root.priceAbove
        weight: Theme.bold
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
            visible: !root.typing || !Theme.veryLarge

            onClicked: root.confirm.goBack()
        }

        LeadSentence {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            lead: root.price
            objectName: "price"
            rest: Theme.large || root.confirm.missing !== "" ? "" : root.fine
            stacked: true
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
            visible: root.typing

            onClicked: root.confirm.forgetPhone()
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
