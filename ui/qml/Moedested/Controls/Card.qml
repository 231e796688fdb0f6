pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// A white frame that stacks what stands in it.
Item {
    id: root

    property bool best: false // the thick frame: the one that fits best
    property real padding: Theme.cardPadding
    property real spacing: Theme.space2
    property color fill: Theme.white
    property color strokeColor: best ? Theme.ink : Theme.line
    default property alias content: column.data

    objectName: "card"
    implicitHeight: column.implicitHeight + padding * 2
    implicitWidth: column.implicitWidth + padding * 2

    Rectangle {
        anchors.fill: parent
        border.color: root.strokeColor
        border.width: root.best ? Theme.strokeChosen : Theme.strokeDivider
        color: root.fill
        radius: Theme.radiusCard
    }

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: root.padding
        spacing: root.spacing
    }
}
