pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// The helps, always at the foot of the page: in two rows where the words are too large for one, so they keep their
// size; `flat` where the words then stand beside their icons. Each cell is told both: `flat`, `folded`.
Rectangle {
    id: root

    required property string spoken // what the bar is called when read out
    readonly property int cells: grid.visibleChildren.length
    readonly property bool folded: width / cells < widest(grid.visibleChildren, cell => cell.uprightWidth)
    readonly property int columns: folded ? Math.ceil(cells / 2) : cells
    readonly property bool flat: folded && width >= flatWidth()
    property bool landscape: false
    default property alias content: grid.data

    function widest(cells: var, widthOf: var): real {
        return Array.from(cells).reduce((most, cell) => Math.max(most, widthOf(cell)), 0);
    }

    // How wide two rows are, in which those below one another are as wide as the wider one.
    function flatWidth(): real {
        const shown = Array.from(grid.visibleChildren);
        const upper = shown.slice(0, columns);
        return upper.reduce((sum, cell, column) => sum + widest([cell, shown[columns + column] ?? cell], one => one.flatWidth), 0);
    }

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
        columns: root.columns
        rowSpacing: 0
        uniformCellWidths: root.flat && root.columns * root.widest(visibleChildren, cell => cell.flatWidth) <= width
    }

    Rectangle {
        color: Theme.ink
        height: Theme.strokeControl
        visible: Theme.highContrast
        width: parent.width
    }
}
