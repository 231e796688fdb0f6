pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// One stretch of time as the ribbon draws it. The words on it are drawn by RibbonWords, above the now-line.
Item {
    id: root

    required property string kind // free, booked, setup, closed, yours, request, blocked, conflict
    property bool board: false // the desk's finer stripes
    readonly property bool tall: kind === "yours" || kind === "request"
    readonly property bool filled: kind === "booked" || kind === "yours"
    readonly property bool tiled: kind === "setup" || kind === "conflict"

    objectName: "segment-" + kind
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        border.color: root.kind === "blocked" ? Theme.edge : Theme.ink
        border.width: root.kind === "yours" ? Theme.strokeYours : root.kind === "blocked" ? Theme.strokeDivider : Theme.strokeRibbon
        color: root.kind === "booked" ? Theme.booked : root.kind === "yours" ? Theme.lamp : root.kind === "blocked" ? Theme.paper : Theme.white
        visible: root.kind !== "closed" && root.kind !== "request"
    }

    Loader {
        anchors.fill: parent
        sourceComponent: root.tiled ? tiles : root.kind === "closed" ? dots : root.kind === "request" ? dashes : null
    }

    Component {
        id: tiles

        Item {
            Image {
                anchors.fill: parent
                anchors.margins: Theme.strokeRibbon
                fillMode: Image.Tile
                horizontalAlignment: Image.AlignLeft
                source: root.kind === "conflict" ? Theme.hatch : root.board ? Theme.stripesBoard : Theme.stripes
                verticalAlignment: Image.AlignTop
            }
        }
    }

    Component {
        id: dots

        Item {
            Image {
                anchors.left: parent.left
                anchors.leftMargin: Theme.space1
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                fillMode: Image.Tile
                horizontalAlignment: Image.AlignLeft
                source: Theme.dots
            }
        }
    }

    Component {
        id: dashes

        DashedFrame {
            radius: 0
        }
    }
}
