"""The board: hours across, rooms down, every booking of the day or week a block one can take hold of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import product

from booking_core.domain.bookings import Booking, BookingState, CellKind, Openness
from booking_core.domain.calendar import runs_of
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.identity import BookingId, RoomId, SpaceId, VenueId
from booking_core.domain.places import Municipality, Room, Space, Venue
from booking_core.domain.stays import stay_up_to
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_midnight, merged, slots_of, without
from booking_core.language.hyphens import breakable
from ui.ports import ENDED_IS_KNOWN_FOR, Alternative, HousePicture
from ui.view_models.desk.board.asked import Asked, asked_on
from ui.view_models.desk.board.axis import Axis, Piece
from ui.view_models.desk.board.hours import axis_of
from ui.view_models.desk.chosen.block_draft import BlockChosen, BlockDraft, BlockDrafted
from ui.view_models.desk.chosen.chosen import Answering, Drafted, Moving, Selected
from ui.view_models.desk.workplace import Workplace
from ui.view_models.shown.places import floor_of
from ui.view_models.visit.speech import Speech, starting_large

FIRST_LENGTH = timedelta(hours=1)

_OR_RATHER = "\u009c"
"""Between a text and a shorter one for the same place, as Qt has it."""


class BlockKind(StrEnum):
    FREE = "free"  # the lane of a day in the week, from opening to closing
    BOOKED = "booked"
    SETUP = "setup"
    CLOSED = "closed"
    FORGOTTEN = "forgotten"  # a day of which nothing is known any more: neither free nor closed
    REQUEST = "request"  # what is asked for: it holds nothing
    LEAVING = "leaving"  # where the booking that is being moved stands until then
    YOURS = "yours"  # where it would go, or what is being drafted
    CONFLICT = "conflict"  # what of that is taken
    BLOCKED = "blocked"  # what the house has closed


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A house's heading or one of its rooms. `rooms` and `heads` count what stands above it.

    In the week a room has as many `lines` as its busiest day; `above` counts those of the rooms above it.
    """

    key: str
    head: bool
    name: str
    detail: str
    rooms: int
    heads: int
    lines: int = 0
    above: int = 0


@dataclass(frozen=True, slots=True)
class BoardBlock:
    """A stretch of one room on one day, in fractions of its hours. `booking` is empty where none can be taken hold of.

    `column` is the day's number on the axis. `clock` is when it begins, "–12.00" when it ends of what began on a day
    before, and empty where it takes the whole day.
    """

    key: str
    booking: str
    kind: str
    rooms: int
    heads: int
    column: int
    startFraction: float
    endFraction: float
    clock: str
    name: str
    detail: str
    icon: str
    chosen: bool
    spoken: str
    inset: float = 0.0
    """How much of it, from its start, is hatched: words stand after that."""

    above: int = 0
    """In the week, the lines of words of the rooms above."""

    breakable: str = ""
    """The name with the places where it may break."""


@dataclass(frozen=True, slots=True)
class RoomRow:
    """One room on the board: which one, and what is booked when one draws in it."""

    venue: Venue
    room: Room
    space: Space
    rooms: int
    heads: int


@dataclass(frozen=True, slots=True)
class BoardPlan:
    """What stands where: the hours shown, and the rows by room."""

    axis: Axis
    rows: tuple[BoardRow, ...]
    by_room: tuple[RoomRow, ...]


def board_plan(picture: HousePicture, workplace: Workplace) -> BoardPlan:
    """The houses with this desk's first, and from the first to the last hour any of them is open."""
    venues = houses(picture.municipality, workplace.venue)
    rows: list[BoardRow] = []
    by_room: list[RoomRow] = []
    for heads, venue in enumerate(venues, start=1):
        detail = _opening_in_words(picture, workplace, venue)
        rows.append(BoardRow(venue.id, head=True, name=venue.name, detail=detail, rooms=len(by_room), heads=heads - 1))
        for room in venue.rooms:
            space = own_space(venue, room.id)
            floor = starting_large(floor_of(venue, space, workplace.speech))
            about = " · ".join(filter(None, (floor, str(space.standing_layout.capacity))))
            rows.append(BoardRow(room.id, head=False, name=room.name, detail=about, rooms=len(by_room), heads=heads))
            by_room.append(RoomRow(venue, room, space, rooms=len(by_room), heads=heads))
    axis = axis_of(picture.municipality, venues, workplace.days, speech=workplace.speech)
    return BoardPlan(axis, tuple(rows), tuple(by_room))


