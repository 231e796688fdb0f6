pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// A minus or a plus: a button of one sign, whose word is read out.
Pressable {
    id: root

    required property string glyph

    objectName: "stepButton"
    guardMs: Theme.guardRepeat
    implicitHeight: Math.max(Theme.touchAction, Theme.title + Theme.space3 * 2)
    implicitWidth: Theme.touchAction

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

    Icon {
        anchors.centerIn: parent
        color: root.enabled ? Theme.ink : Theme.disabled
        glyph: root.glyph
        size: Theme.title
        strong: root.enabled
    }
}
