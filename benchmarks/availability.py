"""Availability and search in process, on a town's year of bookings."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from statistics import median

from benchmarks.results import Result
from benchmarks.town_year import Year, broken_invariants, copied, grown, town_year
from booking_core.central.places_file import read_places_file
from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.availability import lane
from booking_core.domain.finding.search import Search, find
from booking_core.domain.identity import VenueId
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import TimeSpan
from resources import RESOURCES

NOW = datetime(2026, 11, 26, 13, 8, tzinfo=UTC)
DAY = TimeSpan(datetime(2026, 11, 25, 23, tzinfo=UTC), datetime(2026, 11, 26, 23, tzinfo=UTC))
SEARCH = Search(
    here=VenueId("medborgerhus"),
    starts_at=NOW.replace(minute=15),
    length=timedelta(hours=1),
    persons=12,
    purpose=Purpose.MEETING,
    needs=frozenset({Need.STEP_FREE}),
    patience=timedelta(days=7),
    named=True,
)
"""A place for twelve, without steps, in any house, this week."""
REPEATS = 30


def measure() -> list[Result]:
    """Milliseconds for one day of fifty spaces, and for searches over one town and over a score of them."""
    herlev = read_places_file(RESOURCES / "demo" / "herlev.toml")
    year = town_year(herlev)
    broken = list(broken_invariants(year))
    return [
        Result(
            f"invariants broken in a town's year ({len(year.bookings):,} bookings)",
            len(broken),
            "",
            "none",
            "none",
            holds=not broken,
        ),
        *_day_of_fifty_spaces(year),
        *_searches(year),
    ]


def _day_of_fifty_spaces(year: Year) -> Iterator[Result]:
    """A day in the middle of the year, all of it worked out anew each time; and the same with twice the bookings."""
    places, calendar = grown(year.places, 3), _grown_calendar(year, 3)
    spaces = tuple(places.space_by_id.values())[:50]
    few = Calendar.of(one for one in calendar.bookings.values() if abs(one.span.starts_at - NOW) < timedelta(days=30))
    day = milliseconds(lambda: [lane(places, calendar, space, DAY) for space in spaces])
    small = milliseconds(lambda: [lane(places, few, space, DAY) for space in spaces])
    names = f"{len(spaces)} spaces, {len(calendar.bookings):,} bookings"
    yield Result(f"day lanes, computed anew ({names})", day, "ms", "at most 1", "none", holds=day <= 1)
    yield Result("the same with a tenth of the bookings stored", small / day, "×", "about 1", "none")


def _searches(year: Year) -> Iterator[Result]:
    """A place for twelve without steps in any house this week."""
    for times, goal in ((1, ""), (10, ""), (21, "at most 20")):
        places, calendar = grown(year.places, times), _grown_calendar(year, times)
        found = milliseconds(partial(find, places, calendar, SEARCH, now=NOW))
        names = f"{len(places.space_by_id)} spaces, {len(calendar.bookings):,} bookings"
        yield Result(f"search ({names})", found, "ms", goal, "none", holds=found <= 20 if goal else None)
    yield from _searches_beside(grown(year.places, 21), _grown_calendar(year, 21))


def _searches_beside(places: Municipality, calendar: Calendar) -> Iterator[Result]:
    """What a search costs beside drawing its places' day, where rooms must be set up, and over fewer bookings."""
    few = Calendar.of(one for one in calendar.bookings.values() if abs(one.span.starts_at - NOW) < timedelta(days=9))
    many = replace(SEARCH, persons=45)
    day = milliseconds(lambda: [lane(places, calendar, space, DAY) for space in places.space_by_id.values()])
    found = milliseconds(partial(find, places, calendar, SEARCH, now=NOW))
    relaid = milliseconds(partial(find, places, calendar, many, now=NOW))
    small = milliseconds(partial(find, places, few, many, now=NOW))
    share = f"{len(few.bookings):,} of {len(calendar.bookings):,}"
    yield Result("a search beside drawing the day of all its spaces", found / day, "×", "", "none")
    yield Result("a search for 45, most rooms to be set up, beside one for 12", relaid / found, "×", "", "none")
    yield Result(f"the same over {share} bookings stored", small / relaid, "×", "about 1", "none")


def _grown_calendar(year: Year, times: int) -> Calendar:
    """The near weeks of the year in every copy of the town, all of it in the first."""
    near = [one for one in year.bookings if abs(one.span.starts_at - NOW) < timedelta(days=15)]
    copies = (copied(one, number) for number in range(1, times) for one in near)
    return Calendar.of((*year.bookings, *copies))


def milliseconds(work: Callable[[], object]) -> float:
    """The median of some runs."""
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return median(times)