def _opening_in_words(picture: HousePicture, workplace: Workplace, venue: Venue) -> str:
    """When it is open, where that is the same on all days shown that it is open at all."""
    speech, plans = workplace.speech, [day_plan(picture.municipality, venue, day) for day in workplace.days]
    hours = {" · ".join(speech.span(span) for span in plan.open_spans) for plan in plans if plan.open_spans}
    if not workplace.is_week and is_forgotten(workplace, workplace.day):
        return speech.say("desk.forgotten")
    if len(hours) > 1:
        return ""
    return speech.say("desk.open", hours=hours.pop()) if hours else speech.say("desk.closed-all-day")


def is_forgotten(workplace: Workplace, day: date) -> bool:
    """Whether no machine knows any more what was booked on `day`: it is not shown as free."""
    ends_at = local_midnight(day + ONE_DAY, workplace.picture.municipality.zone)
    return ends_at <= workplace.now - ENDED_IS_KNOWN_FOR


def houses(municipality: Municipality, first: VenueId) -> tuple[Venue, ...]:
    """Every house, the desk's own first."""
    return tuple(sorted(municipality.venues, key=lambda venue: venue.id != first))


def own_space(venue: Venue, room: RoomId) -> Space:
    """What is booked when one draws in the row of `room`: the smallest space that has it."""
    return min((space for space in venue.spaces if room in space.rooms), key=lambda space: len(space.rooms))


def standing_blocks(picture: HousePicture, workplace: Workplace, plan: BoardPlan) -> tuple[BoardBlock, ...]:
    """When the houses are open, and every booking: what stays as it is while a hand moves something."""
    by_room, axis = {row.room.id: row for row in plan.by_room}, plan.axis
    blocks = [*_opening(picture, workplace, plan)]
    for booking in sorted(picture.calendar.bookings.values(), key=lambda booking: (booking.span, booking.id)):
        if booking.state.occupies and booking.span.overlaps(_wider(axis.window)):
            blocks.extend(_blocks_of(booking, workplace, axis, by_room))
    return tuple(replace(block, breakable=breakable(block.name)) for block in blocks)


def board_blocks(
    standing: Iterable[BoardBlock], picture: HousePicture, workplace: Workplace, plan: BoardPlan
) -> tuple[BoardBlock, ...]:
    """Everything drawn on the rows, what lies in front last."""
    by_room = {row.room.id: row for row in plan.by_room}
    moved = (
        *_asked(picture, workplace, plan.axis, by_room),
        *_closed_off(workplace, plan.axis, by_room),
        *_held(workplace, plan.axis, by_room),
    )
    return (
        *(_marked(block, workplace) for block in standing),
        *(replace(block, breakable=breakable(block.name)) for block in moved),
    )


def _marked(block: BoardBlock, workplace: Workplace) -> BoardBlock:
    """A booking that is chosen, or about to leave where it stands."""
    match workplace.chosen:
        case Selected(booking=booking) if block.booking == str(booking):
            return replace(block, chosen=True)
        case Moving(booking=booking) if block.booking == str(booking.id):
            leaves = workplace.speech.say("desk.leaves")
            return replace(block, kind=BlockKind.LEAVING.value, detail=leaves, icon="")
        case _:
            return block


def _wider(window: TimeSpan) -> TimeSpan:
    """Set-up and strike reach beyond the booking itself."""
    return TimeSpan(window.starts_at - timedelta(hours=6), window.ends_at + timedelta(hours=6))


def _opening(picture: HousePicture, workplace: Workplace, plan: BoardPlan) -> Iterator[BoardBlock]:
    """When a house is closed; in the week also when it is open, as the lane that stands free. Or that nobody knows."""
    for row, column in product(plan.by_room, plan.axis.columns):
        if is_forgotten(workplace, column.day):
            yield from _each(BlockKind.FORGOTTEN, row, (column.hours,), plan.axis)
            continue
        openings = day_plan(picture.municipality, row.venue, column.day).open_spans
        if workplace.is_week and openings:
            yield from _each(BlockKind.FREE, row, openings, plan.axis)
        else:
            yield from _each(BlockKind.CLOSED, row, without((column.hours,), openings), plan.axis)


def _each(kind: BlockKind, row: RoomRow, spans: Iterable[TimeSpan], axis: Axis) -> Iterator[BoardBlock]:
    for piece in (piece for span in spans for piece in axis.pieces(span)):
        yield _block(f"{kind} {row.room.id} {piece.span.starts_at}", kind, row, piece)


