"""Which days of which houses have something free that was not, since somebody last looked.

    feed ──► what stands in each house on each day that is watched ──► a run that stood there, and does not any more

Nothing is read of a day but once, and again when something came that does not tell what it touches.
"""

from collections.abc import Collection, Mapping
from datetime import timedelta

from booking_core.central.town.house_days import HouseDay, HouseDays, Key
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import ONE_DAY
from booking_core.protocol.messages import Cursor
from booking_core.store.central_store import CentralStore, News

MOST_DAYS = 8192
"""A month of 260 houses. Of a larger town some are read again each time."""

Sight = Mapping[Key, HouseDay]
"""What stood in houses on days when somebody looked."""

_AROUND: tuple[timedelta, ...] = (-ONE_DAY, 0 * ONE_DAY, ONE_DAY)
"""A night goes on the next day, and rooms are set up the day before."""


class WatchedDays:
    """The days that somebody waits for, true to the feed. For one thread."""

    def __init__(self, store: CentralStore) -> None:
        self._store = store
        self._days = HouseDays(store.bookings.standing_in, most_days=MOST_DAYS)
        self._places: Municipality | None = None
        self._heard: Cursor | None = None

    def follow(self) -> News:
        """Where the centre stands; what came since the last time is known from here on.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        news = self._store.feed.news(self._heard)
        if news.entries is None or news.places is not self._places:
            self._days.forget(news.places, number=news.head.cursor.number)
        else:
            self._days.follow(news.entries)
        self._places, self._heard = news.places, news.head.cursor
        return news

    def sight_of(self, places: Municipality, keys: Collection[Key]) -> Sight:
        """What stands in those houses on those days, and on the days around them, as of the last `follow`."""
        around = sorted({(venue, day + more) for venue, day in keys for more in _AROUND})
        return dict(zip(around, self._days.of(places, around), strict=True))


def freed_between(before: Sight, now: Sight) -> frozenset[Key]:
    """The days that may have something now which they had not, also by what was freed the day before or after.

    A day that was not looked at before may have anything.
    """
    freed = [key for key, day in now.items() if key not in before or _has_less(day, before[key])]
    return frozenset((venue, day + more) for venue, day in freed for more in _AROUND)


def _has_less(now: HouseDay, before: HouseDay) -> bool:
    """Whether something that stood there does not any more. Rooms that nothing has touched keep their very runs."""
    if now is before:
        return False
    kept = now.calendar.runs
    return any(
        runs is not kept.get(room) and not set(runs) <= set(kept.get(room, ()))
        for room, runs in before.calendar.runs.items()
    )
