pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// One help in the accessibility bar: icon over word, or beside it where a wide screen shows large words; a lamp-filled
// cell is on.
Pressable {
    id: root

    required property string icon
    property bool on: false
    property bool divided: LayoutMirroring.enabled ? x + width < (parent?.width ?? 0) - 1 : x > 1 // not on the first of a row
    readonly property color wordsColor: on ? Theme.wordsOnLamp : Theme.wordsOnBench

    objectName: "barCell"
    Accessible.checkable: true
    Accessible.checked: on
    Layout.fillHeight: true
    Layout.fillWidth: true
    Layout.preferredWidth: 1
    focusCasing: Theme.wordsOnLamp
    focusColor: Theme.wordsOnBench
    implicitHeight: column.implicitHeight + Theme.space3 * 2
    implicitWidth: Math.max(Theme.barCellWidth, column.implicitWidth + Theme.space1)
    radius: 0
    ringInside: true

    Rectangle {
        anchors.fill: parent
        color: root.on ? root.down ? Theme.lampPressed : Theme.lamp : root.down ? Theme.benchPressed : Theme.benchDeep
        objectName: "surface"

        Behavior on color {
            ColorAnimation {
                duration: Theme.motionPress
            }
        }
    }

    Rectangle {
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        color: root.on ? Theme.benchDeep : Theme.benchLine
        height: root.on ? parent.height : parent.height / 2
        visible: root.divided
        width: Theme.strokeDivider
    }

    GridLayout {
        id: column

        anchors.centerIn: parent
        columnSpacing: Theme.space3
        columns: Theme.landscape && Theme.large ? 2 : 1
        rowSpacing: Theme.space1

        Icon {
            Layout.alignment: Qt.AlignHCenter
            color: root.wordsColor
            glyph: root.icon
            size: Theme.lead
        }

        Words {
            Accessible.ignored: true
            Layout.alignment: Qt.AlignHCenter
            color: root.wordsColor
            step: Words.Step.Label
            text: root.text
            wrapMode: Text.NoWrap
        }
    }
}
