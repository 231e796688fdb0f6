"""The view model of the board."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Booking, Cell, CellKind, Contact
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import SLOT_LENGTH as SLOT
from booking_core.domain.time_spans import TimeSpan, slot_of
from ui.bridge.rows import RowModel
from ui.ports import Alternative, HousePicture
from ui.view_models.desk.board.asked import asked_on
from ui.view_models.desk.board.board import (
    FIRST_LENGTH,
    BlockKind,
    BoardBlock,
    BoardPlan,
    BoardRow,
    RoomRow,
    board_blocks,
    board_plan,
    standing_blocks,
    target_of,
)
from ui.view_models.desk.board.board_state import BoardState, derive_state, reached, refusal_now, with_plate
from ui.view_models.desk.board.grip import Grip, Part, part_at, span_under
from ui.view_models.desk.board.hours import BoardHour, board_hours
from ui.view_models.desk.board.plates import PlateRoom
from ui.view_models.desk.board.week import BoardDay, BoardLine, Week, next_booking, week_of
from ui.view_models.desk.chosen.block_draft import BlockDrafted
from ui.view_models.desk.chosen.chosen import Moving, Selected
from ui.view_models.desk.workplace import Workplace

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """What the blocks that stand were drawn from. Pictures and names are frozen: the same object is the same."""

    picture: HousePicture
    contacts: Mapping[BookingId, Contact]
    days: tuple[date, ...]
    language: str
    clock: str

    def is_same(self, other: "Seen") -> bool:
        """Whether the blocks would be the same."""
        words = (self.days, self.language, self.clock) == (other.days, other.language, other.clock)
        return words and self.picture is other.picture and self.contacts is other.contacts


@QmlElement
class BoardModel(QObject):
    """Rows, blocks and the hand on them. `along` counts the days shown and their hours; rooms count from the top."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._plan = board_plan(workplace.picture, workplace)
        self._standing: tuple[BoardBlock, ...] = ()
        self._seen: Seen | None = None
        self._plate_room = PlateRoom()
        self._state = BoardState()
        self._grip: Grip | None = None
        self._pressed_line = ""
        self._rows = RowModel(BoardRow, self)
        self._hours = RowModel(BoardHour, self)
        self._blocks = RowModel(BoardBlock, self)
        self._lines = RowModel(BoardLine, self)
        self._days = RowModel(BoardDay, self)
        workplace.changed.connect(self.refresh)
        self.refresh()

    @property
    def drawn(self) -> tuple[BoardBlock, ...]:
        """What is drawn on the rows now."""
        return self._blocks.rows

    @property
    def plan(self) -> BoardPlan:
        """The hours and rows shown now."""
        return self._plan

    @Slot()
    def refresh(self) -> None:
        """Draw the day, or the week, as it is now."""
        workplace = self._workplace
        self._look_again()
        plan = self._plan
        blocks = board_blocks(self._standing, workplace.picture, workplace, plan)
        drawn = week_of(blocks, plan, workplace) if workplace.is_week else Week(plan.rows, blocks)
        self._rows.show(drawn.rows)
        noted = frozenset(day.column for day in drawn.days if day.note)
        self._hours.show(board_hours(plan.axis, workplace.speech, noted=noted))
        self._days.show(drawn.days)
        self._blocks.show(drawn.blocks)
        self._lines.show(drawn.lines)
        state = replace(derive_state(workplace, plan), line_count=sum(row.lines for row in drawn.rows))
        state = replace(with_plate(state, workplace, drawn, self._plate_room), chosen=reached(drawn.blocks))
        if state != self._state:
            self._state = state
            self.changed.emit()

    def _look_again(self) -> None:
        """What stands is worked out when it can be another: by another picture, day, name, language or minute."""
        workplace = self._workplace
        seen = Seen(
            workplace.picture,
            workplace.contacts,
            workplace.days,
            workplace.language,
            workplace.speech.clock(workplace.now),
        )
        if self._seen is not None and seen.is_same(self._seen):
            return
        self._seen = seen
        self._plan = board_plan(workplace.picture, workplace)
        self._standing = standing_blocks(workplace.picture, workplace, self._plan)

    def beat(self) -> None:
        """A second has passed: the minute may be another."""
        if self._state.clock != self._workplace.speech.clock(self._workplace.now):
            self.refresh()

    @Slot(float, float, float)
    def makeRoom(self, wide: float, first: float, last: float) -> None:
        """A plate is so wide, and that much of the days is seen."""
        room = PlateRoom(wide, first, last)
        if room != self._plate_room:
            self._plate_room = room
            self.refresh()

    @Slot(int, float, float)
    def press(self, room: int, along: float, tolerance: float) -> None:
        """A hand takes hold of row `room`; `tolerance` is how wide an end of a block is, as a fraction of a day."""
        row, axis = self._row(room), self._plan.axis
        if row is None:
            return
        if isinstance(self._workplace.chosen, BlockDrafted):
            self._grip = Grip(Part.NEW, axis.step_under(along), room)
            return
        instant = axis.instant_at(along)
        if self._opened_what_stays(row, instant):
            return
        self._grip = self._taken(room, along, self._booking_at(row, instant), axis.length_of(tolerance))

    def _taken(self, room: int, along: float, booking: Booking | None, tolerance: timedelta) -> Grip:
        """A new booking is drawn from the step under the hand. In the week a block is too narrow to have ends."""
        axis = self._plan.axis
        if booking is None:
            return Grip(Part.NEW, axis.step_under(along), room)
        part = Part.WHOLE if axis.is_week else part_at(booking.span, axis.instant_at(along), tolerance=tolerance)
        return Grip(part, axis.nearest(along), room, booking)

    @Slot(int, float)
    def drag(self, room: int, along: float) -> None:
        """The hand moves; nothing is done before it lets go."""
        grip, row, axis = self._grip, self._row(room), self._plan.axis
        if grip is None or row is None:
            return
        at = axis.nearest(along)
        if not grip.moved and room == grip.room and abs(at - grip.at) < axis.step:
            return
        self._grip = replace(grip, moved=True)
        if isinstance(self._workplace.chosen, BlockDrafted):
            self._close_between(grip, room, at)
            return
        held_row = row if grip.part is Part.WHOLE else self._plan.by_room[grip.room]
        self._hold(grip, held_row, span_under(grip, at))

    @Slot()
    def drop(self) -> None:
        """The hand lets go: what can be done is done, what cannot stays in the panel with its reason."""
        grip, self._grip = self._grip, None
        key, self._pressed_line = self._pressed_line, ""
        if key:
            self.openLine(key)
        if grip is None:
            return
        chosen = self._workplace.chosen
        if not grip.moved:
            self._clicked(grip)
        elif isinstance(chosen, Moving) and self._refusal() is None and not self._workplace.is_of_a_series(chosen):
            if (chosen.to.space, chosen.to.span) == (chosen.booking.space, chosen.booking.span):
                self._workplace.select(chosen.booking.id)
            else:
                self._workplace.move()

    @Slot()
    def letGo(self) -> None:
        """Esc: whatever was held or chosen is let go of, and nothing happens to it."""
        self._grip = None
        self._workplace.clear()

    @Slot(str)
    def open(self, booking: str) -> None:
        """Open a booking in the panel."""
        self._workplace.select(BookingId(UUID(booking)))

    @Slot(str, float)
    def pressLine(self, key: str, along: float) -> None:
        """A hand takes hold of a booking by its words; whatever else they tell of opens when it lets go."""
        line = next((one for one in self._lines.rows if one.key == key), None)
        if line is None or isinstance(self._workplace.chosen, BlockDrafted):
            return
        known = self._workplace.picture.calendar.bookings.get(BookingId(UUID(line.booking))) if line.booking else None
        if known is not None and line.kind == BlockKind.BOOKED:
            self._grip = Grip(Part.WHOLE, self._plan.axis.nearest(along), line.rooms, known)
        else:
            self._pressed_line = key

    @Slot(str)
    def openLine(self, key: str) -> None:
        """Open what a line of the week tells of: a booking, a block, or the day that has more."""
        line = next((one for one in self._lines.rows if one.key == key), None)
        if line is None:
            return
        if line.more:
            self.openDay(self._plan.axis.columns[line.column].day.isoformat())
        elif line.booking:
            self.open(line.booking)
        else:
            row, within = self._plan.by_room[line.rooms], SLOT / 2
            self._opened_what_stays(row, self._plan.axis.instant_at(line.column + line.startFraction) + within)

    @Slot(int, int)
    def walk(self, along: int, down: int) -> None:
        """Choose another booking: along the hours, or in a row below; in the day all are in one reading order."""
        if self._workplace.is_week:
            booking = next_booking(self._blocks.rows, along=along, down=down)
        else:
            booking = self._next_in_the_day(along + down)
        if booking:
            self.open(booking)

    def _next_in_the_day(self, steps: int) -> str:
        order = list(dict.fromkeys(block.booking for block in self._blocks.rows if block.kind == BlockKind.BOOKED))
        chosen = self._workplace.chosen
        here = str(chosen.booking) if isinstance(chosen, Selected) else ""
        place = order.index(here) + steps if here in order else 0
        return order[place % len(order)] if order else ""

    @Slot(int)
    def nudge(self, quarters: int) -> None:
        """Move the chosen booking, or what is held, by quarters of an hour: the drag of the keyboard."""
        booking, span = self._nudged()
        if booking is None or span is None:
            return
        shift = quarters * SLOT
        to = replace(self._to(booking), span=TimeSpan(span.starts_at + shift, span.ends_at + shift))
        self._workplace.plan(booking, to)

    @Slot()
    def accept(self) -> None:
        """Enter: do what is held, if it can be done."""
        if isinstance(self._workplace.chosen, Moving) and self._refusal() is None:
            self._workplace.move()

    @Slot(int)
    def turnDay(self, days: int) -> None:
        """Show another day, or the week as many weeks away; 0 is today."""
        workplace = self._workplace
        each = len(workplace.days)
        workplace.show_day(workplace.today if days == 0 else workplace.day + timedelta(days=days * each))

    @Slot(bool)
    def showWeek(self, shown: bool) -> None:  # noqa: FBT001  Qt hands over what QML says
        """Show the week of the day, or the day alone."""
        self._grip = None
        self._workplace.show_week(shown)

    @Slot(str)
    def openDay(self, day: str) -> None:
        """Show a day of the week by itself."""
        self._workplace.show_day(date.fromisoformat(day))
        self.showWeek(False)

    @Slot()
    def undo(self) -> None:
        """Take the last thing back."""
        self._workplace.undoing.undo()

    @Slot(str)
    def search(self, text: str) -> None:
        """Look for a booking."""
        self._workplace.finding.search(text)

    @Slot()
    def switchLanguage(self) -> None:
        """The other language."""
        self._workplace.speak("en" if self._workplace.language == "da" else "da")

    def _nudged(self) -> tuple[Booking | None, TimeSpan | None]:
        match self._workplace.chosen:
            case Moving(booking=booking, to=to):
                return booking, to.span
            case Selected(booking=booking_id):
                known = self._workplace.picture.calendar.bookings.get(booking_id)
                return known, None if known is None else known.span
            case _:
                return None, None

    def _to(self, booking: Booking) -> Alternative:
        chosen = self._workplace.chosen
        return chosen.to if isinstance(chosen, Moving) else Alternative(booking.space, booking.layout, booking.span)

    def _row(self, room: int) -> RoomRow | None:
        return self._plan.by_room[room] if 0 <= room < len(self._plan.by_room) else None

    def _booking_at(self, row: RoomRow, instant: datetime) -> Booking | None:
        """The booking whose own time, not its set-up, lies under the hand."""
        for booking in self._workplace.picture.calendar.bookings.values():
            rooms = {entry.cell.room for entry in booking.occupancy}
            if booking.state.occupies and row.room.id in rooms and booking.span.holds(instant):
                return booking
        return None

    def _asked_at(self, row: RoomRow, instant: datetime) -> Booking | None:
        """The request under the hand whose answer is due first."""
        picture = self._workplace.picture
        asked = asked_on(picture.municipality, picture.calendar.bookings.values(), self._plan.axis.window)
        there = (one for one in asked if one.room == row.room.id and one.span.holds(instant))
        return next((one.requests[0] for one in there), None)

    def _opened_what_stays(self, row: RoomRow, instant: datetime) -> bool:
        """What no hand moves opens at once: a block, or time that is held for rain."""
        calendar = self._workplace.picture.calendar
        run = calendar.use_of(Cell(row.room.id, slot_of(instant)))
        if run is not None and run.block is not None:
            self._workplace.open_block(run.block)
            return True
        if run is not None and run.kind is CellKind.STANDBY and run.booking is not None:
            self._workplace.select(run.booking)
            return True
        return False

    def _close_between(self, grip: Grip, room: int, at: datetime) -> None:
        """A hand draws over rows and hours what is to be closed, within one house."""
        chosen, first = self._workplace.chosen, self._plan.by_room[grip.room]
        if isinstance(chosen, BlockDrafted):
            between = self._plan.by_room[min(grip.room, room) : max(grip.room, room) + 1]
            rooms = [row.room.id for row in between if row.venue.id == first.venue.id]
            self._workplace.redraft_block(chosen.draft.over(first.venue.id, rooms, span_under(grip, at)))

    def _hold(self, grip: Grip, row: RoomRow, span: TimeSpan) -> None:
        if grip.booking is None:
            self._workplace.draft(row.space.id, span)
            return
        to = target_of(self._workplace.picture, grip.booking, row, span)
        chosen = self._workplace.chosen
        if not isinstance(chosen, Moving) or chosen.to != to:
            self._workplace.plan(grip.booking, to)

    def _clicked(self, grip: Grip) -> None:
        if grip.booking is not None:
            self._workplace.select(grip.booking.id)
            return
        row, chosen = self._plan.by_room[grip.room], self._workplace.chosen
        if isinstance(chosen, BlockDrafted):
            self._workplace.redraft_block(chosen.draft.toggled(row.venue.id, row.room.id))
            return
        if (asked := self._asked_at(row, grip.at)) is not None:
            self._workplace.answer(asked.id)
            return
        self._workplace.draft(row.space.id, TimeSpan(grip.at, grip.at + FIRST_LENGTH))

    def _refusal(self) -> Refusal | None:
        return refusal_now(self._workplace)

    @Property(str, notify=changed)
    def day(self) -> str:
        return self._state.day

    @Property(bool, notify=changed)
    def isWeek(self) -> bool:
        return self._state.is_week

    @Property(bool, notify=changed)
    def isToday(self) -> bool:
        return self._state.is_today

    @Property(str, notify=changed)
    def clock(self) -> str:
        return self._state.clock

    @Property(int, notify=changed)
    def nowColumn(self) -> int:
        return self._state.now_column

    @Property(float, notify=changed)
    def nowFraction(self) -> float:
        return self._state.now_fraction

    @Property(str, notify=changed)
    def plate(self) -> str:
        return self._state.plate

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._state.note

    @Property(int, notify=changed)
    def plateRooms(self) -> int:
        return self._state.plate_rooms

    @Property(int, notify=changed)
    def plateHeads(self) -> int:
        return self._state.plate_heads

    @Property(int, notify=changed)
    def plateAbove(self) -> int:
        return self._state.plate_above

    @Property(float, notify=changed)
    def plateAlong(self) -> float:
        return self._state.plate_along

    @Property(int, notify=changed)
    def roomCount(self) -> int:
        return self._state.room_count

    @Property(int, notify=changed)
    def ownRoomCount(self) -> int:
        """Rooms of the desk's own house, which stand first."""
        return self._state.own_room_count

    @Property(int, notify=changed)
    def headCount(self) -> int:
        return self._state.head_count

    @Property(int, notify=changed)
    def lineCount(self) -> int:
        """In the week, the lines of words of all rooms."""
        return self._state.line_count

    @Property(bool, notify=changed)
    def forgetful(self) -> bool:
        """Whether a day is shown of which nothing is known any more."""
        return self._state.forgetful

    @Property(int, notify=changed)
    def chosenColumn(self) -> int:
        """The day of what is chosen or held; -1 where it is not seen, or nothing is."""
        return -1 if self._state.chosen is None else self._state.chosen.column

    @Property(float, notify=changed)
    def chosenStart(self) -> float:
        return 0.0 if self._state.chosen is None else self._state.chosen.start

    @Property(float, notify=changed)
    def chosenEnd(self) -> float:
        return 0.0 if self._state.chosen is None else self._state.chosen.end

    @Property(int, notify=changed)
    def chosenRooms(self) -> int:
        return 0 if self._state.chosen is None else self._state.chosen.rooms

    @Property(int, notify=changed)
    def chosenHeads(self) -> int:
        return 0 if self._state.chosen is None else self._state.chosen.heads

    @Property(int, notify=changed)
    def chosenAbove(self) -> int:
        return 0 if self._state.chosen is None else self._state.chosen.above

    @Property(str, notify=changed)
    def contact(self) -> str:
        return self._state.contact

    @Property(bool, notify=changed)
    def connected(self) -> bool:
        return self._state.connected

    @Property(str, notify=changed)
    def undoText(self) -> str:
        return self._state.undo

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self._state.notice

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._state.busy

    @Property(RowModel, notify=changed)
    def rows(self) -> RowModel:
        return self._rows

    @Property(RowModel, notify=changed)
    def hours(self) -> RowModel:
        return self._hours

    @Property(RowModel, notify=changed)
    def blocks(self) -> RowModel:
        return self._blocks

    @Property(RowModel, notify=changed)
    def lines(self) -> RowModel:
        return self._lines

    @Property(RowModel, notify=changed)
    def days(self) -> RowModel:
        return self._days
