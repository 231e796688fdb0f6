pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// One question from side to side.
ColumnLayout {
    id: root

    required property ConfirmModel confirm
    required property ConfirmShown shown

    spacing: 0

    Spread {
        visible: root.shown.time

        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            spacing: Theme.space3

            Words {
                Layout.fillWidth: true
                objectName: "name"
                step: Words.Step.Title
                text: root.confirm.name
            }

            ConfirmTime {
                asks: true
                confirm: root.confirm
            }
        }

        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            spacing: Theme.space3

            Facts {
                Layout.fillWidth: true
                color: Theme.muted
                objectName: "place"
                facts: root.confirm.place
            }

            LeadSentence {
                Layout.fillWidth: true
                lead: root.confirm.limit === "" && !root.confirm.asksHouse ? root.confirm.free : ""
                rest: root.confirm.length
                stacked: true
            }

            ConfirmSteps {
                confirm: root.confirm
            }
        }
    }

    ConfirmRoom {
        confirm: root.confirm
        visible: root.shown.room
    }

    RoomButton {
        Layout.fillWidth: true
        Layout.topMargin: Theme.gutter
        confirm: root.confirm
        visible: root.shown.room
    }

    ConfirmOpenness {
        confirm: root.confirm
        visible: root.shown.openness
    }

    ConfirmWho {
        confirm: root.confirm
        visible: root.shown.who
    }

    Item {
        Layout.fillHeight: true
        Layout.verticalStretchFactor: Theme.roomy ? 1 : -1
        implicitHeight: Theme.gutter
    }
}
