pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// One of a few things to go on to: a time or a picture, the name large, a line about it, and an arrow.
Pressable {
    id: root

    property string time
    property string icon
    property string tagText
    property AbstractItemModel segments: null // of a day that is drawn below the words
    property AbstractItemModel ticks: null
    property real nowFraction: -1
    property bool narrow: false // beside another one
    property bool spacious: false // one of few, which share a whole page
    readonly property bool stacked: Theme.large && time !== "" && (narrow || !Theme.landscape) // the time over the name
    readonly property bool across: Theme.landscape && !narrow && segments !== null // the day beside the words
    readonly property int lines: narrow || Theme.large || Theme.low ? 2 : 3 // of name and of detail; the whole of them stands behind the row
    readonly property color shownColor: enabled ? Theme.ink : Theme.disabled
    readonly property int shownWeight: enabled ? Theme.extraBold : Theme.medium

    objectName: "rowButton"
    Layout.maximumHeight: Math.max(implicitHeight, spacious ? Theme.rowSpacious : Theme.roomy ? Theme.answerMost : Theme.rowMost)
    implicitHeight: Math.max(Theme.touchAction, grid.implicitHeight + Theme.space3 * 2)
    implicitWidth: grid.implicitWidth + Theme.gutter * 2
    spoken: [time, text, tagText, detail].filter(words => words !== "").join(". ")

    Rectangle {
        anchors.fill: parent
        border.color: root.enabled ? Theme.ink : Theme.line
        border.width: root.enabled ? Theme.strokeControl : Theme.strokeDivider
        color: !root.enabled ? Theme.paper : root.down ? Theme.pressed : Theme.white
        objectName: "surface"
        radius: root.radius
    }

    GridLayout {
        id: grid

        anchors.left: parent.left
        anchors.leftMargin: Theme.gutter
        anchors.right: parent.right
        anchors.rightMargin: Theme.gutter
        anchors.verticalCenter: parent.verticalCenter
        columnSpacing: Theme.gutter
        columns: root.stacked ? 2 : 3
        rowSpacing: 0

        RowLayout {
            Layout.columnSpan: root.stacked ? 2 : 1
            Layout.fillWidth: root.stacked
            Layout.preferredWidth: root.stacked ? -1 : root.time === "" ? sign.implicitWidth : root.narrow ? Theme.column - Theme.cardPadding : (root.spacious ? Theme.eventTimeRoomy : Theme.eventTime) - Theme.gutter
            spacing: Theme.gutter

            Words {
                Accessible.ignored: true
                Layout.fillWidth: !root.stacked
                color: root.shownColor
                step: root.spacious ? Words.Step.Page : root.narrow ? Words.Step.Lead : Words.Step.Title
                text: root.time
                visible: text !== ""
                weight: root.shownWeight
                wrapMode: Text.NoWrap
            }

            Rectangle {
                id: sign

                color: root.shownColor
                implicitHeight: implicitWidth
                implicitWidth: root.spacious ? Theme.waySquare * 1.4 : Theme.large ? Theme.waySquare * 1.2 : Theme.waySquare
                radius: Theme.radiusControl
                visible: root.time === ""

                Icon {
                    anchors.centerIn: parent
                    color: Theme.wordsOnInk
                    glyph: root.icon
                    size: parent.height * 0.58
                }
            }

            Tag {
                Accessible.ignored: true
                look: Tag.Look.Bench
                text: root.tagText
                visible: root.stacked && text !== ""
            }
        }

        GridLayout {
            Layout.fillWidth: true
            columnSpacing: Theme.margin
            columns: root.across ? 2 : 1
            rowSpacing: Theme.space1

            ColumnLayout {
                Layout.fillWidth: true
                Layout.maximumWidth: root.across ? Theme.spreadThird : Number.POSITIVE_INFINITY
                spacing: Theme.space1 / 2

                Facts {
                    Accessible.ignored: true
                    Layout.fillWidth: true
                    step: root.spacious ? Words.Step.Title : Theme.veryLarge ? Words.Step.Action : root.narrow || Theme.large ? Words.Step.Call : Words.Step.Lead
                    color: root.shownColor
                    facts: root.text
                    most: root.lines
                    weight: root.shownWeight
                }

                Facts {
                    Accessible.ignored: true
                    Layout.fillWidth: true
                    color: Theme.muted
                    step: root.spacious ? Words.Step.Action : Theme.veryLarge || root.narrow ? Words.Step.Label : Words.Step.Body
                    facts: root.detail
                    most: Theme.crowding < Theme.mostCrowding ? root.lines : 1
                    visible: text !== ""
                    weight: Theme.medium
                }
            }

            TimeRibbon {
                Accessible.ignored: true
                Layout.fillWidth: true
                mini: !root.spacious
                nowFraction: root.nowFraction
                segments: root.segments
                spoken: ""
                ticks: root.ticks
                visible: root.segments !== null
            }
        }

        RowLayout {
            spacing: Theme.space3

            Tag {
                Accessible.ignored: true
                look: Tag.Look.Bench
                text: root.tagText
                visible: !root.stacked && text !== ""
            }

            Icon {
                color: root.shownColor
                glyph: Icons.chevronRight
                size: Theme.action * 1.2
                visible: !(root.narrow && Theme.veryLarge) // the words need its room
            }
        }
    }
}
