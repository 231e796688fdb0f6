"""What stands in each house on each local day, in memory, and kept true by the feed.

    feed ──► the houses and days that a change touches ──► the days that come after them
    store ──► a day that nobody has asked for yet, as of an entry of the feed ──► the entries since

A day never changes: what comes after it is another one, so whoever has made something of a day sees by it whether that
is still true. Nothing here knows a rule: `availability` and `search` ask the calendars of these days.
"""

from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from threading import Lock

from booking_core.domain.bookings import Booking, Openness
from booking_core.domain.calendar import Calendar, Run, runs_of
from booking_core.domain.identity import BookingId, RoomId, VenueId
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_midnight, slots_of
from booking_core.protocol.messages import (
    BlockChanged,
    BookingChanged,
    CardRevoked,
    ConditionChanged,
    FeedEntry,
    SeriesChanged,
)

MOST_DAYS = 4096
"""Three weeks of the houses of a town with a thousand spaces. Some fourteen kilobytes each, with its lanes."""
MOST_RECENT = 1000
"""Changes that are remembered for days that are being read meanwhile."""

Key = tuple[VenueId, date]
Read = Callable[[Sequence[RoomId], range], tuple[int, Calendar]]
"""Rooms and slots to what stands there, and the number of the feed's last entry then: the store's `standing_in`."""
_FIRST_SLOT = itemgetter(0)


@dataclass(frozen=True, slots=True, eq=False)
class HouseDay:
    """What stands in `rooms` in `slots`, a local day; read as of the entry of the feed with that `number`.

    `bookings` are all that stand there; `calendar` names those that are open to all.
    """

    rooms: tuple[RoomId, ...]
    slots: range
    calendar: Calendar
    bookings: frozenset[BookingId]
    number: int

    @classmethod
    def of(cls, rooms: tuple[RoomId, ...], slots: range, calendar: Calendar, *, number: int) -> "HouseDay":
        """The part of `calendar` that is in `rooms`."""
        runs = {room: calendar.runs[room] for room in rooms if calendar.runs.get(room)}
        whose = frozenset(run.booking for them in runs.values() for run in them if run.booking is not None)
        named = {one: calendar.bookings[one] for one in whose & calendar.bookings.keys()}
        return cls(rooms, slots, Calendar(named, runs, calendar.blocks), whose, number)

    def after(self, booking: Booking) -> "HouseDay":
        """The day after that change: itself, if the booking is not there and was not."""
        now = self._runs_of(booking)
        if not now and booking.id not in self.bookings:
            return self
        runs = dict(self.calendar.runs)
        for room, kept in self.calendar.runs.items():
            if any(run.booking == booking.id for run in kept):
                runs[room] = tuple(run for run in kept if run.booking != booking.id)
        for room, added in now.items():
            runs[room] = tuple(sorted((*runs.get(room, ()), *added), key=_FIRST_SLOT))
        named = {one: kept for one, kept in self.calendar.bookings.items() if one != booking.id}
        if now and booking.openness is not Openness.CLOSED:
            named[booking.id] = booking
        return HouseDay.of(self.rooms, self.slots, Calendar(named, runs, self.calendar.blocks), number=self.number)

    def _runs_of(self, booking: Booking) -> defaultdict[RoomId, list[Run]]:
        found: defaultdict[RoomId, list[Run]] = defaultdict(list)
        for room, run in runs_of(booking) if booking.state.occupies else ():
            first, end = max(run.first, self.slots.start), min(run.end, self.slots.stop)
            if room in self.rooms and first < end:
                found[room].append(run._replace(first=first, end=end))
        return found


