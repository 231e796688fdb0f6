"""Putting a booking into the calendar: what it occupies there, or why it cannot.

Kiosk, desk, search, suggestions and the centre all ask here, so that nothing one of them offers is refused by another.

Two bookings of one space in one layout, set up by the same hands, share what stands there when the strike of the one
and the set-up of the other would not both fit between them. The later then holds the room in between, and strikes:

    alone      |///|## A ##|///|                      |///|## B ##|///|
    together   |///|## A ##|///////|## B ##|///|           the cells between are B's, as set-up

Giving one back never needs a cell that it did not free: what A needs to be struck, and what B needs to be set up,
lies where the other was.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, BookingState, Cell, CellKind, Occupancy, Purpose, SetUpBy
from booking_core.domain.calendar import Calendar, Run, runs_of
from booking_core.domain.hours.opening_hours import opening_around
from booking_core.domain.identity import BookingId, RoomId, Slot
from booking_core.domain.occupying.changeovers import (
    CREW_WITHIN,
    Changeover,
    NoHands,
    cells_as,
    changeover_of,
    earliest_start,
    minutes_of,
    occupancy_of,
    sorted_cells,
)
from booking_core.domain.occupying.furniture import missing_furniture
from booking_core.domain.places import Layout, Municipality, Space
from booking_core.domain.policy import Ask
from booking_core.domain.refusals import Fact, Refusal, RefusalCode
from booking_core.domain.time_spans import (
    TimeSpan,
    local_day,
    next_slot_start,
    slot_of,
    slot_start,
    slots_of,
    span_of_slots,
)

_NOBODY = BookingId(UUID(int=0))


@dataclass(frozen=True, slots=True)
class Placed:
    """`booking` with its cells, and the neighbours whose work before or after changes with it."""

    booking: Booking
    neighbours: tuple[Booking, ...] = ()
    stands: bool = False
    """The room is set already when the people come: those before wanted the same."""


@dataclass(frozen=True, slots=True)
class _Around:
    """The bookings in the same rooms directly before and after, as far as they share with the one between."""

    before: Booking | None = None
    after: Booking | None = None


def place(municipality: Municipality, calendar: Calendar, booking: Booking, *, now: datetime) -> Placed | Refusal:
    """`booking` with the cells it needs, or why it cannot have them. Its own former cells are no hindrance.

    Space and layout must exist. `calendar` covers the rooms for the `time_looked_at`, and for a layout that draws
    on the furniture store the whole house.
    """
    freed = release(municipality, calendar, booking)
    others = _without(calendar, booking).with_bookings(freed)
    placed = _placed(municipality, others, booking)
    if isinstance(placed, Refusal):
        return placed
    is_set = _sets_up_as_before(placed.booking, calendar.bookings.get(booking.id))
    late = None if is_set else _too_late(municipality, placed, now=now)
    return late or Placed(placed.booking, tuple(_changed(calendar, (*freed, *placed.neighbours))), placed.stands)


def place_ask(municipality: Municipality, calendar: Calendar, ask: Ask, *, now: datetime) -> Placed | Refusal:
    """As `place`, of the booking that `ask` would become."""
    return place(municipality, calendar, _as_booking(ask), now=now)


def _as_booking(ask: Ask) -> Booking:
    """As far as its cells depend on it."""
    return Booking(
        id=_NOBODY,
        version=1,
        state=BookingState.CONFIRMED,
        space=ask.space,
        layout=ask.layout,
        span=ask.span,
        persons=ask.persons,
        purpose=Purpose.MEETING,
        openness=ask.openness,
        user=ask.user,
        channel=ask.channel,
        occupancy=(),
        set_up_by=ask.set_up_by,
    )


def _changed(calendar: Calendar, neighbours: Iterable[Booking]) -> Iterator[Booking]:
    """The last word on each neighbour, one version on, if it is another than before."""
    for booking in {one.id: one for one in neighbours}.values():
        former = calendar.bookings[booking.id]
        if booking.occupancy != former.occupancy:
            yield replace(booking, version=former.version + 1)


def _sets_up_as_before(booking: Booking, former: Booking | None) -> bool:
    return former is not None and _cells(booking, CellKind.SETUP) == _cells(former, CellKind.SETUP)


def release(municipality: Municipality, calendar: Calendar, booking: Booking) -> tuple[Booking, ...]:
    """The neighbours of the booking's former place that are another, one version on, once it has left it."""
    former = calendar.bookings.get(booking.id)
    if former is None or not former.occupancy:
        return ()
    space, layout = _known(municipality, former)
    if space is None or layout is None or layout.standing:
        return ()
    others = _without(calendar, former)
    return tuple(_changed(calendar, _parted(municipality, others, former, _around(others, former, space))))


