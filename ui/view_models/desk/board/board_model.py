"""The view model of the board."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Booking, Cell, CellKind
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import SLOT_LENGTH as SLOT
from booking_core.domain.time_spans import TimeSpan, local_day, slot_of
from ui.bridge.rows import RowModel
from ui.ports import Alternative
from ui.view_models.desk.board.asked import asked_on
from ui.view_models.desk.board.board import (
    FIRST_LENGTH,
    BlockKind,
    BoardBlock,
    BoardHour,
    BoardPlan,
    BoardRow,
    RoomRow,
    board_blocks,
    board_hours,
    board_plan,
    instant_at,
    target_of,
)
from ui.view_models.desk.board.grip import Grip, Part, part_at, span_under
from ui.view_models.desk.chosen.block_draft import BlockDrafted
from ui.view_models.desk.chosen.chosen import Drafted, Moving, Selected
from ui.view_models.desk.chosen.undo import (
    Booked,
    Cancelled,
    DateCancelled,
    Done,
    Moved,
    SeriesBooked,
    SeriesChanged,
    booking_of,
)
from ui.view_models.desk.chosen.wishes import wish_of
from ui.view_models.desk.workplace import Workplace
from ui.view_models.offering.foresight import refusal_of_move, refusal_of_wish
from ui.view_models.shown.ribbons import fraction_of
from ui.view_models.visit.speech import starting_large

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class BoardState:
    day: str = ""
    is_today: bool = True
    clock: str = ""
    now_fraction: float = -1.0
    plate: str = ""
    note: str = ""
    plate_rooms: int = 0
    plate_heads: int = 0
    plate_fraction: float = 0.0
    room_count: int = 0
    own_room_count: int = 0
    head_count: int = 0
    contact: str = ""
    connected: bool = True
    undo: str = ""
    notice: str = ""
    refused: bool = False
    busy: bool = False


@QmlElement
class BoardModel(QObject):
    """Rows, blocks and the hand on them. Fractions run along the hours shown; rooms are counted from the top."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._plan = board_plan(workplace.picture, workplace)
        self._state = BoardState()
        self._grip: Grip | None = None
        self._rows = RowModel(BoardRow, self)
        self._hours = RowModel(BoardHour, self)
        self._blocks = RowModel(BoardBlock, self)
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
        """Draw the day as it is now."""
        workplace = self._workplace
        self._plan = board_plan(workplace.picture, workplace)
        self._rows.show(self._plan.rows)
        self._hours.show(board_hours(self._plan.window, workplace.speech))
        self._blocks.show(board_blocks(workplace.picture, workplace, self._plan))
        state = derive_state(workplace, self._plan)
        if state != self._state:
            self._state = state
            self.changed.emit()

    @Slot(int, float, float)
    def press(self, room: int, fraction: float, tolerance: float) -> None:
        """A hand takes hold at `fraction` of row `room`; `tolerance` is how wide an end of a block is."""
        row = self._row(room)
        if row is None:
            return
        window = self._plan.window
        instant = window.starts_at + fraction * window.length
        at = instant_at(window, fraction)
        if isinstance(self._workplace.chosen, BlockDrafted):
            self._grip = Grip(Part.NEW, window.starts_at + int(fraction * (window.length / SLOT)) * SLOT, room)
            return
        if self._opened_what_stays(row, instant):
            return
        booking = self._booking_at(row, instant)
        part = Part.NEW if booking is None else part_at(booking.span, instant, tolerance=tolerance * window.length)
        if booking is None:
            at = window.starts_at + int(fraction * (window.length / SLOT)) * SLOT
        self._grip = Grip(part, at, room, booking)

    @Slot(int, float)
    def drag(self, room: int, fraction: float) -> None:
        """The hand moves; nothing is done before it lets go."""
        grip, row = self._grip, self._row(room)
        if grip is None or row is None:
            return
        at = instant_at(self._plan.window, fraction)
        if not grip.moved and room == grip.room and abs(at - grip.at) < SLOT:
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

    @Slot(int)
    def walk(self, steps: int) -> None:
        """Choose the next booking in reading order, or the one before."""
        order = [block.booking for block in self._blocks.rows if block.kind == BlockKind.BOOKED]
        order = list(dict.fromkeys(order))
        if not order:
            return
        chosen = self._workplace.chosen
        here = str(chosen.booking) if isinstance(chosen, Selected) else ""
        place = order.index(here) + steps if here in order else 0
        self.open(order[place % len(order)])

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
        """Show another day; 0 is today."""
        workplace = self._workplace
        today = local_day(workplace.now, workplace.picture.municipality.zone)
        workplace.show_day(today if days == 0 else workplace.day + timedelta(days=days))

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
        asked = asked_on(picture.municipality, picture.calendar.bookings.values(), self._plan.window)
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
    def isToday(self) -> bool:
        return self._state.is_today

    @Property(str, notify=changed)
    def clock(self) -> str:
        return self._state.clock

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

    @Property(float, notify=changed)
    def plateFraction(self) -> float:
        return self._state.plate_fraction

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
    def refused(self) -> bool:
        return self._state.refused

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


