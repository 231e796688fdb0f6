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
    property bool running: false // the tag stands on a white plate
    property bool divided: true

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

        Words {
            Accessible.ignored: true
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: Theme.large ? -1 : Theme.eventTime
            color: Theme.wordsOnBench
            step: Words.Step.Title
            text: root.time
            wrapMode: Text.NoWrap
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space1 / 2

            GridLayout {
                Layout.fillWidth: true
                columnSpacing: Theme.gutter
                columns: Theme.large ? 1 : 2
                rowSpacing: Theme.space1

                Words {
                    Accessible.ignored: true
                    Layout.fillWidth: true
                    color: Theme.wordsOnBench
                    step: Words.Step.Lead
                    text: root.title
                }

                Tag {
                    Layout.maximumWidth: implicitWidth
                    look: Tag.Look.White
                    text: root.tagText
                    visible: root.running && root.tagText !== ""
                }

                Words {
                    Accessible.ignored: true
                    color: Theme.wordsOnBench
                    step: Words.Step.Label
                    text: root.tagText
                    visible: !root.running && root.tagText !== ""
                    weight: Theme.medium
                    wrapMode: Text.NoWrap
                }
            }

            Words {
                Accessible.ignored: true
                Layout.fillWidth: true
                color: Theme.fog
                text: root.detail
                visible: text !== ""
            }
        }
    }
}
