pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The janitor's tablet: the round to the left, the task at hand to the right.
Window {
    id: root

    required property FaultModel fault
    required property RoundModel round

    color: Theme.benchDeep
    height: Theme.tabletHeight
    objectName: "janitorWindow"
    title: "Mødested"
    width: Theme.tabletWidth

    Binding {
        property: "textScale"
        target: Theme
        value: Theme.tabletScale
    }

    // Drawn for 1280 × 800 and shown as large as the window allows, whatever its form.
    Rectangle {
        anchors.centerIn: parent
        clip: true
        color: Theme.paper
        height: Theme.tabletHeight
        scale: Math.min(root.width / width, root.height / height)
        width: Theme.tabletWidth

        ColumnLayout {
            anchors.fill: parent
            spacing: 0

            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.tabletHeader
                color: Theme.bench

                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.tabletMargin
                    anchors.rightMargin: Theme.tabletMargin
                    spacing: Theme.space3

                    Mark {
                        size: Theme.tabletMark
                    }

                    Words {
                        Layout.fillWidth: true
                        color: Theme.wordsOnBench
                        fits: true
                        objectName: "house"
                        text: root.round.house
                        weight: Theme.semiBold
                    }

                    Words {
                        color: Theme.wordsOnBench
                        objectName: "day"
                        text: root.round.day
                        weight: Theme.semiBold
                        wrapMode: Text.NoWrap
                    }

                    Words {
                        Layout.leftMargin: Theme.gutter
                        color: Theme.wordsOnBench
                        objectName: "clock"
                        step: Words.Step.Lead
                        text: root.round.clock
                        wrapMode: Text.NoWrap
                    }
                }
            }

            Rectangle {
                Layout.fillWidth: true
                color: Theme.white
                implicitHeight: stale.implicitHeight + Theme.space2 * 2
                objectName: "stale"
                visible: root.round.stale !== ""

                RowLayout {
                    id: stale

                    anchors.left: parent.left
                    anchors.leftMargin: Theme.tabletMargin
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.tabletMargin
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.space3

                    Icon {
                        glyph: Icons.cloudOff
                        size: Theme.lead
                    }

                    LeadSentence {
                        Accessible.role: Accessible.AlertMessage
                        Layout.fillWidth: true
                        lead: root.round.stale
                        objectName: "staleWords"
                        rest: root.round.staleMore
                        separator: "·"
                    }
                }

                Rectangle {
                    anchors.bottom: parent.bottom
                    color: Theme.ink
                    height: Theme.strokeControl
                    width: parent.width
                }
            }

            RowLayout {
                Layout.fillHeight: true
                Layout.fillWidth: true
                spacing: 0

                ColumnLayout {
                    Layout.bottomMargin: 0
                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.tabletMargin
                    Layout.rightMargin: Theme.tabletMargin
                    Layout.topMargin: Theme.gutter
                    spacing: Theme.space3

                    RoundHeader {
                        Layout.fillWidth: true
                        round: root.round
                    }

                    Words {
                        Layout.fillWidth: true
                        objectName: "closed"
                        step: Words.Step.Lead
                        text: root.round.closed
                        visible: text !== ""
                    }

                    Words {
                        Layout.fillWidth: true
                        objectName: "closedMore"
                        step: Words.Step.Action
                        text: root.round.closedMore
                        visible: text !== ""
                    }

                    FactLine {
                        Layout.fillWidth: true
                        icon: Icons.lock
                        objectName: "closedOff"
                        text: root.round.closedOff
                        visible: text !== ""
                        weight: Theme.semiBold
                    }

                    Reported {
                        Layout.fillWidth: true
                        round: root.round
                        visible: root.round.reported.count > 0
                    }

                    RowLayout {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        Layout.rightMargin: mark.visible ? -Theme.gutter : 0 // it stands in the margin
                        spacing: Theme.space2

                        RoundList {
                            id: list

                            Layout.fillHeight: true
                            Layout.fillWidth: true
                            round: root.round
                        }

                        ScrollMark {
                            id: mark

                            Layout.fillHeight: true
                            area: list
                        }
                    }
                }

                TaskPanel {
                    Layout.fillHeight: true
                    Layout.preferredWidth: Theme.tabletPanel
                    fault: root.fault
                    round: root.round
                }
            }
        }
    }
}
