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
    property string tagText
    property string tagIcon
    property bool tagDashed: false
    property int tagLook: tagDashed ? Tag.Look.Dashed : Tag.Look.Bench

    objectName: "resultCard"
    Accessible.name: name
    Accessible.role: Accessible.Grouping

    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: Theme.large ? 1 : 3
        rowSpacing: Theme.space2

        Words {
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.large ? Number.POSITIVE_INFINITY : Math.ceil(implicitWidth)
            step: Words.Step.Title
            text: root.name
        }

        Tag {
            Layout.maximumWidth: implicitWidth
            icon: root.tagIcon
            look: root.tagLook
            text: root.tagText
            visible: root.tagText !== ""
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2
            visible: root.capacity !== ""

            Item {
                Layout.fillWidth: true
                visible: !Theme.large
            }

            Icon {
                glyph: Icons.users
                size: Theme.call
            }

            Words {
                Layout.fillWidth: Theme.large
                step: Words.Step.Action
                text: root.capacity
                weight: Theme.semiBold
            }
        }
    }

    LeadSentence {
        Layout.fillWidth: true
        lead: root.availability
        rest: root.place
        separator: "·"
        stacked: Theme.large
        visible: root.availability !== "" || root.place !== ""
    }
}
