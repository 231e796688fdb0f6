"""Which days of which houses have something free that was not, since somebody last looked.

    feed ──► the days that a change touches ──► read anew ──► a mark that was there, and is not any more

Of a day only marks are kept, sixteen bytes for each run that stands there: whose it is, and which. That they differ is
all that is asked of them.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from struct import pack

from booking_core.central.town.house_days import Key, keys_of, slots_of_day
from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Runs
from booking_core.domain.identity import RoomId
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import ONE_DAY
from booking_core.protocol.messages import (
    BlockChanged,
    BookingChanged,
    CardRevoked,
    ConditionChanged,
    Cursor,
    FeedEntry,
    SeriesChanged,
)
from booking_core.store.central_store import CentralStore, News

MOST_DAYS = 16_384
"""Two months of 260 houses. Of more the soonest are watched, and all others looked at each time something has come."""

Marks = bytes
Sight = Mapping[Key, Marks]
"""What stood in houses on days when somebody looked."""

_MARK_BYTES = 16
_AROUND: tuple[timedelta, ...] = (-ONE_DAY, 0 * ONE_DAY, ONE_DAY)
"""A night goes on the next day, and rooms are set up the day before."""


class WatchedDays:
    """The days that somebody waits for, true to the feed. For one thread."""

    def __init__(self, store: CentralStore, *, most_days: int = MOST_DAYS) -> None:
        self._store = store
        self._most_days = most_days
        self._days: dict[Key, Marks] = {}
        self._places: Municipality | None = None
        self._heard: Cursor | None = None

    def follow(self) -> News:
        """Where the centre stands; what came since the last time is known from here on.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        news = self._store.feed.news(self._heard)
        if news.entries is None or news.places is not self._places:
            self._days.clear()
        else:
            for entry in news.entries:
                self._drop(news.places, entry)
        self._places, self._heard = news.places, news.head.cursor
        return news

    def sight_of(self, places: Municipality, keys: Collection[Key]) -> Sight:
        """What stands in those houses on those days and around them, as of the last `follow` or a little after it."""
        around = {(venue, day + more) for venue, day in keys for more in _AROUND}
        watched = sorted(around, key=_day_first)[: self._most_days]
        days = {key: self._days[key] for key in watched if key in self._days}
        for day in sorted({day for _, day in watched}):
            days |= self._read(places, day, [key for key in watched if key[1] == day and key not in days])
        self._days = days
        return dict(days)

    def untouched(self, sight: Sight) -> Sight:
        """The days of the last sight that nothing has come to by now.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        self.follow()
        return {key: marks for key, marks in sight.items() if key in self._days}

    def _drop(self, places: Municipality, entry: FeedEntry) -> None:
        """What it touches is to be read anew."""
        match entry.change:
            case BookingChanged(booking=booking):
                self._forget(self._touched_by(places, booking))
            case SeriesChanged() | CardRevoked() | ConditionChanged():
                return
            case BlockChanged(block=block):
                self._forget([key for key in self._days if key[0] == block.venue])
            case _:
                self._days.clear()

    def _touched_by(self, places: Municipality, booking: Booking) -> set[Key]:
        """The days it is on; and those it was on before, if it is not new."""
        touched = set(keys_of(places, booking))
        if booking.version > 1:
            whose = _whose(booking.id)
            touched.update(key for key, marks in self._days.items() if whose in marks)
        return touched

    def _forget(self, keys: Iterable[Key]) -> None:
        for key in keys:
            self._days.pop(key, None)

    def _read(self, places: Municipality, day: date, keys: Collection[Key]) -> Sight:
        if not keys:
            return {}
        rooms = {key: [room.id for room in places.venue_by_id[key[0]].rooms] for key in keys}
        everywhere = [room for theirs in rooms.values() for room in theirs]
        runs = self._store.bookings.runs_in(everywhere, slots_of_day(places, day))
        return {key: _marks(runs, theirs) for key, theirs in rooms.items()}


def freed_between(before: Sight, now: Sight) -> frozenset[Key]:
    """The days that may have something now which they had not, also by what was freed the day before or after.

    A day that was not looked at before may have anything.
    """
    freed = [key for key, marks in now.items() if key not in before or _has_less(marks, before[key])]
    return frozenset((venue, day + more) for venue, day in freed for more in _AROUND)


def _has_less(now: Marks, before: Marks) -> bool:
    """Whether something that stood there does not any more."""
    return now != before and not _each(before) <= _each(now)


def _each(marks: Marks) -> set[bytes]:
    return {marks[at : at + _MARK_BYTES] for at in range(0, len(marks), _MARK_BYTES)}


def _marks(runs: Mapping[RoomId, Runs], rooms: Iterable[RoomId]) -> Marks:
    """Hashes that are the same as long as this process lives."""
    there = ((room, run) for room in rooms for run in runs.get(room, ()))
    return b"".join(_whose(run.booking or run.block) + pack("=q", hash((room, run))) for room, run in there)


def _whose(owner: object) -> bytes:
    return pack("=q", hash(owner))


def _day_first(key: Key) -> tuple[date, str]:
    return key[1], key[0]