def derive_state(workplace: Workplace, plan: BoardPlan) -> BoardState:
    """Everything on the board that is neither row nor block."""
    speech, picture, now = workplace.speech, workplace.picture, workplace.now
    zone = picture.municipality.zone
    refusal = refusal_now(workplace)
    held = _held_at(workplace, plan.by_room)
    return BoardState(
        day=starting_large(speech.words.day(workplace.day, today=local_day(now, zone))),
        is_today=workplace.day == local_day(now, zone),
        clock=speech.clock(now),
        now_fraction=fraction_of(now, plan.window) if plan.window.holds(now) else -1.0,
        plate=speech.refusal(refusal) if refusal is not None and held is not None else "",
        note=layout_note(workplace) if refusal is None else "",
        plate_rooms=0 if held is None else held[0].rooms,
        plate_heads=0 if held is None else held[0].heads,
        plate_fraction=0.0 if held is None else max(0.0, fraction_of(held[1].starts_at, plan.window)),
        room_count=len(plan.by_room),
        own_room_count=sum(row.venue.id == workplace.venue for row in plan.by_room),
        head_count=len(plan.rows) - len(plan.by_room),
        contact=_contact(workplace),
        connected=picture.connected,
        undo=_undo_words(workplace, workplace.undo_stack.last),
        notice=workplace.notice.text,
        refused=workplace.notice.refused,
        busy=workplace.busy,
    )


def refusal_now(workplace: Workplace) -> Refusal | None:
    """Why what is held or drafted cannot be had; None when it can, or nothing is held."""
    match workplace.chosen:
        case Moving(booking=booking, to=to):
            return refusal_of_move(workplace.picture, booking, to, now=workplace.now)
        case Drafted() as drafted:
            return refusal_of_wish(workplace.picture, wish_of(drafted), now=workplace.now)
        case _:
            return None


def layout_note(workplace: Workplace) -> str:
    """That what is held gets another layout where it would go; empty when it keeps its own."""
    match workplace.chosen:
        case Moving(booking=booking, to=to) if to.layout != booking.layout:
            before, after = workplace.speech.layout(booking.layout), workplace.speech.layout(to.layout)
            return workplace.speech.say("panel.layout-becomes", before=starting_large(before), after=after)
        case _:
            return ""


def _held_at(workplace: Workplace, by_room: Sequence[RoomRow]) -> tuple[RoomRow, TimeSpan] | None:
    match workplace.chosen:
        case Moving(to=to):
            pass
        case Drafted(draft=draft):
            to = draft.to
        case _:
            return None
    rooms = workplace.picture.municipality.space_by_id[to.space].rooms
    row = min((row for row in by_room if row.room.id in rooms), key=lambda row: row.rooms)
    return row, to.span


def _contact(workplace: Workplace) -> str:
    speech, picture = workplace.speech, workplace.picture
    if picture.connected:
        return speech.say("desk.saved", at=speech.clock(picture.seen_at))
    return speech.say("desk.offline", at=speech.at(picture.seen_at))


def _undo_words(workplace: Workplace, last: Done | None) -> str:
    if last is None:
        return ""
    what, speech = workplace.called(booking_of(last)), workplace.speech
    match last:
        case Booked():
            return speech.say("desk.undo-booked", what=what)
        case Moved(before=before, after=after):
            return speech.say(
                "desk.undo-moved", what=what, before=speech.span(before.span), after=speech.span(after.span)
            )
        case Cancelled() | DateCancelled():
            return speech.say("desk.undo-cancelled", what=what)
        case SeriesBooked(series=series):
            return speech.words.text("desk-series.undo-booked", what=what, count=len(series.bookings))
        case SeriesChanged():
            return speech.say("desk-series.no-undo", what=what)
