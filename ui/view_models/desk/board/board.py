"""The board: hours across, rooms down, every booking of the day a block one can take hold of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from booking_core.domain.bookings import Booking, BookingState, CellKind, Openness
from booking_core.domain.calendar import runs_of
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.identity import BookingId, RoomId, SpaceId, VenueId
from booking_core.domain.places import Municipality, Room, Space, Venue
from booking_core.domain.stays import stay_up_to
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, merged, slots_of, without
from booking_core.language.hyphens import breakable
from ui.ports import Alternative, HousePicture
from ui.view_models.desk.board.asked import asked_on
from ui.view_models.desk.chosen.block_draft import BlockChosen, BlockDraft, BlockDrafted
from ui.view_models.desk.chosen.chosen import Answering, Drafted, Moving, Selected
from ui.view_models.desk.workplace import Workplace
from ui.view_models.shown.places import floor_of
from ui.view_models.shown.ribbons import HOUR, fraction_of, hour_after, hour_before
from ui.view_models.visit.speech import Speech, starting_large

FEWEST_HOURS = 8
LATEST_END = timedelta(hours=26)
"""Two in the morning: what runs later belongs to a board of its own day."""

FIRST_LENGTH = timedelta(hours=1)

_OR_RATHER = "\u009c"
"""Between a text and a shorter one for the same place, as Qt has it."""


class BlockKind(StrEnum):
    BOOKED = "booked"
    SETUP = "setup"
    CLOSED = "closed"
    REQUEST = "request"  # what is asked for: it holds nothing
    LEAVING = "leaving"  # where the booking that is being moved stands until then
    YOURS = "yours"  # where it would go, or what is being drafted
    CONFLICT = "conflict"  # what of that is taken
    BLOCKED = "blocked"  # what the house has closed


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A house's heading or one of its rooms. `rooms` and `heads` count what stands above it."""

    key: str
    head: bool
    name: str
    detail: str
    rooms: int
    heads: int


@dataclass(frozen=True, slots=True)
class BoardBlock:
    """A stretch of one room, in fractions of the hours shown. `booking` is empty where none can be taken hold of."""

    key: str
    booking: str
    kind: str
    rooms: int
    heads: int
    startFraction: float
    endFraction: float
    name: str
    detail: str
    icon: str
    chosen: bool
    spoken: str
    inset: float = 0.0
    """How much of it, from its start, is hatched: words stand after that."""

    breakable: str = ""
    """The name with the places where it may break."""


@dataclass(frozen=True, slots=True)
class BoardHour:
    fraction: float
    label: str


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

    window: TimeSpan
    rows: tuple[BoardRow, ...]
    by_room: tuple[RoomRow, ...]


def board_plan(picture: HousePicture, workplace: Workplace) -> BoardPlan:
    """The houses with this desk's first, and from the first to the last hour any of them is open."""
    venues = houses(picture.municipality, workplace.venue)
    rows: list[BoardRow] = []
    by_room: list[RoomRow] = []
    for heads, venue in enumerate(venues, start=1):
        speech = workplace.speech
        plan = day_plan(picture.municipality, venue, workplace.day)
        hours = " · ".join(speech.span(span) for span in plan.open_spans)
        detail = speech.say("desk.open", hours=hours) if hours else speech.say("desk.closed-all-day")
        rows.append(BoardRow(venue.id, head=True, name=venue.name, detail=detail, rooms=len(by_room), heads=heads - 1))
        for room in venue.rooms:
            space = own_space(venue, room.id)
            floor = starting_large(floor_of(venue, space))
            about = " · ".join(filter(None, (floor, str(space.standing_layout.capacity))))
            rows.append(BoardRow(room.id, head=False, name=room.name, detail=about, rooms=len(by_room), heads=heads))
            by_room.append(RoomRow(venue, room, space, rooms=len(by_room), heads=heads))
    return BoardPlan(hours_shown(picture, workplace, venues), tuple(rows), tuple(by_room))


def houses(municipality: Municipality, first: VenueId) -> tuple[Venue, ...]:
    """Every house, the desk's own first."""
    return tuple(sorted(municipality.venues, key=lambda venue: venue.id != first))


def own_space(venue: Venue, room: RoomId) -> Space:
    """What is booked when one draws in the row of `room`: the smallest space that has it."""
    return min((space for space in venue.spaces if room in space.rooms), key=lambda space: len(space.rooms))


