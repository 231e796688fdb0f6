pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Controls
import Moedested.Theme

// A box to tick off, large enough for a thumb.
Pressable {
    id: root

    required property bool checked

    objectName: "tickBox"
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.role: Accessible.CheckBox
    implicitHeight: Theme.tabletBox
    implicitWidth: Theme.tabletBox
    radius: Theme.radiusTag

    Rectangle {
        anchors.fill: parent
        border.color: Theme.ink
        border.width: Theme.strokeControl
        color: root.checked ? Theme.ink : root.down ? Theme.pressed : Theme.white
        radius: root.radius
    }

    Icon {
        anchors.centerIn: parent
        color: Theme.wordsOnInk
        glyph: Icons.check
        size: Theme.lead
        visible: root.checked
    }
}
