"""What a booking occupies: its time, and the work before and after it where its layout needs some.

             set-up            use            strike
         |//////////|################|//////////|             hands there just then

    |////|~~~~~~~~~~|################|~~~~~~|////|            the crew comes earlier and later: the room stands set
     crew                                    crew

Every part is whole cells of the booking itself. The standing layout needs no work: its furniture stands in the room.
Two bookings that want the same layout of the same space share what stands there (see `placing`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from booking_core.domain.bookings import CellKind, Occupancy, SetUpBy, cells_of
from booking_core.domain.hours.opening_hours import crew_spans_between
from booking_core.domain.identity import Slot
from booking_core.domain.places import Layout, Municipality, Space, Venue
from booking_core.domain.time_spans import (
    SLOT_LENGTH,
    TimeSpan,
    local_day,
    span_of_slots,
    whole_slots_of,
)

SLOT_MINUTES = int(SLOT_LENGTH.total_seconds()) // 60
CREW_WITHIN = timedelta(days=7)
"""How far from a booking its crew may come. A room that stands set for longer is no place to meet."""


class End(StrEnum):
    """The two ends of a booking that can need work."""

    SETUP = "setup"
    STRIKE = "strike"


@dataclass(frozen=True, slots=True)
class Changeover:
    """The cells before and after a booking; None where its layout needs no work there."""

    setup: TimeSpan | None = None
    strike: TimeSpan | None = None


@dataclass(frozen=True, slots=True)
class NoHands:
    """Nobody can do it: the crew is never there within a week, or people may not do it themselves."""

    end: End
    minutes: int


def changeover_of(
    municipality: Municipality, space: Space, layout: Layout, span: TimeSpan, *, by: SetUpBy
) -> Changeover | NoHands:
    """The work that a booking standing alone needs around `span`."""
    venue = municipality.venue_of_space[space.id]
    minutes_before, minutes_after = minutes_of(layout, by)
    if minutes_before is None or minutes_after is None:
        return NoHands(End.SETUP, 0)
    setup = setup_before(municipality, venue, span.starts_at, minutes=minutes_before, by=by)
    strike = strike_after(municipality, venue, span.ends_at, minutes=minutes_after, by=by)
    if isinstance(setup, NoHands):
        return setup
    return strike if isinstance(strike, NoHands) else Changeover(setup, strike)


def minutes_of(layout: Layout, by: SetUpBy) -> tuple[int, int] | tuple[None, None]:
    """How long `layout` takes before and after; None where people may not do it themselves."""
    if layout.standing:
        return 0, 0
    if by is SetUpBy.THEMSELVES:
        return (None, None) if layout.self_minutes is None else (layout.self_minutes, layout.self_minutes)
    return layout.setup_minutes, layout.strike_minutes


def setup_before(
    municipality: Municipality, venue: Venue, starts_at: datetime, *, minutes: int, by: SetUpBy
) -> TimeSpan | NoHands | None:
    """The cells from the beginning of the set-up, as late as can be, until `starts_at`."""
    length = whole_slots(minutes) * SLOT_LENGTH
    if not length:
        return None
    if by is not SetUpBy.CREW:
        return TimeSpan(starts_at - length, starts_at)
    for shift in reversed(_crew_near(municipality, venue, starts_at - CREW_WITHIN, starts_at)):
        begins_at = min(shift.ends_at, starts_at) - length
        if shift.starts_at <= begins_at:
            return TimeSpan(begins_at, starts_at)
    return NoHands(End.SETUP, minutes)


def strike_after(
    municipality: Municipality, venue: Venue, ends_at: datetime, *, minutes: int, by: SetUpBy
) -> TimeSpan | NoHands | None:
    """The cells from `ends_at` until the strike, as early as can be, is done."""
    length = whole_slots(minutes) * SLOT_LENGTH
    if not length:
        return None
    if by is not SetUpBy.CREW:
        return TimeSpan(ends_at, ends_at + length)
    for shift in _crew_near(municipality, venue, ends_at, ends_at + CREW_WITHIN):
        done_at = max(shift.starts_at, ends_at) + length
        if done_at <= shift.ends_at:
            return TimeSpan(ends_at, done_at)
    return NoHands(End.STRIKE, minutes)


def earliest_start(
    municipality: Municipality, space: Space, layout: Layout, *, after: datetime, by: SetUpBy
) -> datetime | None:
    """The first instant at which `layout` can stand when its set-up begins at `after`; None when nobody can do it."""
    minutes, _ = minutes_of(layout, by)
    if minutes is None:
        return None
    length = whole_slots(minutes) * SLOT_LENGTH
    if by is not SetUpBy.CREW or not length:
        return after + length
    venue = municipality.venue_of_space[space.id]
    shifts = _crew_near(municipality, venue, after, after + CREW_WITHIN)
    ready = (
        max(shift.starts_at, after) + length
        for shift in shifts
        if max(shift.starts_at, after) + length <= shift.ends_at
    )
    return next(ready, None)


def occupancy_of(space: Space, span: TimeSpan, changeover: Changeover) -> tuple[Occupancy, ...]:
    """Every cell that a booking of `space` for `span` with that work occupies, sorted."""
    parts = [(CellKind.USE, span), (CellKind.SETUP, changeover.setup), (CellKind.STRIKE, changeover.strike)]
    return sorted_cells(entry for kind, part in parts if part is not None for entry in cells_as(space, part, kind))


def cells_as(space: Space, span: TimeSpan, kind: CellKind) -> Iterable[Occupancy]:
    """The cells of `space` during `span`, occupied for that reason."""
    return (Occupancy(cell, kind) for cell in cells_of(space, span))


def sorted_cells(cells: Iterable[Occupancy]) -> tuple[Occupancy, ...]:
    """By room and slot: inserting in this order cannot deadlock."""
    return tuple(sorted(cells, key=lambda occupancy: (occupancy.cell.room, occupancy.cell.slot)))


def whole_slots(minutes: int) -> int:
    """As many slots as those minutes begin."""
    return ceil(minutes / SLOT_MINUTES)


def _crew_near(municipality: Municipality, venue: Venue, after: datetime, before: datetime) -> list[TimeSpan]:
    """The crew's hours between two instants, in whole slots."""
    zone = municipality.zone
    first, last = local_day(after, zone) - timedelta(days=1), local_day(before, zone)
    hours = crew_spans_between(municipality, venue, first, last)
    slots = (whole_slots_of(span) for span in hours if span.ends_at > after and span.starts_at < before)
    return [span_of_slots(Slot(start), end - start) for start, end in slots if start < end]