def hours_shown(picture: HousePicture, workplace: Workplace, venues: Iterable[Venue]) -> TimeSpan:
    """Whole hours from the first opening to the last closing of the day, no later than two in the morning."""
    day, speech = workplace.window, workplace.speech
    spans = [span for venue in venues for span in day_plan(picture.municipality, venue, workplace.day).open_spans]
    nine = speech.instant(workplace.day, hour=9)
    first = hour_before(min((span.starts_at for span in spans), default=nine), speech)
    last = hour_after(max((span.ends_at for span in spans), default=nine + FEWEST_HOURS * HOUR), speech)
    return TimeSpan(first, max(first + FEWEST_HOURS * HOUR, min(last, day.starts_at + LATEST_END)))


def board_hours(window: TimeSpan, speech: Speech) -> tuple[BoardHour, ...]:
    """Every whole hour of `window`, both ends included."""
    count = int(window.length / HOUR)
    instants = [window.starts_at + number * HOUR for number in range(count + 1)]
    return tuple(BoardHour(fraction_of(instant, window), speech.hour(instant)) for instant in instants)


def board_blocks(picture: HousePicture, workplace: Workplace, plan: BoardPlan) -> tuple[BoardBlock, ...]:
    """Everything drawn on the rows, what lies in front last."""
    by_room = {row.room.id: row for row in plan.by_room}
    blocks = [*_closed(picture, workplace, plan), *_asked(picture, workplace, plan.window, by_room)]
    for booking in sorted(picture.calendar.bookings.values(), key=lambda booking: (booking.span, booking.id)):
        if booking.state.occupies and booking.span.overlaps(_wider(plan.window)):
            blocks.extend(_blocks_of(booking, workplace, plan.window, by_room))
    blocks.extend(_closed_off(workplace, plan.window, by_room))
    blocks.extend(_held(workplace, plan.window, by_room))
    return tuple(replace(block, breakable=breakable(block.name)) for block in blocks)


def _wider(window: TimeSpan) -> TimeSpan:
    """Set-up and strike reach beyond the booking itself."""
    return TimeSpan(window.starts_at - timedelta(hours=6), window.ends_at + timedelta(hours=6))


def _closed(picture: HousePicture, workplace: Workplace, plan: BoardPlan) -> Iterator[BoardBlock]:
    for row in plan.by_room:
        openings = day_plan(picture.municipality, row.venue, workplace.day).open_spans
        for span in without((plan.window,), openings):
            yield _block(f"closed {row.room.id} {span.starts_at}", BlockKind.CLOSED, row, span, window=plan.window)


def _asked(
    picture: HousePicture, workplace: Workplace, window: TimeSpan, by_room: dict[RoomId, RoomRow]
) -> Iterator[BoardBlock]:
    """What is asked for, behind what is booked; its words only where nothing stands before them."""
    speech, chosen = workplace.speech, workplace.chosen
    for asked in asked_on(picture.municipality, picture.calendar.bookings.values(), window):
        row, span, first = by_room.get(asked.room), asked.span.clipped_to(window), asked.requests[0]
        if row is None or span is None:
            continue
        several = len(asked.requests)
        name = workplace.called(first) if several == 1 else speech.count("requests.several", several)
        is_hidden = any(taken_in(picture, asked.room, span, own=None))
        ids = {request.id for request in asked.requests}
        yield replace(
            _block(f"asked {first.id} {asked.room}", BlockKind.REQUEST, row, span, window=window),
            booking=str(first.id),
            name="" if is_hidden else name,
            detail=speech.say("requests.waits"),
            icon="hourglass",
            chosen=isinstance(chosen, Answering) and chosen.request in ids,
            spoken=", ".join((name, row.room.name, speech.span(asked.span), speech.say("requests.waits"))),
        )


def _blocks_of(
    booking: Booking, workplace: Workplace, window: TimeSpan, by_room: dict[RoomId, RoomRow]
) -> Iterator[BoardBlock]:
    speech, chosen = workplace.speech, workplace.chosen
    is_moving = isinstance(chosen, Moving) and chosen.booking.id == booking.id
    goes_on = _goes_on(booking, workplace)
    for room, run in runs_of(booking):
        row, kind, span = by_room.get(room), run.kind, run.span.clipped_to(window)
        if row is None or span is None:
            continue
        is_work = kind in {CellKind.SETUP, CellKind.STRIKE}
        drawn = BlockKind.SETUP if is_work else BlockKind.LEAVING if is_moving else BlockKind.BOOKED
        block = _block(f"{booking.id} {room} {kind}", drawn, row, span, window=window)
        if is_work:
            yield replace(block, spoken=speech.say("desk.setting-up", span=speech.span(span)))
            continue
        if kind is CellKind.STANDBY:
            words = workplace.called(booking), speech.say("weather.held")
            yield replace(block, booking=str(booking.id), name=words[1], detail=words[0], spoken=", ".join(words))
            continue
        yield replace(
            block,
            booking=str(booking.id),
            name=workplace.called(booking),
            detail=goes_on or detail_of(booking, speech),
            icon=icon_of(booking),
            chosen=isinstance(chosen, Selected) and chosen.booking == booking.id,
            spoken=", ".join(
                filter(None, (workplace.called(booking), row.room.name, speech.span(booking.span), goes_on))
            ),
        )


