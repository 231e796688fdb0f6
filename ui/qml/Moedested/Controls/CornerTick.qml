pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// The tick in the corner of what is chosen.
Rectangle {
    id: tick

    property bool small: false // on a chip with little room
    readonly property real side: small ? Theme.tick * 0.7 : Theme.tick

    bottomLeftRadius: LayoutMirroring.enabled ? 0 : Theme.radiusControl
    bottomRightRadius: LayoutMirroring.enabled ? Theme.radiusControl : 0
    color: Theme.chosenStroke
    height: side
    objectName: "cornerTick"
    topLeftRadius: LayoutMirroring.enabled ? Theme.radiusControl : 0
    topRightRadius: LayoutMirroring.enabled ? 0 : Theme.radiusControl
    width: side

    Icon {
        anchors.centerIn: parent
        color: Theme.wordsOnChosen
        glyph: Icons.check
        size: tick.side - Theme.space2
    }
}
