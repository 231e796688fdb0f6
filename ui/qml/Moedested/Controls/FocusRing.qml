pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// The frame round what has the keys: outside it, or inside where its neighbours leave no room, and of two colours, so
// that one of them shows on every ground.
Item {
    id: root

    property color color: Theme.ink
    property color casing: Theme.focusCasing
    property real radius: Theme.radiusControl
    property bool inside: false

    anchors.fill: parent
    anchors.margins: inside ? Theme.focusGap : -Theme.focusGap - Theme.focusStroke
    objectName: "focusRing"

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.focusGap
        border.color: root.casing
        border.width: Theme.focusGap * 2 + Theme.focusStroke
        color: "transparent"
        radius: root.radius + Theme.focusGap * 2 + Theme.focusStroke
    }

    Rectangle {
        anchors.fill: parent
        border.color: root.color
        border.width: Theme.focusStroke
        color: "transparent"
        radius: root.radius + Theme.focusGap + Theme.focusStroke
    }
}