def time_looked_at(layout: Layout, span: TimeSpan) -> TimeSpan:
    """The time around `span` that placing a booking in `layout` looks at."""
    if layout.standing:
        return span
    return TimeSpan(span.starts_at - 2 * CREW_WITHIN, span.ends_at + 2 * CREW_WITHIN)


def _placed(municipality: Municipality, others: Calendar, booking: Booking) -> Placed | Refusal:
    space, layout = _space_and_layout(municipality, booking)
    alone = changeover_of(municipality, space, layout, booking.span, by=booking.set_up_by)
    if isinstance(alone, NoHands):
        return _no_hands(municipality, space, booking, alone)
    around = _Around() if layout.standing else _sharing(municipality, booking, _around(others, booking, space))
    neighbours = tuple(_joined(booking, around, space))
    cells = occupancy_of(space, booking.span, _together(booking, around, alone))
    asked = replace(booking, occupancy=sorted_cells((*cells, *_standby(municipality, booking))))
    rivals = others.with_bookings(neighbours)
    refusal = (
        _unfree(municipality, rivals, asked)
        or _outside_hours(municipality, asked)
        or missing_furniture(municipality, rivals, asked)
    )
    return refusal or Placed(asked, neighbours, stands=around.before is not None)


def _standby(municipality: Municipality, booking: Booking) -> Iterable[Occupancy]:
    """The cells of its shelter, as that stands: in the open or indoors, people come at the same time."""
    if booking.shelter is None:
        return ()
    return cells_as(municipality.space_by_id[booking.shelter], booking.span, CellKind.STANDBY)


# Sharing what stands


def _around(others: Calendar, booking: Booking, space: Space) -> _Around:
    before = [one for room in space.rooms if (one := _last_before(others, room, booking.span)) is not None]
    after = [one for room in space.rooms if (one := _first_after(others, room, booking.span)) is not None]
    last = max(before, key=lambda one: one.span.ends_at, default=None)
    first = min(after, key=lambda one: one.span.starts_at, default=None)
    return _Around(
        last if last is not None and _may_stand(others, space, last, booking) else None,
        first if first is not None and _may_stand(others, space, booking, first) else None,
    )


def _last_before(others: Calendar, room: RoomId, span: TimeSpan) -> Booking | None:
    """The booking in `room` that is over last when `span` begins, as far back as anybody looks."""
    earliest = slot_of(span.starts_at - CREW_WITHIN)
    for run in others.runs_before(room, slot_of(span.starts_at)):
        if run.end <= earliest:
            return None
        if run.booking is not None and (one := others.bookings[run.booking]).span.ends_at <= span.starts_at:
            return one
    return None


def _first_after(others: Calendar, room: RoomId, span: TimeSpan) -> Booking | None:
    """The booking in `room` that begins first when `span` is over, as far ahead as anybody looks."""
    after, latest = slot_of(span.ends_at), slots_of(TimeSpan(span.ends_at, span.ends_at + CREW_WITHIN)).stop
    runs = (run.booking for run in others.runs_within(room, after, latest) if run.booking is not None)
    bookings = (others.bookings[one] for one in runs)
    return next((one for one in bookings if one.span.starts_at >= span.ends_at), None)


def _may_stand(others: Calendar, space: Space, one: Booking, later: Booking) -> bool:
    """Both want the same, and no block lies between them."""
    if not _wants_the_same(one, later):
        return False
    between = _between(one, later)
    return between is None or not others.blocks_within(space.rooms, between)


def _wants_the_same(one: Booking, other: Booking) -> bool:
    return (one.space, one.layout, one.set_up_by) == (other.space, other.layout, other.set_up_by)


def _sharing(municipality: Municipality, booking: Booking, around: _Around) -> _Around:
    """Those of the two that share what stands with `booking`."""
    before, after = around.before, around.after
    return _Around(
        before if before is not None and _share(municipality, before, booking) else None,
        after if after is not None and _share(municipality, booking, after) else None,
    )


def _together(booking: Booking, around: _Around, alone: Changeover) -> Changeover:
    """The work of `booking` beside those it shares with."""
    setup = alone.setup if around.before is None else _between(around.before, booking)
    return Changeover(setup, alone.strike if around.after is None else None)


