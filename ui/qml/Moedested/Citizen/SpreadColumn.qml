pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// One half of a page: beside the other on a wide screen, above or below it on a tall one.
ColumnLayout {
    property bool third: false // the smaller part of a wide page that is not halved

    Layout.alignment: Qt.AlignTop
    Layout.fillHeight: Theme.landscape
    Layout.fillWidth: !(Theme.landscape && third)
    Layout.preferredWidth: Theme.landscape && third ? Theme.spreadThird : 1
}
