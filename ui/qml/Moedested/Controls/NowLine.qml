pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Moedested.Theme

// Now: a line with a flag. Its pale casing keeps it visible over taken time.
Item {
    id: root

    property bool flagged: true
    property int laneHeight: height

    objectName: "nowLine"
    Accessible.ignored: true
    width: Theme.nowFlagWidth

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.strokeRibbon
        anchors.horizontalCenter: parent.horizontalCenter
        color: Theme.white
        height: root.laneHeight - Theme.strokeRibbon * 2
        width: Theme.nowStroke + Theme.nowCasing * 2
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        color: Theme.ink
        width: Theme.nowStroke
    }

    Shape {
        height: Theme.nowFlagHeight
        visible: root.flagged
        width: Theme.nowFlagWidth

        ShapePath {
            fillColor: Theme.ink
            startX: 0
            startY: 0
            strokeColor: Theme.ink
            strokeWidth: 0

            PathLine {
                x: Theme.nowFlagWidth
                y: 0
            }

            PathLine {
                x: Theme.nowFlagWidth / 2
                y: Theme.nowFlagHeight
            }

            PathLine {
                x: 0
                y: 0
            }
        }
    }
}