def _share(municipality: Municipality, one: Booking, later: Booking) -> bool:
    """Whether the strike of `one` and the set-up of `later` would not both fit between them."""
    first, second = _alone(municipality, one), _alone(municipality, later)
    struck_at = first.strike.ends_at if first.strike else one.span.ends_at
    begun_at = second.setup.starts_at if second.setup else later.span.starts_at
    return struck_at > begun_at


def _between(one: Booking, later: Booking) -> TimeSpan | None:
    if one.span.ends_at >= later.span.starts_at:
        return None
    return TimeSpan(one.span.ends_at, later.span.starts_at)


def _joined(booking: Booking, around: _Around, space: Space) -> Iterator[Booking]:
    """Those that share with `booking`: the earlier is not struck, the later holds the room in between."""
    if around.before is not None:
        yield _with_work(around.before, space, CellKind.STRIKE, None)
    if around.after is not None:
        yield _with_work(around.after, space, CellKind.SETUP, _between(booking, around.after))


def _parted(municipality: Municipality, others: Calendar, gone: Booking, around: _Around) -> Iterator[Booking]:
    """The neighbours that shared with `gone`, with work of their own, or sharing with each other."""
    before, after = around.before, around.after
    share = before is not None and after is not None and _share(municipality, before, after)
    if before is not None and not share and not _cells(before, CellKind.STRIKE):
        yield _regained(municipality, others, before, kind=CellKind.STRIKE, span=_alone(municipality, before).strike)
    if after is not None and not _cells(gone, CellKind.STRIKE):
        span = _between(before, after) if before is not None and share else _alone(municipality, after).setup
        yield _regained(municipality, others, after, kind=CellKind.SETUP, span=span)


def _alone(municipality: Municipality, booking: Booking) -> Changeover:
    """Its own work; none where nobody could do it any more."""
    space, layout = _space_and_layout(municipality, booking)
    alone = changeover_of(municipality, space, layout, booking.span, by=booking.set_up_by)
    return Changeover() if isinstance(alone, NoHands) else alone


def _regained(
    municipality: Municipality, others: Calendar, booking: Booking, *, kind: CellKind, span: TimeSpan | None
) -> Booking:
    """Never more than is free: since the booking was made the crew's hours may have changed."""
    wanted = _with_work(booking, municipality.space_by_id[booking.space], kind, span)
    free = _without(others, booking)
    return replace(wanted, occupancy=tuple(entry for entry in wanted.occupancy if free.use_of(entry.cell) is None))


def _with_work(booking: Booking, space: Space, kind: CellKind, span: TimeSpan | None) -> Booking:
    kept = [entry for entry in booking.occupancy if entry.kind is not kind]
    work: list[Occupancy] = [] if span is None else list(cells_as(space, span, kind))
    return replace(booking, occupancy=sorted_cells([*kept, *work]))


def _cells(booking: Booking, kind: CellKind) -> frozenset[Cell]:
    return frozenset(entry.cell for entry in booking.occupancy if entry.kind is kind)


# Why not


def _unfree(municipality: Municipality, others: Calendar, asked: Booking) -> Refusal | None:
    """The time itself is named before the work around it: whoever moves the time moves the work along."""
    space, layout = _space_and_layout(municipality, asked)
    hit = _hits(others, asked)
    if CellKind.USE in hit:
        return _taken(municipality, others, asked, hit[CellKind.USE])
    if CellKind.SETUP in hit:
        free_from = _free_from(others, space, hit[CellKind.SETUP])
        return _ready_later(municipality, asked, RefusalCode.SETUP_TAKEN, after=free_from)
    if CellKind.STRIKE in hit:
        _, minutes = minutes_of(layout, asked.set_up_by)
        next_at = slot_start(Slot(hit[CellKind.STRIKE].first))
        return Refusal(RefusalCode.STRIKE_TAKEN, {"minutes": minutes or 0, "next_at": next_at})
    if CellKind.STANDBY in hit and asked.shelter is not None:
        shelter = municipality.space_by_id[asked.shelter]
        free_from = _free_from(others, shelter, hit[CellKind.STANDBY])
        return Refusal(RefusalCode.SHELTER_TAKEN, {"shelter": shelter.name, "free_from": free_from})
    return None


def _taken(municipality: Municipality, others: Calendar, asked: Booking, hit: Run) -> Refusal:
    if hit.block is not None:
        return blocked_until(municipality, (others.blocks[hit.block],), asked.span)
    return Refusal(RefusalCode.TAKEN, {"free_from": _free_from(others, municipality.space_by_id[asked.space], hit)})


