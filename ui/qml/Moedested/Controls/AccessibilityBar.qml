pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// The helps, always at the foot of the page. With larger text they stand in two rows, so every word keeps its size.
Rectangle {
    id: root

    required property string spoken // what the bar is called when read out
    property bool landscape: false
    property int cells: 7
    readonly property bool folded: width / cells < Theme.barCellWidth * Theme.textScale
    default property alias content: grid.data

    objectName: "accessibilityBar"
    Accessible.name: spoken
    Accessible.role: Accessible.ToolBar
    color: Theme.benchDeep
    implicitHeight: Math.max(landscape ? Theme.landscapeBarHeight : Theme.barHeight, grid.implicitHeight)
    implicitWidth: Theme.barCellWidth * cells

    GridLayout {
        id: grid

        anchors.fill: parent
        columnSpacing: 0
        columns: root.folded ? Math.ceil(root.cells / 2) : root.cells
        rowSpacing: 0
    }

    Rectangle {
        color: Theme.ink
        height: Theme.strokeControl
        visible: Theme.highContrast
        width: parent.width
    }
}
