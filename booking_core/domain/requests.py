"""Requests: what somebody asks of a house that says yes or no itself.

A request holds no cell: any number of them may want the same room, and each is answered by the end of a day that is
told at once. Those that want a cell together are rivals; they are shown side by side, and one of them can be given.

    room     |        |=== A, booked ===|
    request           |~~~~~ B ~~~~~|                 rivals of B: A and C
    request                   |~~~~~ C ~~~~~|         rivals of C: A and B
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

from booking_core.domain.bookings import Booking, BookingState, Cell, Occupancy
from booking_core.domain.calendar import Calendar, runs_of
from booking_core.domain.identity import BookingId, RoomId, SeriesId
from booking_core.domain.occupying.changeovers import Changeover, changeover_of, occupancy_of
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import TimeSpan, local_day, local_midnight


def answer_due(municipality: Municipality, span: TimeSpan, *, now: datetime) -> datetime:
    """Until when (UTC) a request for `span` made at `now` is answered: to the end of a local day, or its start."""
    last_day = local_day(now, municipality.zone) + timedelta(days=municipality.rules.answer_within_days)
    return min(local_midnight(last_day + timedelta(days=1), municipality.zone), span.starts_at)


def open_requests(bookings: Iterable[Booking]) -> tuple[Booking, ...]:
    """Those not answered yet, whose answer is due first."""
    waiting = (booking for booking in bookings if booking.state is BookingState.REQUESTED)
    return tuple(sorted(waiting, key=lambda booking: (booking.answer_by or booking.span.starts_at, booking.id)))


def asked_together(requests: Iterable[Booking]) -> tuple[tuple[Booking, ...], ...]:
    """What is answered as one: each request by itself, the dates of one series together and by time."""
    groups: dict[BookingId | SeriesId, list[Booking]] = {}
    for one in requests:
        groups.setdefault(one.id if one.series is None else one.series, []).append(one)
    return tuple(tuple(sorted(group, key=lambda one: (one.span, one.id))) for group in groups.values())


def wanted_cells(municipality: Municipality, booking: Booking) -> frozenset[Cell]:
    """The cells `booking` holds, or those that it would hold if it stood alone."""
    occupancy = booking.occupancy or _alone(municipality, booking)
    return frozenset(entry.cell for entry in occupancy)


def rivals_of(municipality: Municipality, calendar: Calendar, booking: Booking) -> tuple[Booking, ...]:
    """The requests and bookings that want a cell of the same rooms at the same time, by start.

    Two that want the same layout may yet be able to share it: what can be had together only `placing` knows.
    """
    wanted = wanted_cells(municipality, booking)
    requests = (one for one in open_requests(calendar.bookings.values()) if wanted & wanted_cells(municipality, one))
    rivals = {one.id: one for one in (*requests, *_standing(municipality, calendar, booking)) if one.id != booking.id}
    return tuple(sorted(rivals.values(), key=lambda one: (one.span, one.id)))


def exclude_each_other(municipality: Municipality, one: Iterable[Booking], other: Iterable[Booking]) -> bool:
    """Whether a yes to all of `one` leaves some of `other` no room: they want the same one at the same moment."""
    return any(
        mine.span.overlaps(theirs.span) and _rooms(municipality, mine) & _rooms(municipality, theirs)
        for mine, theirs in product(one, other)
    )


def _rooms(municipality: Municipality, booking: Booking) -> frozenset[RoomId]:
    space = municipality.space_by_id.get(booking.space)
    return frozenset() if space is None else frozenset(space.rooms)


def _standing(municipality: Municipality, calendar: Calendar, booking: Booking) -> Iterator[Booking]:
    alone = replace(booking, occupancy=booking.occupancy or _alone(municipality, booking))
    for room, run in runs_of(alone):
        for hit in calendar.runs_within(room, run.first, run.end):
            if hit.booking is not None:
                yield calendar.bookings[hit.booking]


def _alone(municipality: Municipality, booking: Booking) -> tuple[Occupancy, ...]:
    """Nothing, where the places no longer have its space; its time alone, where nobody could set it up."""
    space = municipality.space_by_id.get(booking.space)
    if space is None:
        return ()
    layout = space.layout(booking.layout)
    work = None if layout is None else changeover_of(municipality, space, layout, booking.span, by=booking.set_up_by)
    return occupancy_of(space, booking.span, work if isinstance(work, Changeover) else Changeover())
