pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// How much of a list is seen, and where one is in it: as in a ribbon, filled is what is taken up. Only where some is hidden.
Rectangle {
    id: root

    required property Flickable area
    readonly property real part: Math.max(height * area.visibleArea.heightRatio, Theme.scrollLeast)

    Accessible.ignored: true
    border.color: Theme.edge
    border.width: Theme.strokeDivider
    color: Theme.white
    implicitWidth: Theme.space2
    objectName: "scrollMark"
    visible: area.contentHeight > area.height + 1

    Rectangle {
        color: Theme.ink
        height: root.part
        objectName: "scrollPart"
        width: parent.width
        y: (root.height - height) * (root.area.contentHeight > root.area.height ? (root.area.contentY - root.area.originY) / (root.area.contentHeight - root.area.height) : 0)
    }
}
