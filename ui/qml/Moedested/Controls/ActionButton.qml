pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// What the three buttons share: icon, words, a second line, and a surface given from outside.
Pressable {
    id: root

    property string icon
    property string trailingIcon
    property int step: main ? Words.Step.Title : leading ? Words.Step.Call : Words.Step.Action
    property bool main: false // the page's main action: taller, larger words
    property bool leading: detail !== "" // words at the reading edge instead of in the middle
    property color fill: Theme.white
    property color pressedFill: Theme.pressed
    property color wordsColor: Theme.ink
    property color strokeColor: Theme.ink
    property real strokeWidth: Theme.strokeControl
    property bool dashed: false
    property bool fits: false // its words stay on one line, smaller where they must
    property int least: main ? Theme.touchMain : Theme.touchAction // high at least
    property int weight: main ? Theme.extraBold : Theme.bold
    property real padding: leading ? Theme.gutter : Theme.space3 + Theme.space1 / 2
    readonly property real room: width - padding * 2
    readonly property real wordsRoom: room - (before.visible ? before.implicitWidth + row.spacing : 0) - (after.visible ? after.implicitWidth + row.spacing : 0)
    readonly property color shownColor: enabled ? wordsColor : Theme.disabled
    // Words in several lines are narrower than the room they were given, and an icon stands beside the words.
    readonly property real nearer: leading ? 0 : Math.max(0, title.width - title.contentWidth) / 2 * (LayoutMirroring.enabled ? -1 : 1)

    objectName: "actionButton"
    implicitHeight: Math.max(least, row.implicitHeight + padding * 2)
    implicitWidth: row.implicitWidth + padding * 2

    Rectangle {
        anchors.fill: parent
        border.color: root.enabled ? root.strokeColor : Theme.line
        border.width: root.dashed ? 0 : root.enabled ? root.strokeWidth : Theme.strokeDivider
        color: !root.enabled ? Theme.paper : root.down ? root.pressedFill : root.fill
        objectName: "surface"
        radius: root.radius

        Behavior on color {
            ColorAnimation {
                duration: Theme.motionPress
            }
        }
    }

    Loader {
        active: root.dashed
        anchors.fill: parent

        sourceComponent: DashedFrame {
            color: root.enabled ? root.strokeColor : Theme.line
            fill: !root.enabled ? Theme.paper : root.down ? root.pressedFill : root.fill
            radius: root.radius
            strokeWidth: root.enabled ? root.strokeWidth : Theme.strokeControl
        }
    }

    RowLayout {
        id: row

        anchors.centerIn: parent
        spacing: root.leading ? Theme.gutter : root.main ? Theme.space3 : Theme.space2
        width: root.leading || root.fits ? root.room : Math.min(root.room, Math.ceil(implicitWidth))

        Icon {
            id: before

            color: root.shownColor
            glyph: root.icon
            size: Theme.pixels[root.step] * (root.leading ? 1.55 : root.main ? 1.25 : 1.1)

            transform: Translate {
                x: root.nearer
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.maximumWidth: root.leading || root.fits ? Number.POSITIVE_INFINITY : Math.ceil(Math.max(title.implicitWidth, second.implicitWidth))
            spacing: Theme.crowding < Theme.mostCrowding ? Theme.space1 : 0

            Words {
                id: title

                Accessible.ignored: true
                Layout.fillWidth: true
                Layout.preferredWidth: root.fits ? Math.ceil(measure.advanceWidth) : -1 // of the whole words: of what they shrank to, a button as wide as they are would move for ever
                color: root.shownColor
                fits: root.fits
                horizontalAlignment: root.leading ? Text.AlignLeft : Text.AlignHCenter
                room: root.Layout.fillWidth ? root.wordsRoom : 0 // else the button is as wide as its words
                step: root.step
                text: root.text
                weight: root.enabled ? root.weight : Theme.medium
            }

            Words {
                id: second

                Accessible.ignored: true
                Layout.fillWidth: true
                color: !root.enabled ? Theme.disabled : root.main ? root.wordsColor : Theme.muted
                horizontalAlignment: title.horizontalAlignment
                step: root.main ? Words.Step.Body : Words.Step.Label
                text: root.detail
                visible: root.detail !== ""
                weight: Theme.regular
            }
        }

        Icon {
            id: after

            color: root.shownColor
            glyph: root.trailingIcon
            size: Theme.pixels[root.step] * (root.main ? 1.25 : 1.1)

            transform: Translate {
                x: -root.nearer
            }
        }
    }
}
