pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// A clock that shows a time of day, for those who know it by the hands.
Rectangle {
    id: root

    required property int hour
    property int minute: 0
    property real side: Theme.clockFace

    component Hand: Rectangle {
        property real share: 0.3 // of the face
        property real turn: 0

        color: Theme.ink
        height: root.side * share
        radius: width / 2
        rotation: turn
        transformOrigin: Item.Bottom
        x: (root.width - width) / 2
        y: root.height / 2 - height
    }

    objectName: "clockFace"
    Accessible.ignored: true // the time stands beside it in words
    border.color: Theme.ink
    border.width: Theme.strokeChosen
    color: Theme.white
    implicitHeight: side
    implicitWidth: side
    radius: side / 2

    Repeater {
        model: 12

        delegate: Item {
            required property int index

            anchors.centerIn: parent
            height: root.side - Theme.space3
            rotation: index * 30
            width: Theme.strokeControl

            Rectangle {
                color: Theme.ink
                height: root.side / 14
                width: parent.width
            }
        }
    }

    Hand {
        share: 0.26
        turn: (root.hour % 12) * 30 + root.minute / 2
        width: root.side / 14
    }

    Hand {
        share: 0.4
        turn: root.minute * 6
        width: root.side / 22
    }
}
