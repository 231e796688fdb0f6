"""When more hands would be at work in a house than are on duty: a warning, never a refusal.

    on duty      1 1 1 1 1 1 1 1 1
    Lokale 3     |///|####|
    Store Sal        |///|/|######|
    needed       1 1 2 2 1                 told: 2 needed and 1 on duty, where both overlap

Each set-up and each strike that the crew does takes one head for the cells its minutes begin. Where several stand in a
row in one layout, only the first is set up and only the last is struck (see `placing`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from booking_core.domain.bookings import Booking, CellKind, SetUpBy
from booking_core.domain.calendar import Calendar, runs_of
from booking_core.domain.hours.opening_hours import Shift, crew_shifts_between
from booking_core.domain.occupying.changeovers import CREW_WITHIN, minutes_of, whole_slots
from booking_core.domain.places import Municipality, Venue
from booking_core.domain.time_spans import ONE_DAY, SLOT_LENGTH, TimeSpan, local_day


@dataclass(frozen=True, slots=True)
class CrewPeak:
    """During `span` (UTC) `needed` would be at work at once, and `heads` are on duty."""

    span: TimeSpan
    needed: int
    heads: int


def crew_load(municipality: Municipality, calendar: Calendar, venue: Venue, span: TimeSpan) -> tuple[CrewPeak, ...]:
    """Every stretch of `span` in which the crew of `venue` is too small, in order."""
    work = [window for window in _work(municipality, calendar, venue, span) if window.overlaps(span)]
    shifts = _shifts(municipality, venue, span)
    edges = _edges(span, [*work, *(shift.span for shift in shifts)])
    parts = (TimeSpan(start, end) for start, end in pairwise(edges))
    peaks = (CrewPeak(part, _at_work(work, part), _on_duty(shifts, part)) for part in parts)
    return tuple(_joined(peak for peak in peaks if peak.needed > peak.heads))


def work_of(municipality: Municipality, calendar: Calendar, booking: Booking) -> tuple[TimeSpan, ...]:
    """When the crew is at work for `booking`, which is in `calendar` with its cells: before it, after it, or both."""
    space = municipality.space_by_id.get(booking.space)
    layout = None if space is None else space.layout(booking.layout)
    if layout is None or booking.set_up_by is not SetUpBy.CREW or not booking.state.occupies:
        return ()
    setup_minutes, strike_minutes = minutes_of(layout, booking.set_up_by)
    setup, strike = _part(booking, CellKind.SETUP), _part(booking, CellKind.STRIKE)
    found: list[TimeSpan] = []
    if setup is not None and not _stands(calendar, booking, setup):
        found.append(TimeSpan(setup.starts_at, setup.starts_at + whole_slots(setup_minutes or 0) * SLOT_LENGTH))
    if strike is not None:
        found.append(TimeSpan(strike.ends_at - whole_slots(strike_minutes or 0) * SLOT_LENGTH, strike.ends_at))
    return tuple(found)


def _work(municipality: Municipality, calendar: Calendar, venue: Venue, span: TimeSpan) -> Iterator[TimeSpan]:
    rooms = [room.id for room in venue.rooms]
    near = TimeSpan(span.starts_at - CREW_WITHIN, span.ends_at + CREW_WITHIN)
    for booking in calendar.bookings_within(rooms, near):
        if municipality.venue_of_space.get(booking.space) == venue:
            yield from work_of(municipality, calendar, booking)


def _part(booking: Booking, kind: CellKind) -> TimeSpan | None:
    """The unbroken time that `booking` holds its first room for that reason."""
    return next((run.span for _, run in runs_of(booking) if run.kind is kind), None)


def _stands(calendar: Calendar, booking: Booking, setup: TimeSpan) -> bool:
    """Whether those before wanted the same and nobody strikes in between."""
    rooms = {entry.cell.room for entry in booking.occupancy}
    just_before = TimeSpan(setup.starts_at - SLOT_LENGTH, setup.starts_at)
    return any(
        (one.space, one.layout, one.set_up_by) == (booking.space, booking.layout, booking.set_up_by)
        and one.span.ends_at == setup.starts_at
        for one in calendar.bookings_within(rooms, just_before)
    )


def _shifts(municipality: Municipality, venue: Venue, span: TimeSpan) -> tuple[Shift, ...]:
    zone = municipality.zone
    first, last = local_day(span.starts_at, zone) - ONE_DAY, local_day(span.ends_at, zone)
    return tuple(one for one in crew_shifts_between(municipality, venue, first, last) if one.span.overlaps(span))


def _edges(span: TimeSpan, windows: Iterable[TimeSpan]) -> list[datetime]:
    """Every instant of `span` at which somebody comes, goes, begins or is done."""
    cut = (window.clipped_to(span) for window in windows)
    found = {edge for window in cut if window is not None for edge in (window.starts_at, window.ends_at)}
    return sorted(found | {span.starts_at, span.ends_at})


def _at_work(work: Iterable[TimeSpan], part: TimeSpan) -> int:
    return sum(window.overlaps(part) for window in work)


def _on_duty(shifts: Iterable[Shift], part: TimeSpan) -> int:
    return sum(shift.heads for shift in shifts if shift.span.overlaps(part))


def _joined(peaks: Iterable[CrewPeak]) -> Iterator[CrewPeak]:
    """Neighbours with the same numbers as one."""
    last: CrewPeak | None = None
    for peak in peaks:
        if last is not None and last.span.ends_at == peak.span.starts_at and _same_numbers(last, peak):
            last = replace(last, span=TimeSpan(last.span.starts_at, peak.span.ends_at))
            continue
        if last is not None:
            yield last
        last = peak
    if last is not None:
        yield last


def _same_numbers(one: CrewPeak, other: CrewPeak) -> bool:
    return (one.needed, one.heads) == (other.needed, other.heads)
