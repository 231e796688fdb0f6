pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// What stands before a row of the board, and the ground under it: a house with its hours, or a room.
Item {
    id: root

    required property bool head
    required property string name
    required property string detail
    required property int rooms
    required property int heads
    required property bool narrow
    required property int roomsWidth

    objectName: "boardRow"
    z: head ? 1 : 0

    Rectangle {
        anchors.fill: parent
        color: root.head ? Theme.mist : Theme.white
    }

    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: 1
        width: parent.width
    }

    Row {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gutter
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space2
        visible: root.head

        DeskText {
            pixels: Theme.deskBlock
            text: root.name
            weight: Theme.extraBold
        }

        DeskText {
            color: Theme.muted
            pixels: Theme.deskBlock
            text: root.detail
        }
    }

    Column {
        readonly property int margin: root.narrow ? Theme.space2 : Theme.gutter

        anchors.left: parent.left
        anchors.leftMargin: margin
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.head
        width: root.roomsWidth - margin - Theme.space1

        DeskText {
            elide: Text.ElideRight
            maximumLineCount: root.narrow ? 2 : 1
            pixels: root.narrow ? Theme.deskBlock : Theme.deskRoom
            text: root.name
            weight: Theme.bold
            width: parent.width
        }

        DeskText {
            color: Theme.muted
            elide: Text.ElideRight
            text: root.detail
            width: parent.width
            wrapMode: Text.NoWrap
        }
    }
}
