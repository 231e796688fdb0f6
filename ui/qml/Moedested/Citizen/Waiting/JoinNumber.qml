pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// What is waited for, and the number to call.
ColumnLayout {
    id: root

    required property JoinModel joining
    required property FurtherModel further
    readonly property bool stacked: Theme.large && !Theme.halved
    readonly property bool invites: joining.card === "" && joining.phone === "" // to show a place card instead
    readonly property string becomes: Theme.large ? qsTr("Used to call about this alone, then deleted.") : qsTr("The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.")
    readonly property bool tells: joining.trouble === "" || !Theme.large // room for more than what went wrong

    spacing: Theme.gutter

    Spread {
        Layout.fillHeight: true
        Layout.fillWidth: true
        rowSpacing: Theme.gutter

        SpreadColumn {
            spacing: Theme.space3

            Words {
                Layout.fillWidth: true
                fits: root.stacked
                heading: true
                step: Theme.large ? Words.Step.Title : Words.Step.Page
                text: qsTr("Join the waiting list")
                visible: !Theme.large || (root.stacked && !Theme.veryLarge)
            }

            Words {
                Layout.fillWidth: true
                objectName: "wanted"
                step: Theme.large ? Words.Step.Body : Words.Step.Lead
                text: root.joining.place
                visible: root.tells && !(root.stacked && Theme.veryLarge)
            }

            Words {
                Layout.fillWidth: true
                objectName: "wantedWhen"
                text: root.joining.when
                visible: root.tells && !Theme.veryLarge
                weight: Theme.bold
            }

            Facts {
                Layout.fillWidth: true
                color: Theme.muted
                objectName: "wantedFacts"
                facts: root.joining.facts
                visible: !Theme.large
            }

            TypedNumber {
                Layout.topMargin: Theme.space3
                card: root.joining.card
                phone: root.joining.phone
            }

            FactLine {
                Layout.fillWidth: true
                icon: Icons.circleAlert
                objectName: "trouble"
                opening: true
                text: root.joining.trouble
                visible: text !== ""
                weight: Theme.semiBold
            }

            Words {
                Layout.fillWidth: true
                color: Theme.muted
                objectName: "sealed"
                step: Words.Step.Label
                text: !root.invites ? root.becomes : Theme.large ? root.joining.invitation : root.joining.invitation + " " + root.becomes
                visible: root.tells
                weight: Theme.medium
            }
        }

        SpreadColumn {
            Layout.fillHeight: true
            spacing: Theme.gutter

            NumberPad {
                Layout.fillHeight: !Theme.halved
                Layout.fillWidth: true
                Layout.maximumHeight: Theme.halved ? implicitHeight : implicitHeight * 1.6
                Layout.verticalStretchFactor: Theme.halved ? -1 : 100
                enabled: !root.joining.sending

                onErased: root.joining.eraseDigit()
                onTyped: digit => root.joining.typeDigit(digit)
            }

            Item {
                Layout.fillHeight: true
            }
        }
    }

    GridLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        rowSpacing: Theme.gutter

        PlainButton {
            Layout.column: 0
            Layout.fillHeight: true
            Layout.fillWidth: root.stacked
            Layout.preferredWidth: Theme.large ? -1 : Theme.column
            Layout.row: root.stacked ? 2 : Theme.low ? 1 : 0
            enabled: !root.joining.sending
            icon: Icons.arrowLeft
            objectName: "back"
            strokeColor: Theme.edge
            text: qsTr("Back")

            onClicked: root.joining.goBack()
        }

        ReadOn {
            Layout.column: root.stacked || Theme.low ? 0 : 1
            Layout.columnSpan: Theme.low ? 2 : 1
            Layout.row: 0
            enabled: !root.joining.sending
            further: root.further
            part: "number"
            text: qsTr("About the number")
        }

        PrimaryButton {
            Layout.column: root.stacked ? 0 : Theme.low ? 1 : 2
            Layout.fillWidth: true
            Layout.row: root.stacked || Theme.low ? 1 : 0
            enabled: root.joining.mayJoin
            main: !Theme.large
            objectName: "join"
            text: root.joining.sending ? qsTr("Asking …") : qsTr("Put me on the list")

            onClicked: root.joining.join()
        }
    }
}
