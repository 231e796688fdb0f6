pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// How the room stands where there is nothing to choose: drawn as large as the page has room for, and in words.
Card {
    id: root

    required property string kind
    required property string name
    required property string furniture
    required property int chairs
    required property int tables

    objectName: "layoutDrawn"
    padding: Theme.gutter
    spacing: Theme.space1

    Item {
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.minimumHeight: Theme.pictogramHeight

        LayoutPictogram {
            readonly property real most: Math.min(parent.width / implicitWidth, parent.height / implicitHeight) * 0.8

            anchors.centerIn: parent
            chairs: root.chairs
            height: implicitHeight * most
            kind: root.kind
            tables: root.tables
            width: implicitWidth * most
        }
    }

    Words {
        Layout.fillWidth: true
        step: Words.Step.Call
        text: root.name
    }

    Words {
        Layout.fillWidth: true
        color: Theme.muted
        text: root.furniture
        visible: text !== ""
    }
}
