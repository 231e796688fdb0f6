pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// One half of a page: beside the other on a wide screen, above or below it on a tall one.
ColumnLayout {
    id: root

    property bool third: false // the smaller part of a wide page that is not halved
    readonly property Spread spread: parent as Spread
    readonly property bool isRead: Theme.low && spread !== null && spread.children[0] === root
    readonly property bool ends: isRead && !spread.cards // above reach

    Layout.alignment: Qt.AlignTop
    Layout.bottomMargin: ends ? Theme.space3 * 2 - spread.rowSpacing : 0
    Layout.fillHeight: Theme.landscape || isRead
    Layout.fillWidth: !(Theme.landscape && third)
    Layout.maximumHeight: ends ? Math.max(spread.readingHeight, implicitHeight) : Number.POSITIVE_INFINITY
    Layout.minimumHeight: ends ? spread.readingHeight : -1
    Layout.preferredHeight: implicitHeight // of one that is empty a layout would take the height it once had
    Layout.preferredWidth: Theme.landscape && third ? Theme.spreadThird : 1
}
