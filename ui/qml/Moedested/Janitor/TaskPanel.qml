pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The next task in full, and what is done about it.
Rectangle {
    id: root

    required property FaultModel fault
    required property RoundModel round
    readonly property bool tight: round.stale !== "" // the banner takes of its height

    objectName: "taskPanel"
    color: Theme.white

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.top: parent.top
        color: Theme.line
        width: Theme.strokeDivider
    }

    ColumnLayout {
        anchors.bottomMargin: root.tight ? Theme.space2 : Theme.gutter
        anchors.fill: parent
        anchors.leftMargin: Theme.tabletMargin
        anchors.rightMargin: Theme.tabletMargin
        anchors.topMargin: Theme.space3
        spacing: Theme.space2

        Flickable {
            Layout.fillHeight: true
            Layout.fillWidth: true
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            contentHeight: facts.implicitHeight
            contentWidth: width
            objectName: "facts"

            ColumnLayout {
                id: facts

                spacing: Theme.space2
                width: parent.width

                ColumnLayout {
                    spacing: Theme.space1

                    Words {
                        Layout.fillWidth: true
                        color: Theme.muted
                        objectName: "lead"
                        step: Words.Step.Label
                        text: root.round.lead
                        visible: text !== ""
                        weight: Theme.medium
                    }

                    Words {
                        Layout.fillWidth: true
                        objectName: "place"
                        step: Words.Step.Title
                        text: root.round.place
                        visible: text !== ""
                    }

                    Words {
                        Layout.fillWidth: true
                        objectName: "when"
                        text: root.round.when
                        visible: text !== ""
                        weight: Theme.bold
                    }

                    Words {
                        Layout.fillWidth: true
                        objectName: "what"
                        text: root.round.what
                        visible: text !== ""
                    }
                }

                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.space1
                    visible: root.round.remember.count > 0

                    Repeater {
                        model: root.round.remember

                        delegate: FactLine {
                            id: fact

                            required property string symbol

                            icon: Icons[fact.symbol]
                            objectName: "remember"
                            rightPadding: Theme.gutter
                            weight: Theme.bold
                        }
                    }
                }

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.space2
                    visible: root.round.afterKind !== ""

                    RoomPicture {
                        Layout.alignment: Qt.AlignTop
                        chairs: root.round.beforeChairs
                        kind: root.round.beforeKind
                        name: root.round.beforeName
                        tables: root.round.beforeTables
                        visible: root.round.beforeKind !== ""
                    }

                    Icon {
                        Layout.alignment: Qt.AlignTop
                        Layout.preferredHeight: Theme.tabletPictogramHeight
                        Layout.fillWidth: true
                        glyph: Icons.arrowRight
                        size: Theme.title
                        visible: root.round.beforeKind !== ""
                    }

                    RoomPicture {
                        Layout.alignment: Qt.AlignTop
                        chairs: root.round.afterChairs
                        kind: root.round.afterKind
                        name: root.round.afterName
                        objectName: "wantedPicture"
                        tables: root.round.afterTables
                        wanted: true
                    }

                    Item {
                        Layout.fillWidth: true
                        visible: root.round.beforeKind === ""
                    }
                }

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.space3
                    uniformCellSizes: true
                    visible: root.round.tables !== ""

                    FurnitureCount {
                        Layout.fillWidth: true
                        count: root.round.tables
                        objectName: "tables"
                        thing: qsTr("tables")
                    }

                    FurnitureCount {
                        Layout.fillWidth: true
                        count: root.round.chairs
                        objectName: "chairs"
                        thing: qsTr("chairs")
                    }
                }
            }
        }

        PrimaryButton {
            Layout.fillWidth: true
            Layout.preferredHeight: root.tight ? Theme.touchFloor : Theme.tabletAction
            icon: Icons.check
            objectName: "done"
            text: qsTr("Done")
            visible: root.round.mayTick && !root.round.shownDone

            onClicked: root.round.tickShown()
        }

        PlainButton {
            Layout.fillWidth: true
            Layout.preferredHeight: root.tight ? Theme.touchFloor : Theme.tabletAction
            icon: Icons.undo2
            objectName: "undone"
            text: qsTr("Not done after all")
            visible: root.round.mayTick && root.round.shownDone

            onClicked: root.round.tickShown()
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space3

            PlainButton {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touchFloor
                Layout.preferredWidth: 1
                icon: Icons.wrench
                objectName: "tellFault"
                quiet: true
                step: Words.Step.Body
                text: root.fault.tellText
                visible: root.fault.mayTell

                onClicked: root.fault.begin()
            }

            PlainButton {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touchFloor
                Layout.preferredWidth: 1
                enabled: !root.round.printing
                icon: Icons.printer
                objectName: "print"
                quiet: true
                step: Words.Step.Body
                text: qsTr("Print")

                onClicked: root.round.printList()
            }
        }

        Words {
            Accessible.role: Accessible.AlertMessage
            Layout.fillWidth: true
            color: Theme.muted
            objectName: "notice"
            step: Words.Step.Label
            text: root.round.notice
            weight: Theme.medium
        }
    }

    FaultPanel {
        anchors.fill: parent
        anchors.leftMargin: Theme.strokeDivider
        fault: root.fault
    }
}
