"""What stands in the whole town on some local days, as one calendar for whoever searches, joined from the houses' days.

    day                  day + 1
     |······|▒ search ▒|·|··· free until ···|

A search asks all houses at once, and the next one is mostly for the same days: only the rooms of houses whose days are
others than before are joined anew.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock

from booking_core.central.town.house_days import HouseDay, HouseDays
from booking_core.domain.calendar import Calendar, Runs
from booking_core.domain.identity import RoomId, VenueId
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day

MOST_CALENDARS = 32
"""Days that people look at: the runs are those of the houses' days, and each costs a list of the rooms."""

Days = tuple[date, ...]


@dataclass(frozen=True, slots=True)
class _Joined:
    """The days of each house, how often any day had changed by then, and the calendar they make."""

    places: Municipality
    changes: int
    houses: tuple[tuple[HouseDay, ...], ...]
    calendar: Calendar

    def after(self, changes: int, houses: tuple[tuple[HouseDay, ...], ...]) -> "_Joined":
        runs = dict(self.calendar.runs)
        for now, before in zip(houses, self.houses, strict=True):
            if now != before:
                runs.update(_runs(now))
        return _Joined(self.places, changes, houses, _calendar(runs, [day for house in houses for day in house]))


class TownCalendars:
    """A calendar for every two days or so. Threads may share it; whoever follows the feed tells the houses' days."""

    def __init__(self, days: HouseDays) -> None:
        self._days = days
        self._lock = Lock()
        self._kept: OrderedDict[Days, _Joined] = OrderedDict()

    def around(self, places: Municipality, span: TimeSpan) -> Calendar:
        """What stands in the town on the local days that `span` touches; named are bookings that are open to all."""
        days = _days_of(places, span)
        with self._lock:
            kept, changes = self._kept.get(days), self._days.changes
        if kept is None or kept.places is not places:
            kept = _Joined(places, -1, ((),) * len(places.venues), Calendar({}, {}))
        if kept.changes != changes:
            kept = kept.after(changes, self._houses(places, days))
        self._keep(days, kept)
        return kept.calendar

    def of_house(self, places: Municipality, venue: VenueId, span: TimeSpan) -> Calendar:
        """The same of one house."""
        days = self._days.of(places, [(venue, day) for day in _days_of(places, span)])
        return _calendar(dict(_runs(days)), days)

    def _houses(self, places: Municipality, days: Days) -> tuple[tuple[HouseDay, ...], ...]:
        found = self._days.of(places, [(venue.id, day) for venue in places.venues for day in days])
        return tuple(found[first : first + len(days)] for first in range(0, len(found), len(days)))

    def _keep(self, days: Days, joined: _Joined) -> None:
        with self._lock:
            self._kept[days] = joined
            self._kept.move_to_end(days)
            if len(self._kept) > MOST_CALENDARS:
                self._kept.popitem(last=False)


def _days_of(places: Municipality, span: TimeSpan) -> Days:
    first, last = local_day(span.starts_at, places.zone), local_day(span.ends_at, places.zone)
    return tuple(first + number * ONE_DAY for number in range((last - first).days + 1))


def _calendar(runs: Mapping[RoomId, Runs], days: Sequence[HouseDay]) -> Calendar:
    named = {one: booking for day in days for one, booking in day.calendar.bookings.items()}
    blocks = {one: block for day in days for one, block in day.calendar.blocks.items()}
    return Calendar(named, runs, blocks)


def _runs(house: tuple[HouseDay, ...]) -> Iterator[tuple[RoomId, Runs]]:
    """What reaches past midnight is two runs, one behind the other."""
    for room in house[0].rooms:
        of_days = [day.calendar.runs[room] for day in house if room in day.calendar.runs]
        yield room, tuple(run for runs in of_days for run in runs)