def _asked(
    picture: HousePicture, workplace: Workplace, axis: Axis, by_room: dict[RoomId, RoomRow]
) -> Iterator[BoardBlock]:
    """What is asked for, behind what is booked; its words only where nothing stands before them."""
    speech, chosen = workplace.speech, workplace.chosen
    for row, asked, piece in _asked_pieces(picture, axis, by_room):
        first = asked.requests[0]
        several = len(asked.requests)
        name = workplace.called(first) if several == 1 else speech.count("requests.several", several)
        is_hidden = any(taken_in(picture, asked.room, piece.span, own=None))
        ids = {request.id for request in asked.requests}
        yield replace(
            _block(f"asked {first.id} {asked.room} {piece.column}", BlockKind.REQUEST, row, piece),
            booking=str(first.id),
            name="" if is_hidden else name,
            detail=speech.say("requests.waits"),
            icon="hourglass",
            chosen=isinstance(chosen, Answering) and chosen.request in ids,
            spoken=_in_row(name, row.room.name, when(workplace, asked.span), speech.say("requests.waits")),
        )


def _asked_pieces(
    picture: HousePicture, axis: Axis, by_room: dict[RoomId, RoomRow]
) -> Iterator[tuple[RoomRow, Asked, Piece]]:
    """The requests that are seen, with their row."""
    for asked in asked_on(picture.municipality, picture.calendar.bookings.values(), axis.window):
        row = by_room.get(asked.room)
        if row is not None:
            yield from ((row, asked, piece) for piece in axis.pieces(asked.span))


def when(workplace: Workplace, span: TimeSpan) -> str:
    """From when to when, with its day where several are shown."""
    speech, zone = workplace.speech, workplace.picture.municipality.zone
    hours = speech.span(span)
    return f"{speech.words.weekday_and_date(local_day(span.starts_at, zone))} {hours}" if workplace.is_week else hours


def _in_row(*words: str) -> str:
    return ", ".join(filter(None, words))


def _blocks_of(
    booking: Booking, workplace: Workplace, axis: Axis, by_room: dict[RoomId, RoomRow]
) -> Iterator[BoardBlock]:
    for room, run in runs_of(booking):
        row = by_room.get(room)
        if row is not None:
            for piece in axis.pieces(run.span):
                block = _run_drawn(booking, run.kind, workplace, row=row, piece=piece)
                yield replace(block, clock=_clock(booking.span, piece, axis, workplace.speech))


def _run_drawn(booking: Booking, kind: CellKind, workplace: Workplace, *, row: RoomRow, piece: Piece) -> BoardBlock:
    """A stretch of a booking: the work around it, the roof held for it, or itself."""
    speech, is_work = workplace.speech, kind in {CellKind.SETUP, CellKind.STRIKE}
    drawn = BlockKind.SETUP if is_work else BlockKind.BOOKED
    block = _block(f"{booking.id} {row.room.id} {kind} {piece.column}", drawn, row, piece)
    if is_work:
        return replace(block, spoken=speech.say("desk.setting-up", span=when(workplace, piece.span)))
    block = replace(block, booking=str(booking.id))
    name, goes_on = workplace.called(booking), _goes_on(booking, workplace)
    if kind is CellKind.STANDBY:
        held = speech.say("weather.held")
        return replace(block, name=held, detail=name, spoken=_in_row(name, held))
    return replace(
        block,
        name=name,
        detail=goes_on or detail_of(booking, speech),
        icon=icon_of(booking),
        spoken=_in_row(name, row.room.name, when(workplace, booking.span), goes_on),
    )


def _clock(span: TimeSpan, piece: Piece, axis: Axis, speech: Speech) -> str:
    """When `span` begins on the day of `piece`, else until when it goes on there; empty where that is all day."""
    day = axis.columns[piece.column].day
    if span.starts_at == piece.span.starts_at or local_day(span.starts_at, speech.zone) == day:
        return speech.clock(span.starts_at)
    if span.ends_at == piece.span.ends_at or local_day(span.ends_at, speech.zone) == day:
        return f"–{speech.clock(span.ends_at)}"
    return ""


def _closed_off(workplace: Workplace, axis: Axis, by_room: dict[RoomId, RoomRow]) -> Iterator[BoardBlock]:
    """What the house has closed, day by day: padlock and reason."""
    speech, chosen = workplace.speech, workplace.chosen
    for closed in (one for one in workplace.picture.calendar.blocks.values() if one.occupies):
        name = speech.say("blocks.closed-off", reason=closed.reason)
        shown = closed.reason if workplace.is_week else name  # a lane of a week has room for few words
        rows = (by_room[room] for room in closed.rooms if room in by_room)
        for row, piece in product(rows, axis.pieces(closed.span)):
            yield replace(
                _block(f"blocked {closed.id} {row.room.id} {piece.column}", BlockKind.BLOCKED, row, piece),
                name=shown,
                icon="lock",
                chosen=isinstance(chosen, BlockChosen) and chosen.block == closed.id,
                clock=_clock(closed.span, piece, axis, speech),
                spoken=_in_row(name, row.room.name, when(workplace, piece.span)),
            )


