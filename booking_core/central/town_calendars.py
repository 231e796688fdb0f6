"""What stands in the whole town from a local day on, in memory for whoever searches, and kept true by the feed.

    day              day + 1          day + 2          day + 3
     |▒▒ may start ▒▒|▒▒ may end ▒▒▒▒▒|·· free until ··|

A search asks all houses at once, and the next one is mostly for the same day.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Lock

from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_midnight
from booking_core.store.central_store import CentralStore

MOST_CALENDARS = 8
"""Days that people look at. Some twenty megabytes each in a town of a thousand spaces."""
REACHES = 4 * ONE_DAY
WORK_REACHES = timedelta(hours=12)
"""How far outside of a booking its cells may lie: what begins then is read too."""


@dataclass(frozen=True, slots=True)
class _Kept:
    window: TimeSpan
    calendar: Calendar

    def after(self, changed: Sequence[Booking]) -> "_Kept":
        """The same after `changed`, as far as they are or were there."""
        known = self.calendar.bookings
        here = (one for one in changed if one.id in known or one.span.overlaps(self.window))
        return _Kept(self.window, self.calendar.with_bookings(here))


class TownCalendars:
    """A calendar a day. Threads may share it; whoever follows the feed says what has changed."""

    def __init__(self, store: CentralStore) -> None:
        self._store = store
        self._lock = Lock()
        self._reading = Lock()
        self._kept: OrderedDict[date, _Kept] = OrderedDict()
        self._changes = 0

    def from_day_on(self, places: Municipality, day: date) -> Calendar:
        """Everything that stands from the local `day` on, for as long as a search may reach. `places` are in force.

        One reads it, and whoever comes meanwhile waits for that one.
        """
        return self._known(day) or self._read(places, day)

    def _known(self, day: date) -> Calendar | None:
        with self._lock:
            kept = self._kept.get(day)
            if kept is not None:
                self._kept.move_to_end(day)
            return None if kept is None else kept.calendar

    def _read(self, places: Municipality, day: date) -> Calendar:
        with self._reading:
            return self._known(day) or self._read_anew(places, day)

    def _read_anew(self, places: Municipality, day: date) -> Calendar:
        window, changes = _window(places, day), self._changes
        calendar = self._store.calendar(window, list(places.space_by_id))
        with self._lock:
            if changes == self._changes:
                self._kept[day] = _Kept(window, calendar)
                if len(self._kept) > MOST_CALENDARS:
                    self._kept.popitem(last=False)
        return calendar

    def forget(self) -> None:
        """Everything may be otherwise."""
        with self._lock:
            self._changes += 1
            self._kept.clear()

    def follow(self, changed: Sequence[Booking]) -> None:
        """Those bookings are so now."""
        if not changed:
            return
        with self._lock:
            self._changes += 1
            for day, kept in self._kept.items():
                self._kept[day] = kept.after(changed)


def _window(places: Municipality, day: date) -> TimeSpan:
    begins = local_midnight(day, places.zone)
    return TimeSpan(begins - WORK_REACHES, begins + REACHES)
