pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// One place among the results: its name, what it is like and how free it is; the page fills in ribbon and button.
Card {
    id: root

    required property string name
    property string availability // strong: until when it is free
    property string place // quiet: where it is
    property string capacity
    property string holds: capacity // the same where it is read out
    readonly property bool gathered: true // its words are read out in one go, and then its button
    property string tagText
    property string tagIcon
    property bool tagDashed: false
    property bool narrow: false // one of several side by side
    property bool across: false // the only one, from side to side of a wide screen
    readonly property bool stacked: Theme.large && !narrow && !across
    readonly property bool level: stacked && tagLook === Tag.Look.Dashed // tag and capacity in one line
    readonly property TextMetrics nameLine: TextMetrics {
        font: nameWords.font
        text: root.name
    }
    property int tagLook: tagDashed ? Tag.Look.Dashed : Tag.Look.Bench

    objectName: "resultCard"
    Accessible.name: name
    Accessible.role: Accessible.Grouping

    GridLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        rowSpacing: Theme.space2

        Facts {
            id: nameWords

            Layout.columnSpan: root.narrow || root.level ? 2 : 1
            Layout.fillWidth: true
            Layout.maximumWidth: root.stacked || root.narrow ? Number.POSITIVE_INFINITY : Layout.preferredWidth
            Layout.preferredWidth: Math.ceil(root.nameLine.advanceWidth) // of the whole name: as wide as what is shown of it, it could never grow
            facts: root.name
            most: 2
            step: Words.Step.Title
        }

        Tag {
            id: tag

            Layout.column: root.stacked ? 0 : 1
            Layout.maximumWidth: implicitWidth
            Layout.row: root.stacked || root.narrow ? 1 : 0
            icon: root.tagIcon
            look: root.tagLook
            text: root.tagText
            visible: root.tagText !== ""
        }

        RowLayout {
            Layout.column: root.level ? 1 : root.stacked || root.narrow ? 0 : 2
            Layout.fillWidth: true
            Layout.minimumHeight: root.narrow ? tag.implicitHeight : 0 // level with the cards beside it, which may have a tag
            Layout.row: root.level ? 1 : root.stacked ? 2 : root.narrow ? 1 : 0
            spacing: Theme.space2
            visible: root.capacity !== ""

            Item {
                Layout.fillWidth: true
                visible: root.level || (!root.stacked && !root.narrow)
            }

            Icon {
                glyph: Icons.users
                size: Theme.call
            }

            Words {
                Layout.fillWidth: root.stacked && !root.level
                step: Words.Step.Action
                Accessible.name: root.holds
                text: root.capacity
                weight: Theme.semiBold
            }

            Item {
                Layout.fillWidth: true
                visible: root.narrow
            }
        }
    }

    LeadSentence {
        Layout.fillWidth: true
        lead: root.availability
        rest: root.place
        separator: "·"
        stacked: root.stacked || root.narrow
        visible: root.availability !== "" || root.place !== ""
    }
}
