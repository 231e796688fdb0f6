pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// A page in two parts, each a SpreadColumn: what is read, and what is done. Side by side on a wide screen, in halves
// unless one calls itself a third. One above the other on a tall one; where one reaches low, the second lies below
// reach, or, if it begins with cards, stands at the foot of the page, and only their buttons need.
GridLayout {
    id: root

    property bool halves: true
    property bool cards: false
    readonly property real readingHeight: Math.max(0, Theme.reach - depthOf(root) - Theme.space3)

    // How far below the top of the page it begins.
    function depthOf(item: Item): real {
        return item === null || item.objectName === "page" ? 0 : item.y + depthOf(item.parent);
    }

    Gathering {
        lack: Theme.low && !root.cards && root.children.length > 0 ? root.children[0].implicitHeight - root.readingHeight : 0 // above reach
        page: root
    }

    columnSpacing: Theme.margin
    columns: Theme.landscape ? 2 : 1
    uniformCellWidths: Theme.landscape && halves
}
