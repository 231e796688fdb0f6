pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// How a room stands, in its four walls, with its name below.
ColumnLayout {
    id: root

    required property string kind
    required property string name
    required property int tables
    required property int chairs
    property bool wanted: false // what shall stand there

    objectName: "roomPicture"
    spacing: Theme.space1

    Rectangle {
        Layout.alignment: Qt.AlignHCenter
        Layout.preferredHeight: Theme.tabletPictogramHeight
        Layout.preferredWidth: Theme.tabletPictogramWidth
        border.color: root.wanted ? Theme.ink : Theme.line
        border.width: Theme.strokeControl
        color: Theme.white
        radius: Theme.radiusBlock

        LayoutPictogram {
            anchors.fill: parent
            anchors.margins: Theme.space3
            chairs: root.chairs
            kind: root.kind
            tables: root.tables
        }
    }

    Words {
        Layout.alignment: Qt.AlignHCenter
        Layout.maximumWidth: Theme.tabletPictogramWidth
        horizontalAlignment: Text.AlignHCenter
        step: Words.Step.Body
        text: root.name
        weight: root.wanted ? Theme.bold : Theme.regular
    }
}
