pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The chosen time, large; below it the ribbon, whose ends stretch it.
Card {
    id: root

    required property ConfirmModel confirm
    required property bool asks // the ends can be moved
    property bool drawn: true
    property bool grows: false // the ribbon takes the room there is
    property bool telling: confirm.gone === "" && (confirm.sectionsShown > 1 || Theme.roomyTall) // how long it is, and how long it could be

    Layout.fillWidth: true
    padding: Theme.gutter
    spacing: 0

    Words {
        Layout.fillWidth: true
        fits: true
        horizontalAlignment: Text.AlignHCenter
        objectName: "time"
        opening: true
        step: Theme.low && Theme.large ? Words.Step.Page : Words.Step.Time
        text: root.confirm.time
    }

    Words {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space1
        font.pixelSize: Theme.sentence
        horizontalAlignment: Text.AlignHCenter
        objectName: "length"
        text: escaped(root.confirm.length) + "&nbsp;·&nbsp;<b>" + escaped(root.confirm.free) + "</b>"
        textFormat: Text.StyledText
        visible: root.telling && root.confirm.limit === "" && !(Theme.large && root.confirm.asksHouse) // the foot says it
    }

    Words {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space1
        fits: true
        font.pixelSize: Theme.sentence
        horizontalAlignment: Text.AlignHCenter
        live: true
        objectName: "limit"
        text: root.confirm.limit
        visible: root.confirm.gone === "" && text !== ""
        weight: Theme.bold
    }

    TimeRibbon {
        id: strip

        Layout.bottomMargin: root.asks && !Theme.large ? startHandle.height - implicitHeight + laneBottom + Theme.ribbonOverhang : 0
        Layout.fillHeight: root.grows
        Layout.fillWidth: true
        Layout.leftMargin: Theme.landscape ? Theme.space2 : Theme.gutter
        Layout.maximumHeight: root.grows ? topRoom + bottomRoom + Theme.laneChoice * 4 : Number.POSITIVE_INFINITY
        Layout.preferredHeight: topRoom + bottomRoom + Theme.laneChoice
        Layout.rightMargin: Theme.landscape ? Theme.space2 : Theme.gutter
        Layout.topMargin: Theme.space2
        laneHeight: root.grows ? Math.max(Theme.laneChoice, height - topRoom - bottomRoom) : Theme.laneChoice
        nowFraction: root.confirm.nowFraction
        segments: root.confirm.pieces
        spoken: root.confirm.spoken
        stems: root.asks && !Theme.large ? [root.confirm.startFraction, root.confirm.endFraction] : []
        ticks: root.confirm.hours
        visible: root.drawn

        TimeHandle {
            id: startHandle

            fraction: root.confirm.startFraction
            objectName: "startHandle"
            other: endHandle
            overhang: Theme.gutter
            ribbon: strip
            slotFraction: root.confirm.slotFraction
            spoken: qsTr("Start") + ": " + root.confirm.startText
            text: root.confirm.startText
            visible: root.asks && !Theme.large

            onDownChanged: root.confirm.holdRibbon(down)
            onMovedBy: slots => root.confirm.moveStart(slots)
        }

        TimeHandle {
            id: endHandle

            fraction: root.confirm.endFraction
            objectName: "endHandle"
            other: startHandle
            overhang: Theme.gutter
            ribbon: strip
            slotFraction: root.confirm.slotFraction
            spoken: qsTr("End") + ": " + root.confirm.endText
            text: root.confirm.endText
            visible: root.asks && !Theme.large

            onDownChanged: root.confirm.holdRibbon(down)
            onMovedBy: slots => root.confirm.moveEnd(slots)
        }
    }
}