def blocked_until(municipality: Municipality, blocks: Sequence[Block], asked: TimeSpan) -> Refusal:
    """Why rooms cannot be had that `blocks`, at least one, close; with the day where they last beyond the one asked."""
    free_from = max(block.span.ends_at for block in blocks)
    facts: dict[str, Fact] = {"reason": blocks[0].reason, "free_from": free_from}
    day = local_day(free_from, municipality.zone)
    if day != local_day(asked.starts_at, municipality.zone):
        facts["day"] = day
    return Refusal(RefusalCode.BLOCKED, facts)


def _ready_later(municipality: Municipality, asked: Booking, code: RefusalCode, *, after: datetime) -> Refusal:
    """When the room can stand as asked for, with set-up begun after that instant."""
    space, layout = _space_and_layout(municipality, asked)
    minutes, _ = minutes_of(layout, asked.set_up_by)
    ready_at = earliest_start(municipality, space, layout, after=after, by=asked.set_up_by) or after
    facts: dict[str, Fact] = {"minutes": minutes or 0, "ready_at": ready_at}
    day = local_day(ready_at, municipality.zone)
    if day != local_day(asked.span.starts_at, municipality.zone):
        facts["day"] = day
    return Refusal(code, facts)


def _hits(others: Calendar, asked: Booking) -> Mapping[CellKind, Run]:
    """For each part of `asked` what lies in its way: of the strike the first, else the last."""
    hit: dict[CellKind, Run] = {}
    for room, run in runs_of(asked):
        for other in others.runs_within(room, run.first, run.end):
            known = hit.get(run.kind)
            is_nearer = known is None or (
                other.first < known.first if run.kind is CellKind.STRIKE else other.end > known.end
            )
            if is_nearer:
                hit[run.kind] = other
    return hit


def _free_from(others: Calendar, space: Space, hit: Run) -> datetime:
    """The end of the unbroken time that `hit` is part of, in any of the space's rooms."""
    slot = hit.end
    while (ends := [run.end for room in space.rooms for run in others.runs_within(room, slot, slot + 1)]) != []:
        slot = max(ends)
    return slot_start(Slot(slot))


def _too_late(municipality: Municipality, placed: Placed, *, now: datetime) -> Refusal | None:
    """Setting up cannot have begun before now; where the room stands set, nothing is to be done."""
    asked = placed.booking
    setup = _cells(asked, CellKind.SETUP)
    if not setup or placed.stands or slot_start(min(cell.slot for cell in setup)) >= now:
        return None
    return _ready_later(municipality, asked, RefusalCode.SETUP_TOO_LATE, after=next_slot_start(now))


def _outside_hours(municipality: Municipality, asked: Booking) -> Refusal | None:
    """People who set up themselves are in the house meanwhile."""
    if asked.set_up_by is not SetUpBy.THEMSELVES:
        return None
    slots = [entry.cell.slot for entry in asked.occupancy]
    inside = span_of_slots(min(slots), max(slots) + 1 - min(slots))
    venue = municipality.venue_of_space[asked.space]
    if opening_around(municipality, venue, inside) is not None:
        return None
    opening = opening_around(municipality, venue, asked.span) or asked.span
    facts = {"opens_at": opening.starts_at, "closes_at": opening.ends_at}
    return Refusal(RefusalCode.SETUP_OUTSIDE_HOURS, facts)


def _no_hands(municipality: Municipality, space: Space, booking: Booking, why: NoHands) -> Refusal:
    if booking.set_up_by is SetUpBy.THEMSELVES:
        return Refusal(RefusalCode.NOT_BY_THEMSELVES)
    phone = municipality.venue_of_space[space.id].phone
    return Refusal(RefusalCode.NO_CREW, {"minutes": why.minutes, "phone": phone})


def _space_and_layout(municipality: Municipality, booking: Booking) -> tuple[Space, Layout]:
    space = municipality.space_by_id[booking.space]
    layout = space.layout(booking.layout)
    assert layout is not None  # noqa: S101  # the rules come first
    return space, layout


def _known(municipality: Municipality, booking: Booking) -> tuple[Space | None, Layout | None]:
    """Where the booking is, as far as the places still have it."""
    space = municipality.space_by_id.get(booking.space)
    return space, None if space is None else space.layout(booking.layout)


def _without(calendar: Calendar, booking: Booking) -> Calendar:
    former = calendar.bookings.get(booking.id)
    return calendar if former is None else calendar.with_bookings([replace(former, occupancy=())])
