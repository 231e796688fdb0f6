pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// Hours across, rooms down. A hand draws in free time, moves a block, or takes it by an end.
//
//            8      9      10     11  ...            - hours
//   House    open 8-22                               - head
//   Room     |   [======]      [///[====]  |         - row
Item {
    id: root

    required property BoardModel board
    required property bool tight
    required property bool narrow
    required property real covered // by the drawer, at the end of the hours
    readonly property alias dragging: hand.dragging
    property bool keyed: false // a key has brought one here, or was pressed here since
    readonly property int roomsWidth: narrow ? Theme.deskRoomsNarrow : Theme.deskRooms
    // Rows as high as lets the desk's own house be seen at once, within reason.
    readonly property int rowFitting: (scroll.height - Theme.deskHead) / Math.max(1, board.ownRoomCount)
    readonly property int rowHeight: tight ? Theme.deskRowTight : Math.max(Theme.deskRowTight, Math.min(Theme.deskRow, rowFitting))
    readonly property int lanesEdge: roomsWidth - Theme.gutter // the first hour stands in the middle of its line
    readonly property int lanesLeft: LayoutMirroring.enabled ? 0 : roomsWidth
    readonly property real lanesWidth: width - roomsWidth - Theme.space3
    readonly property int contentHeight: board.headCount * Theme.deskHead + board.roomCount * rowHeight

    function topOf(rooms: int, heads: int): int {
        return heads * Theme.deskHead + rooms * rowHeight;
    }

    function xAt(fraction: real): real {
        return LayoutMirroring.enabled ? lanesWidth * (1 - fraction) : lanesWidth * fraction;
    }

    // Which room lies at this height; the number of the last one above where a house's head is meant.
    function roomAt(y: real): int {
        let room = -1;
        for (let index = 0; index < tops.count; index++) {
            const row = tops.itemAt(index) as BoardRowView;
            if (row !== null && row.y <= y)
                room = row.head ? -1 : row.rooms;
        }
        return room;
    }

    function fractionAt(x: real): real {
        const along = Math.min(1, Math.max(0, x / lanesWidth));
        return LayoutMirroring.enabled ? 1 - along : along;
    }

    objectName: "board"
    Accessible.name: board.day
    Accessible.role: Accessible.Table
    activeFocusOnTab: true

    Keys.onDownPressed: board.walk(0, 1)
    Keys.onLeftPressed: event => event.modifiers & Qt.ShiftModifier ? board.nudge(-1) : board.walk(-1, 0)
    Keys.onRightPressed: event => event.modifiers & Qt.ShiftModifier ? board.nudge(1) : board.walk(1, 0)
    Keys.onReleased: keyed = true
    Keys.onUpPressed: board.walk(0, -1)
    onActiveFocusChanged: keyed = keyed && activeFocus

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }

    BoardScroll {
        id: scroll

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: hours.bottom
        chosenHeight: root.rowHeight
        chosenTop: root.board.chosenColumn < 0 ? -1 : root.topOf(root.board.chosenRooms, root.board.chosenHeads)
        contentHeight: root.contentHeight
        held: hand.pressed

        Repeater {
            id: tops

            model: root.board.rows

            delegate: BoardRowView {
                height: head ? Theme.deskHead : root.rowHeight
                narrow: root.narrow
                roomsWidth: root.roomsWidth
                width: root.width
                y: root.topOf(rooms, heads)
            }
        }

        BoardView {
            id: view

            chosenEnd: root.board.chosenColumn < 0 ? -1 : root.lanesWidth * root.board.chosenEnd
            chosenStart: root.board.chosenColumn < 0 ? -1 : root.lanesWidth * root.board.chosenStart
            covered: root.covered
            height: root.contentHeight
            held: hand.pressed
            width: root.width - root.roomsWidth
            x: root.lanesLeft

            Item {
                id: lanes

                property BoardWords pointed: null

                height: root.contentHeight
                width: root.lanesWidth
                x: view.shiftX + (LayoutMirroring.enabled ? Theme.space3 : 0)

                Repeater {
                    model: root.board.hours

                    delegate: Rectangle {
                        required property real fraction

                        color: Theme.line
                        height: root.contentHeight
                        width: 1
                        x: root.xAt(fraction)
                    }
                }

                Repeater {
                    model: root.board.blocks

                    delegate: BoardBlockView {
                        required property int rooms
                        required property int heads
                        required property real startFraction
                        required property real endFraction
                        readonly property bool held: kind === "yours" || kind === "conflict"

                        height: root.rowHeight - (kind === "closed" ? 1 : Theme.deskBlockGap * 2)
                        inSight: y < scroll.contentY + scroll.height && y + height > scroll.contentY
                        width: Math.max(2, Math.abs(root.xAt(endFraction) - root.xAt(startFraction)) - (kind === "closed" || held ? 0 : 1))
                        x: Math.min(root.xAt(startFraction), root.xAt(endFraction))
                        y: root.topOf(rooms, heads) + (kind === "closed" ? 0 : Theme.deskBlockGap)
                        z: held ? 4 : kind === "closed" ? 0 : kind === "request" ? 0.5 : 1
                    }
                }

                NowLine {
                    flagged: false
                    height: root.contentHeight
                    objectName: "boardNow"
                    visible: root.board.nowFraction >= 0
                    x: root.xAt(root.board.nowFraction) - width / 2
                    z: 2
                }

                Repeater {
                    model: root.board.blocks

                    delegate: BoardWords {
                        id: words

                        required property int rooms
                        required property int heads
                        required property real startFraction
                        required property real endFraction

                        height: root.rowHeight - Theme.deskBlockGap * 2
                        nowX: root.board.nowFraction < 0 ? -1 : root.xAt(root.board.nowFraction) - x
                        visible: breakable !== "" && width > Theme.space2 * 2
                        width: Math.abs(root.xAt(endFraction) - root.xAt(startFraction))
                        x: Math.min(root.xAt(startFraction), root.xAt(endFraction))
                        y: root.topOf(rooms, heads) + Theme.deskBlockGap
                        z: kind === "yours" ? 5 : 3

                        onPointedChanged: {
                            if (pointed)
                                lanes.pointed = words;
                            else if (lanes.pointed === words)
                                lanes.pointed = null;
                        }
                    }
                }

                NotePlate {
                    readonly property real above: lanes.pointed === null ? 0 : lanes.pointed.y - implicitHeight - Theme.space1 / 2

                    height: implicitHeight
                    icon: ""
                    objectName: "boardHint"
                    text: lanes.pointed === null ? "" : lanes.pointed.spoken
                    visible: text !== "" && !hand.pressed
                    width: Math.min(Theme.deskPlate, root.lanesWidth)
                    x: lanes.pointed === null ? 0 : Math.max(0, Math.min(root.lanesWidth - width, lanes.pointed.x))
                    y: above < scroll.contentY && lanes.pointed !== null ? lanes.pointed.y + lanes.pointed.height + Theme.space1 / 2 : above
                    z: 6
                }

                BoardPlates {
                    board: root.board
                    rowHeight: root.rowHeight
                    rowTop: root.topOf(root.board.plateRooms, root.board.plateHeads)
                    seenFrom: view.shift / root.lanesWidth
                    seenTo: (view.shift + root.width - root.roomsWidth - root.covered) / root.lanesWidth
                    spotX: root.lanesWidth * root.board.plateAlong
                    unit: root.lanesWidth
                    width: root.lanesWidth
                    z: 6
                }

                MouseArea {
                    id: hand

                    property point taken
                    property bool dragging: false

                    anchors.fill: parent
                    objectName: "boardHand"
                    preventStealing: true

                    onCanceled: {
                        dragging = false;
                        root.board.letGo();
                    }
                    onPositionChanged: event => {
                        dragging = dragging || Math.abs(event.x - taken.x) + Math.abs(event.y - taken.y) > Theme.space1;
                        root.board.drag(root.roomAt(event.y), root.fractionAt(event.x));
                    }
                    onPressed: event => {
                        root.forceActiveFocus();
                        root.keyed = false;
                        taken = Qt.point(event.x, event.y);
                        root.board.press(root.roomAt(event.y), root.fractionAt(event.x), Theme.deskEnd / root.lanesWidth);
                    }
                    onReleased: {
                        dragging = false;
                        root.board.drop();
                    }
                }
            }
        }
    }

    Item {
        id: hours

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: Theme.deskHours

        Item {
            clip: true
            height: parent.height
            width: root.width - root.lanesEdge
            x: LayoutMirroring.enabled ? 0 : root.lanesEdge

            Item {
                id: labels

                height: parent.height
                width: root.lanesWidth
                x: lanes.x + (LayoutMirroring.enabled ? 0 : root.roomsWidth - root.lanesEdge)

                Repeater {
                    model: root.board.hours

                    delegate: DeskText {
                        required property real fraction
                        required property string label
                        required property int index

                        Accessible.ignored: true
                        anchors.verticalCenter: parent?.verticalCenter
                        pixels: Theme.deskBlock
                        text: label
                        visible: (!root.narrow || index % 2 === 0) && (!plated.visible || x > plated.x + plated.width + Theme.space1 || x + width < plated.x - Theme.space1)
                        weight: Theme.medium
                        x: root.xAt(fraction) - width / 2
                    }
                }

                Rectangle {
                    id: plated

                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.ink
                    height: time.implicitHeight + Theme.space1
                    radius: Theme.radiusTag
                    visible: root.board.nowFraction >= 0
                    width: time.implicitWidth + Theme.space3
                    x: root.xAt(Math.max(0, root.board.nowFraction)) - width / 2

                    DeskText {
                        id: time

                        Accessible.ignored: true
                        anchors.centerIn: parent
                        color: Theme.wordsOnInk
                        pixels: Theme.deskBlock
                        text: root.board.clock
                        weight: Theme.bold
                    }
                }
            }
        }
    }

    BoardRing {
        shown: root.activeFocus && root.keyed && root.board.chosenColumn < 0
    }
}
