"""What a block would displace: who is in the way, what each could become, and the calendar with all of it done.

    calendar     |## A ##|      |## B ##|            a block over B and the end of A
    in the way   A, B                                and whoever would lose the work before or after it
    made room    |[#####  block  #####]|             A elsewhere, B cancelled: or nothing at all

Nothing is cancelled without being named: whoever blocks says for each what becomes of it. People in the room are
left in it: then the block has to begin later. A booking of which only the shelter is wanted stays and gives it back.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from booking_core.domain.blocks import Block, BlockKind, BlockState
from booking_core.domain.bookings import Booking, BookingState, CellKind, Channel, Instead
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.suggestions import Step, Suggestion, Wanted, judge_of, suggestions
from booking_core.domain.identity import BlockId, BookingId, RoomId, Slot, VenueId
from booking_core.domain.occupying.placing import Placed, release
from booking_core.domain.occupying.weather import moved, place_with_shelter, without_shelter
from booking_core.domain.places import Municipality
from booking_core.domain.policy import Ask, refusal_of
from booking_core.domain.recurring.series_dates import ask_of
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import TimeSpan, slot_start, slots_of

Fates = Mapping[BookingId, Instead | None]
"""What becomes of each booking in the way: where it goes, or None where it is cancelled."""

NO_FATES: Fates = MappingProxyType({})
_STEPS = (
    Step.OTHER_SPACE,
    Step.INDOORS,
    Step.OTHER_HOUSE,
    Step.SHIFT,
    Step.OTHER_DAY,
    Step.SHORTER,
)
"""What people have planned for is the time: the same time elsewhere comes before another time."""


@dataclass(frozen=True, slots=True)
class Displaced:
    """A booking in the way of a block, and what it could become, the best first; each really can be had.

    `keeps_its_place`: only its shelter is in the way, so it stays where it is, with nothing held for rain.
    """

    booking: Booking
    suggestions: tuple[Suggestion, ...] = ()
    keeps_its_place: bool = False

    @property
    def suggestion(self) -> Suggestion | None:
        return self.suggestions[0] if self.suggestions else None


@dataclass(frozen=True, slots=True)
class InTheWay:
    """Who must leave, who only gives a shelter back, and `calendar` without either, its neighbours with their work.

    `until` (UTC) is how long people in the rooms, who cannot be displaced, need them; None where nobody is there.
    """

    leaving: tuple[Booking, ...]
    unsheltered: tuple[Booking, ...]
    calendar: Calendar
    until: datetime | None = None

    @property
    def bookings(self) -> tuple[Booking, ...]:
        """All of them, by start."""
        return tuple(sorted((*self.leaving, *self.unsheltered), key=lambda one: (one.span, one.id)))


@dataclass(frozen=True, slots=True)
class MadeRoom:
    """`bookings` are those that are another than before, each one version on; `calendar` has them and the block."""

    bookings: tuple[Booking, ...]
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class NoRoom:
    """`booking` cannot become what was chosen for it."""

    booking: Booking
    refusal: Refusal


def displaced_by(
    municipality: Municipality,
    calendar: Calendar,
    rooms: Iterable[RoomId],
    span: TimeSpan,
    *,
    now: datetime,
    fates: Fates = NO_FATES,
) -> tuple[Displaced, ...]:
    """Every booking that a block of `rooms` for `span` would displace, by start, with what it could become.

    Whatever is chosen in `fates`, and the first suggestion of the others, is kept free of those after it: all of them
    can be taken together. `calendar` covers all houses around the time.
    """
    closed = frozenset(rooms)
    way = in_the_way(municipality, calendar, closed, span, now=now)
    kept = {one.id for one in way.unsheltered}
    after = way.calendar.with_blocks([_sketch(closed, span)])
    found: list[Displaced] = []
    for booking in way.bookings:
        if booking.id in kept:
            found.append(Displaced(booking, keeps_its_place=True))
            continue
        could = _suggestions(municipality, after, booking, now=now)
        to = fates[booking.id] if booking.id in fates else taken(could[0]) if could else None
        after = _with_moved(municipality, after, booking, to, now=now)
        found.append(Displaced(booking, could))
    return tuple(found)


def in_the_way(
    municipality: Municipality, calendar: Calendar, rooms: frozenset[RoomId], span: TimeSpan, *, now: datetime
) -> InTheWay:
    """The bookings with cells in `rooms` during `span`, and those that would need some once these are gone."""
    unsheltered = [one for one in calendar.bookings_within(rooms, span) if _only_its_shelter(one, rooms, span)]
    kept = calendar.with_bookings(without_shelter(one) for one in unsheltered)
    leaving: dict[BookingId, Booking] = {}
    while True:
        left = _left(municipality, kept, leaving)
        more = {one.id: one for one in left.bookings_within(rooms, span)}
        if not more:
            break
        leaving |= more
    there = tuple(calendar.bookings[one] for one in leaving)
    return InTheWay(there, tuple(unsheltered), left, _busy_until(leaving.values(), rooms, now=now))


def make_room(
    municipality: Municipality, calendar: Calendar, block: Block, fates: Fates, *, now: datetime
) -> MadeRoom | NoRoom:
    """The calendar with `block` in it and everybody in its way moved or cancelled as `fates` say, which name all."""
    way = in_the_way(municipality, calendar, frozenset(block.rooms), block.span, now=now)
    after = way.calendar.with_blocks([block])
    for booking in sorted(way.leaving, key=lambda one: (one.span, one.id)):
        to = fates[booking.id]
        if to is None:
            after = after.with_bookings([_cancelled(booking, block.reason)])
            continue
        placed = _placed(municipality, after, booking, to, now=now)
        if isinstance(placed, Refusal):
            return NoRoom(booking, placed)
        after = after.with_bookings((*placed.neighbours, placed.booking))
    changed = tuple(_changed(calendar, after))
    return MadeRoom(changed, after.with_bookings(changed))


def taken(suggestion: Suggestion) -> Instead:
    """Where a booking is when `suggestion` is taken."""
    ask = suggestion.ask
    return Instead(ask.space, ask.layout, ask.span, ask.set_up_by)


def _only_its_shelter(booking: Booking, rooms: frozenset[RoomId], span: TimeSpan) -> bool:
    slots = slots_of(span)
    kinds = {entry.kind for entry in booking.occupancy if entry.cell.room in rooms and entry.cell.slot in slots}
    return kinds == {CellKind.STANDBY}


def _left(municipality: Municipality, calendar: Calendar, leaving: Iterable[BookingId]) -> Calendar:
    """`calendar` once they have left their places, their neighbours with the work they need then."""
    for one in leaving:
        booking = calendar.bookings[one]
        neighbours = release(municipality, calendar, booking)
        calendar = calendar.with_bookings((*neighbours, replace(booking, occupancy=())))
    return calendar


def _busy_until(bookings: Iterable[Booking], rooms: frozenset[RoomId], *, now: datetime) -> datetime | None:
    """The end of what is under way there, with the work after it."""
    slots = [
        entry.cell.slot
        for booking in bookings
        if booking.state is not BookingState.CONFIRMED or booking.span.starts_at <= now
        for entry in booking.occupancy
        if entry.cell.room in rooms
    ]
    return slot_start(Slot(max(slots) + 1)) if slots else None


def _sketch(rooms: frozenset[RoomId], span: TimeSpan) -> Block:
    """A block that nobody has made yet."""
    nowhere, nothing = VenueId(""), BlockId(UUID(int=0))
    return Block(nothing, 1, BlockState.STANDING, BlockKind.OWN_USE, nowhere, tuple(sorted(rooms)), span, "")


def _suggestions(
    municipality: Municipality, calendar: Calendar, booking: Booking, *, now: datetime
) -> tuple[Suggestion, ...]:
    if booking.space not in municipality.space_by_id or booking.span.starts_at <= now:
        return ()
    wanted = Wanted(_ask(booking, at_present(booking)), frozenset(booking.needs), booking)
    refusal = judge_of(municipality, calendar, wanted, now=now)(wanted.ask)
    if refusal is None:
        return ()
    found = suggestions(municipality, calendar, wanted, refusal, now=now, steps=frozenset(_STEPS))
    return tuple(sorted(found, key=lambda one: _STEPS.index(one.step)))


def at_present(booking: Booking) -> Instead:
    """Where `booking` is."""
    return Instead(booking.space, booking.layout, booking.span, booking.set_up_by)


def _ask(booking: Booking, to: Instead) -> Ask:
    """The house asks, and knows whom to call."""
    there = replace(booking, space=to.space, layout=to.layout, span=to.span, set_up_by=to.set_up_by)
    return replace(ask_of(there, named=True), channel=Channel.STAFF)


def _with_moved(
    municipality: Municipality, calendar: Calendar, booking: Booking, to: Instead | None, *, now: datetime
) -> Calendar:
    placed = None if to is None else _placed(municipality, calendar, booking, to, now=now)
    if not isinstance(placed, Placed):
        return calendar
    return calendar.with_bookings((*placed.neighbours, placed.booking))


def _placed(
    municipality: Municipality, calendar: Calendar, booking: Booking, to: Instead, *, now: datetime
) -> Placed | Refusal:
    """Its shelter comes along where it can: a roof is worth less than a place."""
    refusal = refusal_of(_ask(booking, to), municipality, now=now)
    there = moved(municipality, booking, to, now=now)
    return refusal or place_with_shelter(municipality, calendar, there, now=now)


def _cancelled(booking: Booking, reason: str) -> Booking:
    return replace(without_shelter(booking), state=BookingState.CANCELLED_BY_STAFF, occupancy=(), reason=reason)


def _changed(before: Calendar, after: Calendar) -> Iterator[Booking]:
    """Those that are another now, each one version on from what it was."""
    for booking in after.bookings.values():
        former = before.bookings.get(booking.id)
        if former is not None and booking is not former:
            newer = replace(booking, version=former.version + 1)
            if replace(newer, version=former.version) != former:
                yield newer
