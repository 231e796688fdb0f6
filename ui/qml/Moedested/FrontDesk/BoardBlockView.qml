pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Controls
import Moedested.Theme

// One stretch of a room on the board. Its words are drawn apart, above the now-line.
Item {
    id: root

    required property string kind // free, booked, setup, closed, forgotten, blocked, request, leaving, yours, conflict, offer
    required property bool chosen
    required property string spoken
    property bool inSight: true // a dashed frame that is not is drawn over what lies beside the board
    property bool small: false // of the week: what is chosen is filled, for an edge within has no room

    objectName: "block-" + kind
    Accessible.ignored: spoken === ""
    Accessible.name: spoken
    Accessible.role: Accessible.Graphic

    Rectangle {
        anchors.fill: parent
        border.color: root.kind === "yours" ? Theme.ink : root.chosen ? Theme.lampStroke : root.kind === "blocked" || root.kind === "free" ? Theme.edge : Theme.ink
        border.width: root.kind === "yours" ? Theme.strokeYours - 1 : root.chosen ? root.small ? Theme.strokeControl : Theme.strokeYours : root.kind === "booked" ? 0 : Theme.strokeDivider
        color: root.kind === "yours" || root.chosen && root.small ? Theme.lamp : root.kind === "booked" ? Theme.booked : root.kind !== "blocked" ? Theme.white : root.small ? Theme.edge : Theme.paper
        radius: Theme.radiusBlock
        visible: root.kind !== "closed" && root.kind !== "forgotten" && root.kind !== "leaving" && root.kind !== "conflict" && root.kind !== "offer" && root.kind !== "request"

        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.strokeDivider
            border.color: Theme.lamp
            border.width: Theme.strokeYours - 1
            color: "transparent"
            radius: Theme.radiusBlock
            visible: root.chosen && root.kind === "booked" && !root.small
        }

        Icon {
            anchors.centerIn: parent
            color: root.chosen ? Theme.wordsOnLamp : Theme.wordsOnBooked
            glyph: Icons.lock
            size: Theme.deskLabel
            visible: root.small && root.kind === "blocked" && parent.width > width // of the week, where its words stand below
        }
    }

    DashedFrame {
        anchors.fill: parent
        color: root.kind === "leaving" ? Theme.edge : Theme.ink
        fill: root.kind === "offer" ? Theme.lampSoft : Theme.white
        radius: Theme.radiusBlock
        strokeWidth: root.kind === "offer" || (root.kind === "request" && root.chosen) ? Theme.strokeControl : Theme.strokeDivider
        visible: root.inSight && (root.kind === "leaving" || root.kind === "offer" || root.kind === "request")
    }

    Image {
        anchors.fill: parent
        anchors.margins: root.kind === "setup" ? Theme.strokeDivider : 0
        fillMode: Image.Tile
        horizontalAlignment: Image.AlignLeft
        source: root.kind === "conflict" ? Theme.hatch : Theme.stripesBoard
        verticalAlignment: Image.AlignTop
        visible: root.kind === "setup" || root.kind === "conflict"
    }

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.edge
        height: Theme.strokeDivider
        visible: root.kind === "forgotten" // neither free nor closed: the lane is struck out
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.mist
        visible: root.kind === "closed"

        Image {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            fillMode: Image.TileHorizontally
            horizontalAlignment: Image.AlignLeft
            source: Theme.dots
            visible: Theme.highContrast // where mist is as black as all else
        }
    }
}
