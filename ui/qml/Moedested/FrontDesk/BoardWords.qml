pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Controls
import Moedested.Theme

// What stands on a stretch of a room: as much of the name as there are lines for, and how it is.
// The words keep to the wider side of the now-line; where neither is wide enough they stand before it.
//
//      [Gymna-   ]      [Frivillige |      ]      [Born | Børn tegner Herlev   ]
//      [stik for…]      [i Herlev   |      ]      [     | Åbent for alle       ]
Item {
    id: root

    required property string kind
    required property bool chosen
    required property string breakable
    required property string detail
    required property string icon
    required property string spoken
    required property real inset
    property real nowX: -1 // where the now-line is, from the block's left edge
    readonly property color words: kind === "booked" ? Theme.wordsOnBooked : kind === "yours" ? Theme.wordsOnLamp : kind === "leaving" ? Theme.muted : Theme.ink
    readonly property color ground: kind === "booked" ? Theme.booked : kind === "yours" ? Theme.lamp : kind === "blocked" ? Theme.paper : Theme.white
    readonly property bool crossed: nowX > 0 && nowX < width
    readonly property int casing: Theme.nowStroke / 2 + Theme.nowCasing
    readonly property bool beside: crossed && Math.max(nowX, width - nowX) - casing >= Theme.deskBeside
    readonly property bool after: beside && width - nowX > nowX
    readonly property bool slight: width < Theme.deskShort
    readonly property bool framed: !slight && (chosen || kind === "yours") // by an edge that words keep off
    readonly property int edge: framed ? Theme.strokeYours + Theme.space1 / 2 : slight ? Theme.strokeRibbon : width < Theme.deskRoomy ? Theme.space1 / 2 : Theme.space1
    readonly property bool narrow: column.width < Theme.deskRoomy
    readonly property int lines: Math.max(1, Math.floor((height - Theme.space1 / 2) / metrics.lineSpacing))
    readonly property bool hasSign: sign.glyph !== "" && lines > 2
    readonly property bool cut: name.truncated || name.lineCount >= lines && detail !== ""
    property bool pointed: false // a mouse has come to rest on words that are not all there

    objectName: "boardWords"
    clip: true

    FontMetrics {
        id: metrics

        font: name.font
    }

    HoverHandler {
        id: hover

        onHoveredChanged: {
            if (!hovered)
                root.pointed = false;
        }
    }

    Timer {
        interval: Theme.deskDwell
        running: hover.hovered && root.cut

        onTriggered: root.pointed = true
    }

    Rectangle {
        objectName: "boardPlateOfWords"
        color: root.ground
        height: column.height
        visible: root.crossed && !root.beside
        width: Math.max(name.contentWidth, said.visible ? sign.width + said.contentWidth : 0) + root.edge
        x: column.x
        y: column.y
    }

    Column {
        id: column

        readonly property real begins: root.inset * root.width + root.edge
        readonly property int ending: root.slight ? 0 : root.framed ? Theme.strokeYours + Theme.strokeDivider : Theme.space1 / 2

        width: (root.after ? root.width - root.nowX - root.casing : root.beside ? root.nowX - root.casing : root.width) - begins - ending
        x: (LayoutMirroring.enabled ? ending : begins) + (root.after ? root.nowX + root.casing : 0)
        y: (root.height - root.lines * metrics.lineSpacing) / 2 // first lines stand level along a row

        Row {
            spacing: Theme.space1 / 2
            width: parent.width

            Icon {
                id: padlock

                color: root.words
                glyph: root.icon === "lock" ? Icons.lock : ""
                size: Theme.deskBlock
            }

            DeskText {
                id: name

                Accessible.ignored: true
                color: root.words
                elide: root.slight ? Text.ElideNone : Text.ElideRight // three dots take a third of so narrow a line
                maximumLineCount: root.hasSign ? root.lines - 1 : root.lines
                objectName: "boardName"
                pixels: root.narrow ? Theme.deskLabel : Theme.deskBlock
                text: root.breakable
                weight: Theme.bold
                width: parent.width - (padlock.glyph !== "" ? padlock.width + parent.spacing : 0)
            }
        }

        Row {
            spacing: Theme.space1 / 2
            visible: root.detail !== "" && name.lineCount < root.lines
            width: parent.width

            Icon {
                id: sign

                color: root.words
                glyph: root.icon === "userCheck" ? Icons.userCheck : root.icon === "doorEnter" ? Icons.doorEnter : root.icon === "hourglass" ? Icons.hourglass : ""
                size: Theme.deskBlock
            }

            DeskText {
                id: said

                Accessible.ignored: true
                color: root.words
                elide: Text.ElideRight
                objectName: "boardDetail"
                text: root.detail
                width: parent.width - (sign.glyph !== "" ? sign.width + parent.spacing : 0)
                wrapMode: Text.NoWrap
            }
        }
    }
}