def _closed_off(workplace: Workplace, window: TimeSpan, by_room: dict[RoomId, RoomRow]) -> Iterator[BoardBlock]:
    """What the house has closed: padlock and reason."""
    speech, chosen = workplace.speech, workplace.chosen
    for closed in workplace.picture.calendar.blocks.values():
        span = closed.span.clipped_to(window)
        if span is None or not closed.occupies:
            continue
        for row in (by_room[room] for room in closed.rooms if room in by_room):
            name = speech.say("blocks.closed-off", reason=closed.reason)
            yield replace(
                _block(f"blocked {closed.id} {row.room.id}", BlockKind.BLOCKED, row, span, window=window),
                name=name,
                icon="lock",
                chosen=isinstance(chosen, BlockChosen) and chosen.block == closed.id,
                spoken=", ".join((name, row.room.name, speech.span(span))),
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


def _held(workplace: Workplace, window: TimeSpan, by_room: dict[RoomId, RoomRow]) -> Iterator[BoardBlock]:
    """Where what is being moved or drafted would go, and what of that is taken."""
    own: BookingId | None
    match workplace.chosen:
        case BlockDrafted(draft=closing):
            yield from _closing(workplace, closing, window, by_room)
            return
        case Moving(booking=booking, to=to):
            own, name = booking.id, workplace.called(booking)
        case Drafted(draft=draft):
            own, to, name = None, draft.to, draft.title or draft.name or workplace.speech.say("desk.new")
        case _:
            return
    span = to.span.clipped_to(window)
    if span is None:
        return
    for room in workplace.picture.municipality.space_by_id[to.space].rooms:
        row = by_room[room]
        conflicts = tuple(taken_in(workplace.picture, room, span, own=own))
        inset = conflicts[0].length / span.length if conflicts and conflicts[0].starts_at == span.starts_at else 0.0
        ghost = _block(f"yours {room}", BlockKind.YOURS, row, span, window=window)
        yield replace(ghost, name=name, detail=workplace.speech.span(to.span), spoken=name, inset=inset)
        for number, taken in enumerate(conflicts):
            yield _block(f"conflict {room} {number}", BlockKind.CONFLICT, row, taken, window=window)


def _closing(
    workplace: Workplace, closing: BlockDraft, window: TimeSpan, by_room: dict[RoomId, RoomRow]
) -> Iterator[BoardBlock]:
    """What would be closed, and what of that is taken."""
    span, name = closing.span.clipped_to(window), workplace.speech.say("blocks.title")
    if span is None:
        return
    for room in sorted(closing.rooms):
        row = by_room[room]
        conflicts = tuple(taken_in(workplace.picture, room, span, own=None))
        ghost = _block(f"yours {room}", BlockKind.YOURS, row, span, window=window)
        yield replace(ghost, name="" if conflicts else name, icon="lock", spoken=name)
        for number, taken in enumerate(conflicts):
            yield _block(f"conflict {room} {number}", BlockKind.CONFLICT, row, taken, window=window)


def taken_in(picture: HousePicture, room: RoomId, span: TimeSpan, *, own: BookingId | None) -> Iterator[TimeSpan]:
    """What of `span` others have in `room`, in order and without seams."""
    slots = slots_of(span)
    runs = (run for run in picture.calendar.runs_within(room, slots.start, slots.stop) if run.booking != own)
    return iter(merged(clipped for run in runs if (clipped := run.span.clipped_to(span)) is not None))


def _block(key: str, kind: BlockKind, row: RoomRow, span: TimeSpan, *, window: TimeSpan) -> BoardBlock:
    return BoardBlock(
        key=key,
        booking="",
        kind=kind.value,
        rooms=row.rooms,
        heads=row.heads,
        startFraction=fraction_of(span.starts_at, window),
        endFraction=fraction_of(span.ends_at, window),
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


def instant_at(window: TimeSpan, fraction: float) -> datetime:
    """The quarter of an hour at `fraction` of `window`, the nearest one."""
    slots = round(fraction * (window.length / SLOT_LENGTH))
    return window.starts_at + slots * SLOT_LENGTH
