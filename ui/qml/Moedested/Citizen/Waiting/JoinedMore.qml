pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// With large text the second part of a place on the list: what is waited for, what the house does, how one leaves it.
Spread {
    id: root

    required property JoinModel joining
    required property FurtherModel further
    readonly property int step: Theme.halved && Theme.veryLarge ? Words.Step.Label : Words.Step.Body

    component Fact: FactLine {
        Layout.fillWidth: true
        step: root.step
        visible: text !== ""
    }

    objectName: "joinedMore"
    rowSpacing: Theme.gutter

    SpreadColumn {
        spacing: Theme.space3

        Words {
            Layout.fillWidth: true
            heading: true
            objectName: "heading"
            step: Theme.halved && Theme.veryLarge ? Words.Step.Lead : Words.Step.Title
            text: root.joining.place
        }

        Words {
            Layout.fillWidth: true
            objectName: "waitedWhen"
            step: root.step
            text: root.joining.when
            weight: Theme.bold
        }

        Fact {
            icon: Icons.users
            objectName: "standingMore"
            text: root.joining.standing
        }

        Fact {
            icon: Icons.phone
            objectName: "howMore"
            text: qsTr("The house calls when something suits. Nothing is held for you meanwhile.")
        }

        Item {
            Layout.fillHeight: true
            visible: Theme.halved
        }
    }

    SpreadColumn {
        Layout.fillHeight: true
        spacing: Theme.gutter

        Fact {
            icon: Icons.receiptText
            objectName: "leaveMore"
            text: qsTr("With the code you leave the list: on the net, or by calling the house.")
        }

        Fact {
            icon: Icons.printer
            objectName: "paperMore"
            text: root.joining.paperAction
        }

        Fact {
            icon: Icons.circleAlert
            objectName: "troubleMore"
            text: root.joining.trouble
        }

        Item {
            Layout.fillHeight: true
        }

        PlainButton {
            Layout.fillWidth: true
            enabled: !root.joining.leaving
            icon: Icons.trash2
            objectName: "leave"
            strokeColor: Theme.edge
            text: qsTr("Take me off the list")

            onClicked: root.joining.leave()
        }

        ReadBack {
            Layout.fillHeight: false
            further: root.further
            text: qsTr("Back to the code")
        }
    }
}
