pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// A page in two parts, each a SpreadColumn: what is read, and what is done. Halves, unless one calls itself a third.
GridLayout {
    property bool halves: true

    columnSpacing: Theme.margin
    columns: Theme.landscape ? 2 : 1
    uniformCellWidths: Theme.landscape && halves
}
