pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// Something open to all: the time first, the name large, the rest quiet. Stands on bench.
Item {
    id: root

    required property string time
    required property string title
    property string detail
    property string tagText
    property bool roomy: false // one of few on a wide screen: all a step larger
    property bool running: false // the tag stands on a white plate
    property bool divided: true
    readonly property bool tagBeside: Theme.large && Theme.landscape // beside the time, where height is dear

    objectName: "eventRow"
    Accessible.name: [time, title, tagText, detail].filter(words => words !== "").join(". ")
    Accessible.role: Accessible.ListItem
    implicitHeight: grid.implicitHeight + Theme.space3 * 2
    implicitWidth: grid.implicitWidth

    Rectangle {
        color: Theme.benchLine
        height: Theme.strokeDivider
        visible: root.divided
        width: parent.width
    }

    GridLayout {
        id: grid

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        columnSpacing: Theme.gutter
        columns: Theme.large ? 1 : 2
        rowSpacing: 0

        RowLayout {
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: Theme.large
            Layout.preferredWidth: Theme.large ? -1 : root.roomy ? Theme.eventTimeRoomy : Theme.eventTime
            spacing: Theme.gutter

            Words {
                Accessible.ignored: true
                color: Theme.wordsOnBench
                step: root.roomy ? Words.Step.Page : Words.Step.Title
                text: root.time
                wrapMode: Text.NoWrap
            }

            EventTag {
                running: root.running
                text: root.tagText
                visible: root.tagBeside && text !== ""
            }

            Item {
                Layout.fillWidth: true
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space1 / 2

            GridLayout {
                Layout.fillWidth: true
                columnSpacing: Theme.gutter
                columns: Theme.large ? 1 : 2
                rowSpacing: Theme.space1

                Facts {
                    Accessible.ignored: true
                    Layout.fillWidth: true
                    color: Theme.wordsOnBench
                    step: root.roomy ? Words.Step.Title : Words.Step.Lead
                    facts: root.title
                    most: 2
                }

                EventTag {
                    Layout.maximumWidth: implicitWidth
                    running: root.running
                    text: root.tagText
                    visible: !root.tagBeside && text !== ""
                }
            }

            Facts {
                Accessible.ignored: true
                Layout.fillWidth: true
                color: Theme.fog
                step: root.roomy ? Words.Step.Action : Words.Step.Body
                facts: root.detail
                most: Theme.crowding < Theme.mostCrowding ? 2 : 1
                visible: text !== ""
                weight: Theme.regular
            }
        }
    }
}