def detail_of(booking: Booking, speech: Speech) -> str:
    """The second line of a block, longest first: the screen shows the first that has room. The icon says the rest."""
    layout = speech.layout(booking.layout)
    if booking.openness is Openness.CLOSED:
        return _first_that_fits(f"{layout} · {booking.persons}", layout)
    return _first_that_fits(f"{speech.named(booking.openness)} · {layout}", layout)


def _first_that_fits(*words: str) -> str:
    """Of a block as narrow as an hour is there often none: half a word says less than no word."""
    return _OR_RATHER.join((*words, ""))


def _goes_on(booking: Booking, workplace: Workplace) -> str:
    """That it is the same people as before, on a receipt of their own for the time that was added."""
    stay = stay_up_to(booking, workplace.picture.calendar)
    return (
        ""
        if len(stay.parts) == 1
        else workplace.speech.say("desk.goes-on", since=workplace.speech.at(stay.span.starts_at))
    )


def icon_of(booking: Booking) -> str:
    """What stands before the second line."""
    if booking.state is BookingState.CHECKED_IN:
        return "userCheck"
    return "" if booking.openness is Openness.CLOSED else "doorEnter"


def _held(workplace: Workplace, axis: Axis, by_room: dict[RoomId, RoomRow]) -> Iterator[BoardBlock]:
    """Where what is being moved or drafted would go, and what of that is taken."""
    own: BookingId | None
    match workplace.chosen:
        case BlockDrafted(draft=closing):
            yield from _closing(workplace, closing, axis, by_room)
            return
        case Moving(booking=booking, to=to):
            own, name = booking.id, workplace.called(booking)
        case Drafted(draft=draft):
            own, to, name = None, draft.to, draft.title or draft.name or workplace.speech.say("desk.new")
        case _:
            return
    rows = (by_room[room] for room in workplace.picture.municipality.space_by_id[to.space].rooms)
    for row, piece in product(rows, axis.pieces(to.span)):
        conflicts = tuple(taken_in(workplace.picture, row.room.id, piece.span, own=own))
        is_first = bool(conflicts) and conflicts[0].starts_at == piece.span.starts_at
        ghost = replace(
            _block(f"yours {row.room.id} {piece.column}", BlockKind.YOURS, row, piece),
            name=name,
            clock=_clock(to.span, piece, axis, workplace.speech),
            detail=workplace.speech.span(to.span),
            spoken=name,
            inset=conflicts[0].length / piece.span.length if is_first else 0.0,
        )
        yield from (ghost, *_each(BlockKind.CONFLICT, row, conflicts, axis))


def _closing(
    workplace: Workplace, closing: BlockDraft, axis: Axis, by_room: dict[RoomId, RoomRow]
) -> Iterator[BoardBlock]:
    """What would be closed, and what of that is taken."""
    name = workplace.speech.say("blocks.title")
    rows = (by_room[room] for room in sorted(closing.rooms))
    for row, piece in product(rows, axis.pieces(closing.span)):
        conflicts = tuple(taken_in(workplace.picture, row.room.id, piece.span, own=None))
        ghost = _block(f"yours {row.room.id} {piece.column}", BlockKind.YOURS, row, piece)
        yield replace(ghost, name="" if conflicts else name, icon="lock", spoken=name)
        yield from _each(BlockKind.CONFLICT, row, conflicts, axis)


def taken_in(picture: HousePicture, room: RoomId, span: TimeSpan, *, own: BookingId | None) -> Iterator[TimeSpan]:
    """What of `span` others have in `room`, in order and without seams."""
    slots = slots_of(span)
    runs = (run for run in picture.calendar.runs_within(room, slots.start, slots.stop) if run.booking != own)
    return iter(merged(clipped for run in runs if (clipped := run.span.clipped_to(span)) is not None))


def _block(key: str, kind: BlockKind, row: RoomRow, piece: Piece) -> BoardBlock:
    return BoardBlock(
        key=key,
        booking="",
        kind=kind.value,
        rooms=row.rooms,
        heads=row.heads,
        column=piece.column,
        startFraction=piece.start,
        endFraction=piece.end,
        clock="",
        name="",
        detail="",
        icon="",
        chosen=False,
        spoken="",
    )


def target_of(picture: HousePicture, booking: Booking, row: RoomRow, span: TimeSpan) -> Alternative:
    """What `booking` becomes when it is held over `row` at `span`: it keeps its layout where there is the same."""
    municipality = picture.municipality
    own = municipality.space_by_id[booking.space]
    space = own if row.room.id in own.rooms else row.space
    layout = booking.layout if space.layout(booking.layout) is not None else space.standing_layout.id
    return Alternative(SpaceId(space.id), layout, span)
