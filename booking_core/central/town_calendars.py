"""What stands in the whole town on some local days, in memory for whoever searches, and kept true by the feed.

    day                  day + 1
     |······|▒ search ▒|·|··· free until ···|

A search asks all houses at once, and the next one is mostly for the same days.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Lock

from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_midnight
from booking_core.store.central_store import CentralStore

MOST_CALENDARS = 8
"""Days that people look at. Some ten megabytes each in a town of a thousand spaces."""
WORK_REACHES = timedelta(hours=12)
"""How far outside of a booking its cells may lie: what begins then is read too."""

Days = tuple[date, date]
"""The first and the last, both of them."""


@dataclass(frozen=True, slots=True)
class _Kept:
    window: TimeSpan
    calendar: Calendar

    def after(self, changed: Sequence[Booking]) -> "_Kept":
        """The same after `changed`, as far as they are or were there and are no older than what is known already.

        Two who look at once may follow the same part of the feed, and the slower one is behind.
        """
        known = self.calendar.bookings
        here = (
            one
            for one in changed
            if (known[one.id].version <= one.version if one.id in known else one.span.overlaps(self.window))
        )
        return _Kept(self.window, self.calendar.with_bookings(here))


class TownCalendars:
    """A calendar for every two days or so. Threads may share it; whoever follows the feed says what has changed."""

    def __init__(self, store: CentralStore) -> None:
        self._store = store
        self._lock = Lock()
        self._reading = Lock()
        self._kept: OrderedDict[Days, _Kept] = OrderedDict()
        self._changes = 0

    def around(self, places: Municipality, span: TimeSpan) -> Calendar:
        """Everything that stands on the local days that `span` touches. `places` are in force.

        One reads it, and whoever comes meanwhile waits for that one.
        """
        days = local_day(span.starts_at, places.zone), local_day(span.ends_at, places.zone)
        return self._known(days) or self._read(places, days)

    def _known(self, days: Days) -> Calendar | None:
        with self._lock:
            kept = self._kept.get(days)
            if kept is not None:
                self._kept.move_to_end(days)
            return None if kept is None else kept.calendar

    def _read(self, places: Municipality, days: Days) -> Calendar:
        with self._reading:
            return self._known(days) or self._read_anew(places, days)

    def _read_anew(self, places: Municipality, days: Days) -> Calendar:
        window, changes = _window(places, days), self._changes
        calendar = self._store.calendar(window, list(places.space_by_id))
        with self._lock:
            if changes == self._changes:
                self._kept[days] = _Kept(window, calendar)
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
            for days, kept in self._kept.items():
                self._kept[days] = kept.after(changed)


def _window(places: Municipality, days: Days) -> TimeSpan:
    first, last = days
    begins, ends = local_midnight(first, places.zone), local_midnight(last + ONE_DAY, places.zone)
    return TimeSpan(begins - WORK_REACHES, ends + WORK_REACHES)
