pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// The tick in the corner of what is chosen.
Rectangle {
    bottomLeftRadius: LayoutMirroring.enabled ? 0 : Theme.radiusControl
    bottomRightRadius: LayoutMirroring.enabled ? Theme.radiusControl : 0
    topLeftRadius: LayoutMirroring.enabled ? Theme.radiusControl : 0
    color: Theme.chosenStroke
    height: Theme.tick
    objectName: "cornerTick"
    topRightRadius: LayoutMirroring.enabled ? 0 : Theme.radiusControl
    width: Theme.tick

    Icon {
        anchors.centerIn: parent
        color: Theme.wordsOnChosen
        glyph: Icons.check
        size: Theme.tick - Theme.space2
    }
}
