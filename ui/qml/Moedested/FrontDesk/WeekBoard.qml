pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// Days across, rooms down: each day of a room is a lane from opening to closing, with a line of words for each booking.
// A hand draws in a lane, moves a booking to another day, or presses what it wants to see.
//
//            Mon 23            Tue 24            ...
//            8    12    16     8    12    16
//   Room     [==   ===    ]    [    ==     =]
//            9.00 Sprogsk…     12.00 Rytmik
Item {
    id: root

    required property BoardModel board
    required property bool narrow
    required property real covered // by the drawer, at the end of the hours
    readonly property alias dragging: hand.dragging
    property bool keyed: false // a key has brought one here, or was pressed here since
    readonly property int roomsWidth: narrow ? Theme.deskRoomsNarrow : Theme.deskRooms
    readonly property int rowHeight: Theme.deskBlockGap * 2 + Theme.deskBand + Theme.space1 / 2 // without its lines
    readonly property int wordsTop: Theme.deskBlockGap + Theme.deskBand + Theme.space1 / 2
    readonly property int lanesLeft: LayoutMirroring.enabled ? 0 : roomsWidth
    readonly property real lanesWidth: width - roomsWidth
    readonly property int dayCount: Math.max(1, board.days.count)
    readonly property real dayWidth: lanesWidth / dayCount
    readonly property real hoursWidth: dayWidth - Theme.deskDayGap * 2
    readonly property int contentHeight: topOf(board.roomCount, board.headCount, board.lineCount)

    function topOf(rooms: int, heads: int, above: int): int {
        return heads * Theme.deskHead + rooms * rowHeight + above * Theme.deskLine;
    }

    function along(column: int, fraction: real): real {
        return column * dayWidth + Theme.deskDayGap + fraction * hoursWidth;
    }

    function xAt(column: int, fraction: real): real {
        return LayoutMirroring.enabled ? lanesWidth - along(column, fraction) : along(column, fraction);
    }

    // Which room lies at this height; -1 where a house's head is meant.
    function roomAt(y: real): int {
        let room = -1;
        for (let index = 0; index < tops.count; index++) {
            const row = tops.itemAt(index) as BoardRowView;
            if (row !== null && row.y <= y)
                room = row.head ? -1 : row.rooms;
        }
        return room;
    }

    // The day's number and the fraction of its hours; a day's last moment is not the next one's first.
    function alongAt(x: real): real {
        const along = LayoutMirroring.enabled ? lanesWidth - x : x;
        const column = Math.min(dayCount - 1, Math.max(0, Math.floor(along / dayWidth)));
        const fraction = (along - column * dayWidth - Theme.deskDayGap) / hoursWidth;
        return column + Math.min(0.999, Math.max(0, fraction));
    }

    objectName: "weekBoard"
    Accessible.name: board.day
    Accessible.role: Accessible.Table
    activeFocusOnTab: true

    Keys.onDownPressed: board.walk(0, 1)
    Keys.onLeftPressed: event => event.modifiers & Qt.ShiftModifier ? board.nudge(-1) : board.walk(LayoutMirroring.enabled ? 1 : -1, 0)
    Keys.onRightPressed: event => event.modifiers & Qt.ShiftModifier ? board.nudge(1) : board.walk(LayoutMirroring.enabled ? -1 : 1, 0)
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
        anchors.top: headings.bottom
        chosenHeight: root.rowHeight + Theme.deskLine
        chosenTop: root.board.chosenColumn < 0 ? -1 : root.topOf(root.board.chosenRooms, root.board.chosenHeads, root.board.chosenAbove)
        contentHeight: root.contentHeight
        held: hand.pressed

        Repeater {
            id: tops

            model: root.board.rows

            delegate: BoardRowView {
                required property int lines
                required property int above

                height: head ? Theme.deskHead : root.rowHeight + lines * Theme.deskLine
                narrow: root.narrow
                roomsWidth: root.roomsWidth
                width: root.width
                y: root.topOf(rooms, heads, above)
            }
        }

        BoardView {
            id: view

            chosenEnd: root.board.chosenColumn < 0 ? -1 : root.along(root.board.chosenColumn, root.board.chosenEnd)
            chosenStart: root.board.chosenColumn < 0 ? -1 : root.along(root.board.chosenColumn, root.board.chosenStart)
            covered: root.covered
            height: root.contentHeight
            held: hand.pressed
            width: root.lanesWidth
            x: root.lanesLeft

            Item {
                id: lanes

                property string pointed: ""
                property real pointedX: 0
                property real pointedY: 0

                function point(at: Item, spoken: string): void {
                    pointed = spoken;
                    pointedX = at.x;
                    pointedY = at.y + at.height + Theme.space1 / 2;
                }

                height: root.contentHeight
                width: root.lanesWidth
                x: view.shiftX

                Repeater {
                    model: root.board.days

                    delegate: Rectangle {
                        required property int column

                        color: Theme.line
                        height: root.contentHeight
                        width: Theme.strokeDivider / 2
                        x: LayoutMirroring.enabled ? root.lanesWidth - column * root.dayWidth : column * root.dayWidth
                    }
                }

                Repeater {
                    model: root.board.blocks

                    delegate: BoardBlockView {
                        id: block

                        required property int rooms
                        required property int heads
                        required property int above
                        required property int column
                        required property real startFraction
                        required property real endFraction
                        readonly property bool held: kind === "yours" || kind === "conflict"

                        Accessible.ignored: kind !== "setup" // all else is said by its line
                        height: Theme.deskBand
                        inSight: y < scroll.contentY + scroll.height && y + height > scroll.contentY
                        small: true
                        width: Math.max(Theme.deskLeastBlock, Math.abs(root.xAt(column, endFraction) - root.xAt(column, startFraction)) - (kind === "closed" || kind === "forgotten" || kind === "free" || held ? 0 : 1))
                        x: Math.min(root.xAt(column, startFraction), root.xAt(column, endFraction))
                        y: root.topOf(rooms, heads, above) + Theme.deskBlockGap
                        z: held ? 4 : kind === "closed" || kind === "forgotten" || kind === "free" ? 0 : kind === "request" ? 0.5 : 1

                        HoverHandler {
                            id: hover

                            enabled: block.spoken !== ""

                            onHoveredChanged: lanes.pointed = ""
                        }

                        Timer {
                            interval: Theme.deskDwell
                            running: hover.hovered

                            onTriggered: lanes.point(block, block.spoken)
                        }
                    }
                }

                NowLine {
                    flagged: false
                    height: root.contentHeight
                    objectName: "boardNow"
                    visible: root.board.nowFraction >= 0
                    x: root.xAt(root.board.nowColumn, root.board.nowFraction) - width / 2
                    z: 2
                }

                Item {
                    id: words

                    anchors.fill: parent
                    z: 3

                    Repeater {
                        model: root.board.lines

                        delegate: WeekLine {
                            id: line

                            required property int rooms
                            required property int heads
                            required property int above
                            required property int column
                            required property int place

                            crossed: column === root.board.nowColumn && root.board.nowFraction >= 0
                            clock: root.hoursWidth < Theme.deskBeside ? Theme.deskClockNarrow : Theme.deskClock
                            height: Theme.deskLine
                            width: root.hoursWidth
                            x: Math.min(root.xAt(column, 0), root.xAt(column, 1))
                            y: root.topOf(rooms, heads, above) + root.wordsTop + place * Theme.deskLine

                            onPressed: root.board.openLine(key)

                            HoverHandler {
                                id: rest

                                onHoveredChanged: lanes.pointed = ""
                            }

                            Timer {
                                interval: Theme.deskDwell
                                running: rest.hovered && line.cut

                                onTriggered: lanes.point(line, line.spoken)
                            }
                        }
                    }
                }

                NotePlate {
                    height: implicitHeight
                    icon: ""
                    objectName: "boardHint"
                    text: lanes.pointed
                    visible: text !== "" && !hand.pressed
                    width: Math.min(Theme.deskPlate, root.lanesWidth)
                    x: Math.max(0, Math.min(root.lanesWidth - width, lanes.pointedX))
                    y: Math.min(lanes.pointedY, scroll.contentY + scroll.height - height)
                    z: 6
                }

                BoardPlates {
                    board: root.board
                    rowHeight: root.rowHeight + Theme.deskLine
                    rowTop: root.topOf(root.board.plateRooms, root.board.plateHeads, root.board.plateAbove)
                    seenFrom: view.shift / root.dayWidth
                    seenTo: (view.shift + root.lanesWidth - root.covered) / root.dayWidth
                    spotX: root.dayWidth * root.board.plateAlong
                    unit: root.dayWidth
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
                        if (dragging)
                            root.board.drag(root.roomAt(event.y), root.alongAt(event.x));
                    }
                    onPressed: event => {
                        root.forceActiveFocus();
                        root.keyed = false;
                        taken = Qt.point(event.x, event.y);
                        const line = words.childAt(event.x, event.y) as WeekLine;
                        if (line === null)
                            root.board.press(root.roomAt(event.y), root.alongAt(event.x), 0);
                        else
                            root.board.pressLine(line.key, root.alongAt(event.x));
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
        id: headings

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: Theme.deskWeekHead

        Item {
            clip: true
            height: parent.height
            width: root.lanesWidth
            x: root.lanesLeft

            Item {
                height: parent.height
                width: root.lanesWidth
                x: view.shiftX

                Repeater {
                    model: root.board.days

                    delegate: WeekHeading {
                        required property int column
                        required property string key

                        height: Theme.deskWeekHead
                        objectName: "weekDay-" + column
                        width: root.dayWidth
                        x: LayoutMirroring.enabled ? root.lanesWidth - (column + 1) * root.dayWidth : column * root.dayWidth

                        onClicked: root.board.openDay(key)
                    }
                }

                Repeater {
                    model: root.board.hours

                    delegate: DeskText {
                        required property int column
                        required property real fraction
                        required property string label
                        required property bool noted

                        Accessible.ignored: true
                        anchors.bottom: parent?.bottom
                        anchors.bottomMargin: Theme.space1 / 2
                        color: Theme.muted
                        text: label
                        visible: !noted && (root.hoursWidth >= Theme.deskBeside || Number(label) % 8 === 4) // else a note about the day stands there; of narrow days noon and evening
                        x: root.xAt(column, fraction) - width / 2
                    }
                }
            }
        }
    }

    BoardRing {
        shown: root.activeFocus && root.keyed && root.board.chosenColumn < 0
    }
}
