pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// The helps, always at the foot of the page: two rows where the words are too large for one, so they keep their size.
Rectangle {
    id: root

    required property string spoken // what the bar is called when read out
    property bool landscape: false
    property int cells: 7
    readonly property bool folded: width / cells < widest
    readonly property real widest: Array.from(grid.children).reduce((most, cell) => Math.max(most, cell.implicitWidth), 0)
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
