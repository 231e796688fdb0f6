pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// The tick in the corner of what is chosen.
Rectangle {
    bottomLeftRadius: Theme.radiusControl
    color: Theme.chosenStroke
    height: Theme.tick
    objectName: "cornerTick"
    topRightRadius: Theme.radiusControl
    width: Theme.tick

    Icon {
        anchors.centerIn: parent
        color: Theme.wordsOnChosen
        glyph: Icons.check
        size: Theme.tick - Theme.space2
        strong: true
    }
}
