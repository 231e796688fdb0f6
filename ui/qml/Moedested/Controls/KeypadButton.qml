pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// One key of a keypad: a sign, or an icon with a spoken word.
Pressable {
    id: root

    property string icon
    property bool inRows: false // a key of a number pad: up and down go from row to row
    readonly property int step: inRows && !Theme.large ? Words.Step.Title : Words.Step.Lead // a digit stands alone on a large key
    readonly property bool secret: inRows && icon === "" // a digit of somebody's number

    objectName: "keypadButton"
    guardMs: Theme.guardRepeat
    implicitHeight: Math.max(Theme.touchAction, sign.implicitHeight + Theme.space3 * 2, face.size + Theme.space3 * 2)
    implicitWidth: Math.max(Theme.touchAction, sign.implicitWidth + Theme.space3 * 2)

    Rectangle {
        anchors.fill: parent
        border.color: root.enabled ? Theme.ink : Theme.line
        border.width: root.enabled ? Theme.strokeControl : Theme.strokeDivider
        color: !root.enabled ? Theme.paper : root.down ? Theme.pressed : Theme.white
        radius: root.radius

        Behavior on color {
            ColorAnimation {
                duration: Theme.motionPress
            }
        }
    }

    Words {
        id: sign

        Accessible.ignored: true
        anchors.centerIn: parent
        color: root.enabled ? Theme.ink : Theme.disabled
        step: root.step
        text: root.icon === "" ? root.text : ""
    }

    Icon {
        id: face

        anchors.centerIn: parent
        color: root.enabled ? Theme.ink : Theme.disabled
        glyph: root.icon
        size: Theme.pixels[root.step]
    }
}
