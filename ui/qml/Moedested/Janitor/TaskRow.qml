pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// One task of the round: touched beside its box it is shown in full, touched on its box it is ticked off.
Item {
    id: root

    required property string key
    required property string heading
    required property string time
    required property string place
    required property string detail
    required property string strong
    required property string tag
    required property string spoken
    required property bool done
    required property bool chosen
    required property bool hasBox

    signal ticked(key: string)
    signal touched(key: string)

    objectName: "taskRow"
    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.space1

        Words {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space1
            color: Theme.muted
            objectName: "legHeading"
            step: Words.Step.Label
            text: root.heading
            visible: text !== ""
        }

        Pressable {
            id: card

            Layout.fillWidth: true
            implicitHeight: Math.max(Theme.tabletRow, line.implicitHeight + Theme.space2 * 2)
            objectName: "row-" + root.key
            radius: Theme.radiusCard
            text: root.spoken

            onClicked: root.touched(root.key)

            Rectangle {
                anchors.fill: parent
                border.color: root.chosen ? Theme.chosenStroke : Theme.line
                border.width: root.chosen ? Theme.strokeChosen : Theme.strokeDivider
                color: card.down ? Theme.pressed : root.chosen ? Theme.lampSoft : Theme.white
                radius: card.radius
            }

            RowLayout {
                id: line

                anchors.left: parent.left
                anchors.leftMargin: Theme.space3
                anchors.right: parent.right
                anchors.rightMargin: Theme.space3
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.gutter

                Item {
                    Layout.preferredHeight: Theme.tabletBox
                    Layout.preferredWidth: Theme.tabletBox

                    TickBox {
                        anchors.fill: parent
                        checked: root.done
                        objectName: "tick-" + root.key
                        text: root.spoken
                        visible: root.hasBox

                        onClicked: root.ticked(root.key)
                    }
                }

                Words {
                    Accessible.ignored: true
                    Layout.preferredWidth: Theme.tabletTime
                    fits: true
                    step: Words.Step.Lead
                    text: root.time
                    weight: Theme.bold
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.space1 / 2

                    RowLayout {
                        spacing: Theme.space2

                        Words {
                            Accessible.ignored: true
                            Layout.fillWidth: root.tag === ""
                            Layout.maximumWidth: Math.ceil(implicitWidth)
                            step: Words.Step.Action
                            text: root.place
                            weight: Theme.extraBold
                        }

                        Tag {
                            objectName: "newTag"
                            text: root.tag
                            visible: text !== ""
                        }
                    }

                    LeadSentence {
                        Accessible.ignored: true
                        Layout.fillWidth: true
                        elide: Text.ElideRight
                        lead: root.strong
                        listed: true
                        maximumLineCount: 3
                        rest: root.detail
                        separator: "·"
                    }
                }
            }
        }
    }
}
