pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// The frame round the control that has the keys: outside it, so it shows on every fill.
Item {
    id: root

    property color color: Theme.ink
    property real radius: Theme.radiusControl

    anchors.fill: parent
    anchors.margins: -Theme.focusGap - Theme.focusStroke
    objectName: "focusRing"

    Rectangle {
        anchors.fill: parent
        border.color: root.color
        border.width: Theme.focusStroke
        color: "transparent"
        radius: root.radius + Theme.focusGap + Theme.focusStroke
    }
}
