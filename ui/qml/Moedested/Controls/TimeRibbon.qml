pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import Moedested.Theme

// The day as one strip: filled is taken, hollow is free. What it shows must also stand beside it in words.
//
//        v            the now-flag            - topRoom
//   +----|--+======+-------+ . . . .          - laneHeight (yours and request reach 10 px beyond)
//   |    |  |      |       |
//   14     15     16      17                  - ticks and hours
Item {
    id: root

    required property AbstractItemModel segments // roles: startFraction, endFraction, kind, label
    required property string spoken // the same in words, read out
    property AbstractItemModel ticks: null // roles: fraction, label
    property real nowFraction: -1 // -1: now is not on this ribbon
    property int laneHeight: mini ? Theme.scaled(Theme.ribbonMini) : Theme.scaled(Theme.ribbonLane)
    property bool mini: false // no room kept for the flag and for taller boxes
    property bool board: false
    property int restingTicks: 0 // keeps the same height for ribbons that share one row of hours
    property list<real> stems: [] // where handles hang
    readonly property bool mirrored: LayoutMirroring.enabled
    readonly property bool showsTicks: ticks !== null
    readonly property int topRoom: mini ? 0 : Theme.ribbonOverhang + Theme.nowFlagHeight + Theme.nowCasing
    readonly property int bottomRoom: showsTicks ? Theme.ribbonTick + Theme.label * Theme.lineFactors[0] : mini ? 0 : Theme.ribbonOverhang
    readonly property int laneTop: topRoom
    readonly property int laneBottom: topRoom + laneHeight
    readonly property int hourStride: labelStride(hours.count < 2 ? width : width / (hours.count - 1))
    default property alias handles: overlay.data

    // Where a moment stands, in px from the left edge of the ribbon.
    function xAt(fraction: real): real {
        const along = Math.round(fraction * (width - Theme.strokeRibbon));
        return mirrored ? width - Theme.strokeRibbon - along : along;
    }

    function labelStride(hourWidth: real): int {
        const needed = Theme.ribbonHour * Theme.textScale;
        return hourWidth >= needed ? 1 : hourWidth * 2 >= needed * 0.8 ? 2 : 4;
    }

    // An hour that the stem of a handle runs through is left out: the handle shows its own time.
    function crossed(middle: real, halfWidth: real): bool {
        return stems.some(fraction => Math.abs(xAt(fraction) - middle) < halfWidth + Theme.space1);
    }

    objectName: "timeRibbon"
    Accessible.name: spoken
    Accessible.role: Accessible.Graphic
    implicitHeight: topRoom + laneHeight + bottomRoom
    implicitWidth: Theme.ribbonHour * 4

    Repeater {
        model: root.segments

        delegate: RibbonSegment {
            id: segment

            required property real startFraction
            required property real endFraction
            readonly property int reach: tall && !root.mini ? Theme.ribbonOverhang : 0

            board: root.board
            height: root.laneHeight + reach * 2
            width: Math.abs(root.xAt(endFraction) - root.xAt(startFraction)) + Theme.strokeRibbon
            x: Math.min(root.xAt(startFraction), root.xAt(endFraction))
            y: root.laneTop - reach
            z: tall ? 1 : kind === "closed" ? 0 : 0.5
        }
    }

    Repeater {
        id: hours

        model: root.ticks

        delegate: Item {
            id: hour

            required property int index
            required property real fraction
            required property string label

            x: root.xAt(fraction)
            y: root.laneBottom
            z: 0.2

            Rectangle {
                color: Theme.ink
                height: Theme.ribbonTick
                width: Theme.strokeRibbon
            }

            Words {
                Accessible.ignored: true
                step: Words.Step.Label
                text: hour.label
                visible: hour.index % root.hourStride === 0 && !root.crossed(hour.x, implicitWidth / 2)
                weight: Theme.medium
                wrapMode: Text.NoWrap
                x: Math.max(-hour.x, Math.min(-width / 2, root.width - hour.x - width)) // the first and the last stay within the ribbon
                y: Theme.ribbonTick
            }
        }
    }

    NowLine {
        flagged: !root.mini
        laneHeight: root.laneHeight
        height: root.laneBottom
        objectName: "nowLine"
        visible: root.nowFraction >= 0
        x: root.xAt(Math.max(0, root.nowFraction)) + Theme.strokeRibbon / 2 - width / 2
        z: 2
    }

    Repeater {
        model: root.segments

        delegate: RibbonWords {
            required property real startFraction
            required property real endFraction
            required property string label

            height: root.laneHeight
            nowAlong: root.nowFraction < startFraction || root.nowFraction > endFraction ? -1 : Math.abs(root.xAt(root.nowFraction) - root.xAt(startFraction))
            text: label
            width: Math.abs(root.xAt(endFraction) - root.xAt(startFraction))
            x: Math.min(root.xAt(startFraction), root.xAt(endFraction))
            y: root.laneTop
            z: 3
        }
    }

    Item {
        id: overlay

        anchors.fill: parent
        z: 4
    }
}
