pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Citizen.Waiting
import Moedested.Controls
import Moedested.Theme

// What has happened, beside what can be had instead.
Spread {
    id: root

    required property ConfirmModel confirm
    required property JoinModel joining
    required property FurtherModel further

    cards: true
    halves: Theme.large

    SpreadColumn {
        Layout.bottomMargin: Theme.gutter
        spacing: Theme.space3
        third: !Theme.large

        ConfirmPlace {
            confirm: root.confirm
            seen: false
        }

        ConfirmTime {
            asks: false
            confirm: root.confirm
            drawn: false
            visible: !Theme.large
        }

        ConfirmGone {
            confirm: root.confirm
        }

        Item {
            Layout.fillHeight: true
        }

        ReadOn {
            Layout.fillHeight: false
            further: root.further
            part: "instead"
            text: qsTr("You can have this")
            visible: Theme.large && root.confirm.cards.count > others.shown && Theme.landscape
        }

        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            spacing: Theme.space3
            visible: Theme.landscape

            PlainButton {
                Layout.fillHeight: true
                icon: Icons.arrowLeft
                objectName: "back"
                text: qsTr("Back")

                onClicked: root.confirm.goBack()
            }

            JoinButton {
                Layout.fillWidth: true
                brief: true
                joining: root.joining
            }
        }
    }

    SpreadColumn {
        visible: others.count > 0

        ConfirmInstead {
            id: others

            confirm: root.confirm
        }

        Item {
            Layout.fillHeight: true
        }
    }
}
