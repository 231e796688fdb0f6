pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// One help in the accessibility bar: icon over word, or beside it where it is flat; a lamp-filled cell is on.
Pressable {
    id: root

    required property string icon
    property bool on: false
    property bool toggles: true // a press turns it on or off; else it leads to a page
    property bool flat: false
    property bool folded: false // one of two rows, whose columns are as wide as their words
    property bool divided: LayoutMirroring.enabled ? x + width < (parent?.width ?? 0) - 1 : x > 1 // not on the first of a row
    readonly property real uprightWidth: Math.max(Theme.barCellWidth, word.implicitWidth + Theme.space1)
    readonly property real flatWidth: Theme.barIcon + column.columnSpacing + word.implicitWidth + Theme.space1 * 2
    readonly property color wordsColor: on ? Theme.wordsOnLamp : Theme.wordsOnBench

    objectName: "barCell"
    Accessible.checkable: toggles
    Accessible.checked: on
    Layout.fillHeight: true
    Layout.fillWidth: true
    Layout.preferredWidth: flat ? flatWidth : folded ? uprightWidth : 1
    focusCasing: Theme.wordsOnLamp
    focusColor: Theme.wordsOnBench
    implicitHeight: Math.max(Theme.touchFloor, column.implicitHeight + Theme.space2 * (flat ? 2 : 1))
    implicitWidth: flat ? flatWidth : uprightWidth
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

        anchors.verticalCenter: parent.verticalCenter
        columnSpacing: Theme.space2
        columns: root.flat ? 2 : 1
        rowSpacing: Theme.large ? 0 : Theme.space1
        x: !root.flat ? (root.width - width) / 2 : root.LayoutMirroring.enabled ? root.width - width - Theme.space2 : Theme.space2

        Icon {
            Layout.alignment: Qt.AlignHCenter
            color: root.wordsColor
            glyph: root.icon
            size: Theme.barIcon
        }

        Words {
            id: word

            Accessible.ignored: true
            Layout.alignment: Qt.AlignHCenter
            color: root.wordsColor
            step: Words.Step.Label
            text: root.text
            wrapMode: Text.NoWrap
        }
    }
}
