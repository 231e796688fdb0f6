pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// One end of the chosen time, hanging under the ribbon with its own time on it. Drag it, tap its chevrons, or use
// the arrow keys. It moves nothing itself: it asks for whole slots, and follows when `fraction` changes.
Item {
    id: root

    required property TimeRibbon ribbon
    required property real fraction
    required property real slotFraction // the width of one slot (15 minutes) on this ribbon
    required property string text // the time it stands at
    required property string spoken // e.g. the name of this end and its time
    property int level: 0 // 1 hangs a plate's height lower, where two would touch
    property real overhang: 0 // how far it may reach beyond the ribbon
    property TimeHandle other: null // the other end: where there is no room for both below their ends, they part
    property real dragOffset: 0
    readonly property real stemX: ribbon.xAt(fraction) + Theme.strokeRibbon / 2
    readonly property real drop: Math.max(Theme.handleStem, ribbon.bottomRoom - Theme.ribbonOverhang) + level * (plate.height + Theme.space1)
    readonly property int direction: ribbon.mirrored ? -1 : 1
    readonly property real slotWidth: slotFraction * ribbon.width
    readonly property bool down: touch.pressed
    readonly property int side: other === null ? 0 : stemX < other.stemX ? -1 : 1 // of the other
    readonly property real apart: other === null ? 0 : (width + other.width) / 2 + Theme.space1 // from stem to stem
    readonly property real aside: other === null ? 0 : Math.max(0, apart - Math.abs(stemX - other.stemX)) / 2
    readonly property real leftmost: -overhang + (side > 0 ? other.width + Theme.space1 : 0)
    readonly property real rightmost: ribbon.width - width + overhang - (side < 0 ? other.width + Theme.space1 : 0)

    signal movedBy(slots: int)

    // A finger away from where the end stands: ask for the whole slots in between.
    function follow(distance: real): void {
        const slots = Math.round(distance / slotWidth) * direction;
        if (slots !== 0)
            movedBy(slots);
    }

    objectName: "timeHandle"
    Accessible.focusable: true
    Accessible.name: spoken
    Accessible.role: Accessible.Slider
    activeFocusOnTab: true
    height: drop + plate.height
    width: plate.width
    x: Math.max(leftmost, Math.min(rightmost, stemX - width / 2 + side * aside + dragOffset))
    y: ribbon.laneBottom + Theme.ribbonOverhang

    Accessible.onDecreaseAction: movedBy(-1)
    Accessible.onIncreaseAction: movedBy(1)
    Keys.onLeftPressed: movedBy(-direction)
    Keys.onRightPressed: movedBy(direction)

    Behavior on dragOffset {
        enabled: !touch.pressed

        NumberAnimation {
            duration: Theme.motionSnap
            easing.type: Easing.OutQuad
        }
    }

    Rectangle {
        anchors.bottom: plate.top
        anchors.bottomMargin: -Theme.radiusControl
        color: Theme.ink
        height: root.drop + Theme.ribbonOverhang * 2 + root.ribbon.laneHeight + Theme.radiusControl
        width: Theme.space1
        x: root.stemX - root.x - width / 2
    }

    Rectangle {
        id: plate

        anchors.bottom: parent.bottom
        color: root.down ? Theme.muted : Theme.ink
        height: Math.max(Theme.handleHeight, time.implicitHeight + Theme.space3)
        radius: Theme.radiusControl
        width: Math.max(Theme.handleWidth, row.implicitWidth + Theme.space1 * 2)

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.space1 / 2

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.wordsOnInk
                glyph: Icons.chevronLeft
                size: Theme.action
            }

            Words {
                id: time

                Accessible.ignored: true
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.wordsOnInk
                step: Words.Step.Action
                text: root.text
                wrapMode: Text.NoWrap
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.wordsOnInk
                glyph: Icons.chevronRight
                size: Theme.action
            }
        }

        FocusRing {
            visible: root.activeFocus
        }
    }

    MouseArea {
        id: touch

        property real startedAt: 0 // in the ribbon's coordinates
        property real grip: 0 // from the end's own place to the finger
        property bool dragged: false

        anchors.fill: plate
        objectName: "touch"
        preventStealing: true

        onCanceled: root.dragOffset = 0
        onPositionChanged: event => {
            const finger = mapToItem(root.ribbon, event.x, 0).x;
            if (!dragged && Math.abs(finger - startedAt) < Theme.space3)
                return;
            dragged = true;
            root.follow(finger - grip - root.ribbon.xAt(root.fraction));
            root.dragOffset = finger - grip - root.ribbon.xAt(root.fraction);
        }
        onPressed: event => {
            startedAt = mapToItem(root.ribbon, event.x, 0).x;
            grip = startedAt - root.ribbon.xAt(root.fraction);
            dragged = false;
        }
        onReleased: event => {
            if (!dragged)
                root.movedBy((event.x < width / 2 ? -1 : 1) * root.direction);
            root.dragOffset = 0;
        }
    }
}
