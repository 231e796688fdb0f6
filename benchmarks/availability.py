"""Availability and search in process, on a house full of bookings."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import median
from uuid import UUID

from benchmarks.results import Result
from booking_core.central.places_file import read_places_file
from booking_core.domain.availability import lane
from booking_core.domain.bookings import (
    Booking,
    BookingState,
    CellKind,
    Channel,
    Need,
    Occupancy,
    Openness,
    Purpose,
    cells_of,
)
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, VenueId
from booking_core.domain.places import KindOfUser, Municipality, Space
from booking_core.domain.search import Search, find
from booking_core.domain.time_spans import TimeSpan
from resources import RESOURCES

SEED = 20261126
NOW = datetime(2026, 11, 26, 13, 8, tzinfo=UTC)
DAY = TimeSpan(datetime(2026, 11, 25, 23, tzinfo=UTC), datetime(2026, 11, 26, 23, tzinfo=UTC))
REPEATS = 30


def measure() -> list[Result]:
    """Milliseconds for one day of all of Herlev's spaces, and for one search over them."""
    places = read_places_file(RESOURCES / "demo" / "herlev.toml")
    calendar = full_calendar(places, Random(SEED))  # a seeded generator, no secret
    spaces = tuple(places.space_by_id.values())
    search = Search(
        here=VenueId("medborgerhus"),
        starts_at=NOW.replace(minute=15),
        length=timedelta(hours=1),
        persons=6,
        purpose=Purpose.MEETING,
        needs=frozenset({Need.STEP_FREE}),
    )
    lanes = milliseconds(lambda: [lane(places, calendar, space, DAY) for space in spaces])
    found = milliseconds(lambda: find(places, calendar, search, now=NOW))
    names = f"{len(spaces)} spaces, {len(calendar.bookings):,} bookings"
    return [
        Result(f"day lanes of all spaces ({names})", lanes, "ms", "", "none"),
        Result(f"search over all houses ({names})", found, "ms", "under 20", "none", holds=found < 20),
    ]


def milliseconds(work: Callable[[], object]) -> float:
    """The median of some runs."""
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return median(times)


def full_calendar(places: Municipality, random: Random) -> Calendar:
    """Sixty days of bookings, about half of every space's time, none overlapping."""
    calendar = Calendar.of(())
    bookings: list[Booking] = []
    taken: set[object] = set()
    for space in places.space_by_id.values():
        for day in range(60):
            start = DAY.starts_at + timedelta(days=day, hours=8)
            for hour in range(0, 12, 2):
                starts_at = start + timedelta(hours=hour, minutes=15 * random.randrange(4))
                booking = _booking(space, TimeSpan(starts_at, starts_at + timedelta(hours=1)), random)
                cells = {entry.cell for entry in booking.occupancy}
                if not cells & taken:
                    taken |= cells
                    bookings.append(booking)
    return calendar.with_bookings(bookings)


def _booking(space: Space, span: TimeSpan, random: Random) -> Booking:
    return Booking(
        id=BookingId(UUID(int=random.getrandbits(128), version=4)),
        version=1,
        state=BookingState.CONFIRMED,
        space=space.id,
        layout=space.standing_layout.id,
        span=span,
        persons=4,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
        user=KindOfUser.CITIZEN,
        channel=Channel.KIOSK,
        occupancy=tuple(Occupancy(cell, CellKind.USE) for cell in cells_of(space, span)),
    )
