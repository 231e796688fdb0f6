pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// The misty foot of a page, where its action stands; what is put in is stacked.
Rectangle {
    id: root

    property real spacing: Theme.gutter
    default property alias content: column.data

    objectName: "actionZone"
    color: Theme.mist
    implicitHeight: column.implicitHeight + column.anchors.topMargin + column.anchors.bottomMargin
    implicitWidth: column.implicitWidth + Theme.margin * 2

    Rectangle {
        color: Theme.line
        height: Theme.strokeDivider
        width: parent.width
    }

    ColumnLayout {
        id: column

        anchors.bottomMargin: Theme.landscape ? Theme.gutter : Theme.cardPadding
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.landscape ? Theme.space3 : Theme.gutter
        spacing: root.spacing
    }
}
