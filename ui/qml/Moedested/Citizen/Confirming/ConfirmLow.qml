pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// What one gets, and below it what can be changed.
Spread {
    id: root

    required property ConfirmModel confirm
    required property ConfirmShown shown
    readonly property bool explains: meanings.visible || layouts.visible // in the place of what the other questions tell too

    rowSpacing: 0

    SpreadColumn {
        spacing: 0

        ConfirmPlace {
            confirm: root.confirm
            placed: !root.explains
        }

        ConfirmTime {
            asks: false
            confirm: root.confirm
            drawn: !Theme.large || (!Theme.veryLarge && root.confirm.missing === "" && !root.confirm.request)
            telling: !Theme.veryLarge
        }

        ConfirmPrice {
            Layout.topMargin: Theme.gutter
            confirm: root.confirm
            visible: !root.explains
        }

        ConfirmMeanings {
            id: meanings

            Layout.topMargin: Theme.gutter
            visible: root.shown.openness && Theme.large // the answers have no room for it
        }

        ColumnLayout {
            id: layouts

            Layout.topMargin: Theme.gutter
            spacing: Theme.space1
            visible: root.shown.room && !root.confirm.mayAlso && Theme.veryLarge && options.count > 1

            Repeater {
                id: options

                model: root.confirm.layouts

                delegate: FactLine {
                    required property string name
                    required property string furniture
                    required property string hands

                    Layout.fillWidth: true
                    icon: Icons.layoutGrid
                    text: name + ": " + furniture + " · " + hands
                }
            }
        }

        Item {
            Layout.fillHeight: true
        }

        ReachHint {}
    }

    SpreadColumn {
        Layout.fillHeight: true
        spacing: Theme.space3

        RoomButton {
            Layout.fillWidth: true
            confirm: root.confirm
            visible: root.shown.time
        }

        LeadSentence {
            Layout.fillWidth: true
            lead: root.confirm.limit === "" && !root.confirm.asksHouse ? root.confirm.free : ""
            rest: root.confirm.length
            stacked: true
            visible: root.shown.time && Theme.veryLarge // else it stands below the time
        }

        ConfirmSteps {
            confirm: root.confirm
            visible: root.shown.time
        }

        ConfirmRoom {
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
        }
    }
}
