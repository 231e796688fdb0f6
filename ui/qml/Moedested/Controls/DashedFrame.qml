pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Moedested.Theme

// A dashed outline: something asked for, not yet given.
Item {
    id: root

    property color color: Theme.ink
    property color fill: Theme.white
    property real radius: Theme.radiusControl
    property real strokeWidth: Theme.strokeYours
    property real dashLength: Theme.dash
    property real gapLength: Theme.dashGap

    objectName: "dashedFrame"

    Shape {
        anchors.fill: parent
        visible: root.width > root.strokeWidth && root.height > root.strokeWidth

        ShapePath {
            capStyle: ShapePath.FlatCap
            dashPattern: [root.dashLength / root.strokeWidth, root.gapLength / root.strokeWidth]
            fillColor: root.fill
            strokeColor: root.color
            strokeStyle: ShapePath.DashLine
            strokeWidth: root.strokeWidth

            PathRectangle {
                height: Math.max(1, root.height - root.strokeWidth)
                radius: root.radius
                width: Math.max(1, root.width - root.strokeWidth)
                x: root.strokeWidth / 2
                y: root.strokeWidth / 2
            }
        }
    }
}