class HouseDays:
    """The days in use, of the places in force. Threads may share it; one at a time follows the feed."""

    def __init__(self, read: Read) -> None:
        self._read_rooms = read
        self._lock = Lock()
        self._reading = Lock()
        self._days: OrderedDict[Key, HouseDay] = OrderedDict()
        self._places: Municipality | None = None
        self._recent: deque[tuple[int, Booking]] = deque(maxlen=MOST_RECENT)
        self._followed_since = 0
        self.changes = 0
        """How often a day has been read, changed or forgotten."""

    def at_hand(self, places: Municipality, wanted: Collection[Key]) -> tuple[HouseDay, ...] | None:
        """Those days of `places`, when all are in memory; nothing is read for it."""
        with self._lock:
            found = self._kept(wanted) if places is self._places else {}
        return tuple(found[key] for key in wanted) if len(found) == len(wanted) else None

    def of(self, places: Municipality, wanted: Collection[Key]) -> tuple[HouseDay, ...]:
        """Those days of `places`, whatever is in force by now; kept only when these are.

        One reads what is missing, and whoever comes meanwhile waits for that one.
        """
        at_hand = self.at_hand(places, wanted)
        if at_hand is not None:
            return at_hand
        with self._reading:
            with self._lock:
                found = self._kept(wanted) if places is self._places else {}
            found |= self._read(places, [key for key in wanted if key not in found])
        return tuple(found[key] for key in wanted)

    def forget(self, places: Municipality, *, number: int) -> None:
        """Everything may be otherwise: `places` are in force, and the feed ends at that `number`."""
        with self._lock:
            self._days.clear()
            self._recent.clear()
            self._places, self._followed_since = places, number
            self.changes += 1

    def follow(self, entries: Iterable[FeedEntry]) -> None:
        """What those entries tell is so now. They come in order, and each once."""
        with self._lock:
            for entry in entries:
                self._follow(entry)

    def _follow(self, entry: FeedEntry) -> None:
        number = entry.cursor.number
        match entry.change:
            case BookingChanged(booking=booking):
                self._put(number, booking)
            case SeriesChanged() | CardRevoked() | ConditionChanged():
                return
            case BlockChanged(block=block):
                self._drop(number, [key for key in self._days if key[0] == block.venue])
            case _:
                self._drop(number, list(self._days))
        self.changes += 1

    def _drop(self, number: int, keys: Iterable[Key]) -> None:
        """To be read anew; and what is being read just now is not kept, if it is older than that."""
        for key in keys:
            del self._days[key]
        self._recent.clear()
        self._followed_since = number

    def _put(self, number: int, booking: Booking) -> None:
        if len(self._recent) == MOST_RECENT:
            self._followed_since = self._recent[0][0]
        self._recent.append((number, booking))
        for key in self._touched(booking):
            day = self._days[key]
            if day.number < number:
                self._days[key] = day.after(booking)

    def _touched(self, booking: Booking) -> set[Key]:
        """The days it is on; and those it was on before, if it is not new."""
        touched = set() if self._places is None else self._days.keys() & set(keys_of(self._places, booking))
        if booking.version > 1:
            touched.update(key for key, day in self._days.items() if booking.id in day.bookings)
        return touched

    def _kept(self, wanted: Iterable[Key]) -> dict[Key, HouseDay]:
        found = {key: self._days[key] for key in wanted if key in self._days}
        for key in found:
            self._days.move_to_end(key)
        return found

    def _read(self, places: Municipality, missing: Sequence[Key]) -> dict[Key, HouseDay]:
        read: dict[Key, HouseDay] = {}
        for day in dict.fromkeys(day for _, day in missing):
            read |= self._read_day(places, day, [venue for venue, of in missing if of == day])
        with self._lock:
            return {key: self._keep(places, key, day) for key, day in read.items()}

    def _read_day(self, places: Municipality, day: date, venues: Iterable[VenueId]) -> Iterator[tuple[Key, HouseDay]]:
        slots = slots_of_day(places, day)
        rooms = {venue: tuple(room.id for room in places.venue_by_id[venue].rooms) for venue in venues}
        number, calendar = self._read_rooms([room for them in rooms.values() for room in them], slots)
        for venue, theirs in rooms.items():
            yield (venue, day), HouseDay.of(theirs, slots, calendar, number=number)

    def _keep(self, places: Municipality, key: Key, read: HouseDay) -> HouseDay:
        """`read` after what has been told since, and kept if all of that is known."""
        if places is not self._places or read.number < self._followed_since:
            return read
        for number, booking in self._recent:
            read = read.after(booking) if number > read.number else read
        self._days[key] = read
        self.changes += 1
        if len(self._days) > MOST_DAYS:
            self._days.popitem(last=False)
        return read


def slots_of_day(places: Municipality, day: date) -> range:
    """From local midnight to local midnight: 23, 24 or 25 hours."""
    return slots_of(TimeSpan(local_midnight(day, places.zone), local_midnight(day + ONE_DAY, places.zone)))


def keys_of(places: Municipality, booking: Booking) -> Iterator[Key]:
    """The houses and days on which something of `booking` stands, or would if it still stood."""
    for room, run in runs_of(booking):
        venue = places.venue_of_room.get(room)
        if venue is not None:
            first, last = (local_day(one, places.zone) for one in (run.span.starts_at, run.span.ends_at))
            yield from ((venue.id, first + timedelta(days=n)) for n in range((last - first).days + 1))
