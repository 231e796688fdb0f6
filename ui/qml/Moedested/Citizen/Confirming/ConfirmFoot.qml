pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Citizen.Waiting
import Moedested.Controls
import Moedested.Theme

// The foot of a tall page: what it costs, and the one action; with large text the further choices too.
ActionZone {
    id: root

    required property ConfirmModel confirm
    required property JoinModel joining
    required property FurtherModel further
    required property bool asks
    required property bool typing
    required property bool parted // the choices come a few at a time
    readonly property bool types: typing && Theme.low // the number's own buttons in place of the booking's
    readonly property string unsure: confirm.asksHouse ? confirm.answer : confirm.request ? qsTr("A request: nothing is promised yet.") : ""
    readonly property string fine: confirm.asksHouse ? qsTr("You see the answer here, with the code.") : confirm.request ? unsure : qsTr("Nothing is booked until you press.")

    Layout.fillWidth: true
    spacing: Theme.space3

    GridLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: Theme.large ? 1 : 2
        rowSpacing: 0
        visible: root.asks && !(root.typing && Theme.large) && !Theme.low

        Facts {
            Layout.fillWidth: true
            live: root.confirm.card !== "" // who hears the page hears that the card was taken
            objectName: "price"
            facts: root.confirm.missing !== "" ? root.confirm.missing : Theme.large && root.unsure !== "" ? root.confirm.price + " " + root.unsure : root.confirm.price
            weight: Theme.bold
        }

        Words {
            Layout.fillWidth: Theme.large
            color: Theme.muted
            horizontalAlignment: Theme.large ? Text.AlignLeft : Text.AlignRight
            objectName: "fine"
            text: root.fine
            visible: (!Theme.large || (Theme.veryLarge && root.fine !== root.unsure)) && root.confirm.missing === "" && root.confirm.card === ""
            wrapMode: Theme.large ? Text.Wrap : Text.NoWrap
        }
    }

    ConfirmBook {
        confirm: root.confirm
        visible: Theme.large && root.asks && !root.typing
    }

    GridLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: Theme.large ? 1 : 2
        rowSpacing: Theme.space3
        uniformCellWidths: true
        visible: root.types

        PrimaryButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            enabled: root.confirm.phoneComplete
            icon: Icons.check
            objectName: "phoneDone"
            text: qsTr("Use the number")

            onClicked: root.confirm.closeKeypad()
        }

        PlainButton {
            Layout.fillWidth: true
            icon: Icons.x
            objectName: "noPhone"
            text: qsTr("No number after all")
            visible: !Theme.large // else where one reads on of the number

            onClicked: root.confirm.forgetPhone()
        }

        ReadOn {
            further: root.further
            part: "number"
            text: qsTr("About the number")
        }
    }

    ReadOn {
        Layout.fillHeight: false
        further: root.further
        part: "instead"
        text: qsTr("You can have this")
        visible: Theme.large && root.confirm.gone !== "" && !root.confirm.waiting && root.confirm.cards.count > (Theme.veryLarge ? 0 : 1)
    }

    RowLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        spacing: Theme.gutter
        visible: !root.types

        PlainButton {
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.large ? -1 : Theme.column
            enabled: !root.confirm.waiting
            icon: Icons.arrowLeft
            objectName: "back"
            text: qsTr("Back")

            onClicked: root.confirm.goBack()
        }

        JoinButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            brief: Theme.large
            joining: root.joining
            visible: root.joining.offered && root.confirm.gone !== "" && !root.confirm.waiting
        }

        ReadOn {
            further: root.further
            part: "number"
            text: qsTr("About the number")
            visible: Theme.large && root.typing
        }

        PlainButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            objectName: "nextQuestion"
            text: qsTr("More choices")
            trailingIcon: Icons.arrowRight
            visible: root.parted && root.asks && !root.typing

            onClicked: root.confirm.nextSection()
        }

        ConfirmBook {
            confirm: root.confirm
            icon: ""
            main: !Theme.low
            trailingIcon: Icons.printer
            visible: root.confirm.gone === "" && !Theme.large
        }
    }
}
