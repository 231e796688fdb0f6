pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// What a room looks like: its photo, read and scaled once beside the screen's own work, or a drawing of how it stands.
Rectangle {
    id: root

    required property RoomPictureModel room
    readonly property string language: room.language // of what is read out, where that is not the screen's
    readonly property bool seen: photo.status === Image.Ready

    Accessible.name: room.spoken
    Accessible.role: Accessible.Graphic
    border.color: Theme.ink
    border.width: Theme.strokeControl
    color: Theme.white
    implicitHeight: width * 3 / 4
    objectName: "roomView"

    Image {
        id: photo

        anchors.fill: parent
        anchors.margins: Theme.strokeControl
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
        source: Theme.highContrast && root.room.contrastSource !== "" ? root.room.contrastSource : root.room.source
        sourceSize.width: Theme.photoWidth
        visible: root.seen
    }

    LayoutPictogram {
        readonly property real most: Math.min(root.width / implicitWidth, (root.height - words.height) / implicitHeight) * 0.7

        anchors.centerIn: parent
        anchors.verticalCenterOffset: -words.height / 2
        chairs: root.room.chairs
        height: implicitHeight * Math.max(1, most)
        kind: root.room.kind
        tables: root.room.tables
        visible: !root.seen
        width: implicitWidth * Math.max(1, most)
    }

    Words {
        id: words

        Accessible.ignored: true
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Theme.space2
        anchors.right: parent.right
        color: Theme.muted
        horizontalAlignment: Text.AlignHCenter
        step: Words.Step.Label
        text: root.room.standing
        visible: !root.seen
    }
}
