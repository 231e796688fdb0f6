pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// A word on a small plate: how something stands.
Item {
    id: root

    enum Look {
        Bench,
        Mist,
        White,
        Dashed
    }

    required property string text
    property string icon
    property bool opening: false // read out with the page it stands on
    property int look: Tag.Look.Bench
    property int step: Words.Step.Label
    readonly property bool outlined: Theme.highContrast && look !== Tag.Look.White && look !== Tag.Look.Dashed
    readonly property color wordsColor: look === Tag.Look.Bench ? Theme.wordsOnBench : look === Tag.Look.White ? Theme.wordsOnWhite : Theme.ink

    objectName: "tag"
    Accessible.name: text
    Accessible.role: Accessible.StaticText
    implicitHeight: row.implicitHeight + Theme.space1 * 2
    implicitWidth: row.implicitWidth + Theme.space3 * 2

    Rectangle {
        anchors.fill: parent
        border.color: Theme.ink
        border.width: root.outlined ? Theme.strokeRibbon : 0
        color: root.look === Tag.Look.Bench ? Theme.bench : root.look === Tag.Look.Mist ? Theme.mist : Theme.codeLight
        radius: Theme.radiusTag
        visible: root.look !== Tag.Look.Dashed
    }

    DashedFrame {
        anchors.fill: parent
        radius: Theme.radiusTag
        strokeWidth: Theme.strokeRibbon
        visible: root.look === Tag.Look.Dashed
    }

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.space3
        anchors.rightMargin: Theme.space3
        spacing: Theme.space1

        Icon {
            color: root.wordsColor
            glyph: root.icon
            size: Theme.pixels[root.step] * 1.2
        }

        Words {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: root.wordsColor
            step: root.step
            text: root.text
            weight: Theme.bold
        }
    }
}
