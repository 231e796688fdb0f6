"""What the houses do on each day as it is told, in memory, and true to the feed.

    house day ──► each space's lane as JSON ──► an answer is joined from them
        │ after a change
    house day ──► only the lanes of the rooms that it touched

The store stays the truth. What another process of the service has written is seen after `LOOKS_EVERY_SECONDS` at the
latest, what this one wrote at once.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock

from msgspec.json import encode

from booking_core.central.api.answers import lane_out
from booking_core.central.town.feed_tail import FeedTail
from booking_core.central.town.house_days import MOST_DAYS, HouseDay, HouseDays, Key
from booking_core.central.town.shared_looks import SharedLooks
from booking_core.central.town.town_calendars import TownCalendars
from booking_core.domain.identity import SpaceId
from booking_core.domain.places import Municipality, Space
from booking_core.protocol.messages import Cursor
from booking_core.store.central_store import CentralStore, News
from booking_core.store.places import NoPlaces

LOOKS_EVERY_SECONDS = 0.1
TAG_BYTES = 12

Head = tuple[Cursor, int]
"""Where the feed ended, and which version of the places was in force."""


@dataclass(frozen=True, slots=True, eq=False)
class DayView:
    """One house on one local day: each space's lane as JSON, and a tag that is another when any of them is."""

    places: Municipality
    of: HouseDay
    lanes: Mapping[SpaceId, bytes]
    tag: bytes


class DayViews:
    """The views in use, and the places they are of. Threads may share it."""

    def __init__(self, store: CentralStore, rung: Callable[[], int]) -> None:
        """`rung` counts how often this process has put something into the feed."""
        self._days = HouseDays(store.bookings.standing_in)
        self.town = TownCalendars(self._days)
        """The whole town for whoever searches: as true as the places that were just looked at."""
        self.tail: FeedTail | None = None
        """The newest changes, as far as somebody has looked."""
        self.looks = SharedLooks(self._look_where_there_are_places)
        """For whoever waits in the event loop, where nothing is read."""
        self._store = store
        self._rung = rung
        self._looking = Lock()
        self._lock = Lock()
        self._views: OrderedDict[Key, DayView] = OrderedDict()
        self._head: Head | None = None
        self._places: Municipality | None = None
        self._looked: tuple[int, float] = (-1, 0.0)

    def places_at_hand(self) -> Municipality | None:
        """The places in force, when somebody has just looked and nothing has come since; nothing is read for it."""
        rung, at = self._looked
        is_just_now = rung == self._rung() and time.monotonic() - at < LOOKS_EVERY_SECONDS
        return self._places if is_just_now else None

    def views_at_hand(self, places: Municipality, wanted: Collection[Key]) -> tuple[DayView, ...] | None:
        """Those views of `places`, when all are worked out; nothing is read for it."""
        days = self._days.at_hand(places, wanted)
        if days is None:
            return None
        with self._lock:
            views = [self._known(key, day) for key, day in zip(wanted, days, strict=True)]
        found = tuple(view for view in views if view is not None)
        return found if len(found) == len(views) else None

    def places(self) -> Municipality:
        """The places in force. Whatever has changed since somebody last looked is known from here on.

        One looks, and whoever comes meanwhile waits for that one.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        with self._looking:
            return self.places_at_hand() or self._look()

    def views(self, places: Municipality, wanted: Collection[Key]) -> tuple[DayView, ...]:
        """Those views as the store has them; `places` has their houses."""
        days = self._days.of(places, wanted)
        return tuple(self._view(places, key, day) for key, day in zip(wanted, days, strict=True))

    def _look_where_there_are_places(self) -> None:
        with suppress(NoPlaces):
            self.places()

    def _look(self) -> Municipality:
        rung, at, known = self._rung(), time.monotonic(), self._head
        news = self._store.feed.news(None if known is None else known[0])
        self._take_in(news, known)
        self._head = news.head.cursor, news.head.places_version
        self._places, self._looked = news.places, (rung, at)
        return news.places

    def _take_in(self, news: News, known: Head | None) -> None:
        if known is None or news.entries is None or news.head.places_version != known[1]:
            self._days.forget(news.places, number=news.head.cursor.number)
        else:
            self._days.follow(news.entries)
        if self.tail is None or news.entries is None:
            self.tail = FeedTail(news.head.cursor)
        else:
            self.tail = self.tail.followed_by(news.entries)

    def _known(self, key: Key, day: HouseDay) -> DayView | None:
        view = self._views.get(key)
        if view is None or view.of is not day:
            return None
        self._views.move_to_end(key)
        return view

    def _view(self, places: Municipality, key: Key, day: HouseDay) -> DayView:
        """The view of that day; kept when it is of the places in force."""
        with self._lock:
            known, before = self._known(key, day), self._views.get(key)
        if known is not None:
            return known
        view = _worked_out(places, key, day, before if before is not None and before.places is places else None)
        if places is self._places:
            with self._lock:
                self._views[key] = view
                if len(self._views) > MOST_DAYS:
                    self._views.popitem(last=False)
        return view


def _worked_out(places: Municipality, key: Key, day: HouseDay, before: DayView | None) -> DayView:
    """The view of `day`, with the lanes of `before` where nothing is otherwise."""
    venue, on = key
    lanes = {
        space.id: before.lanes[space.id]
        if before is not None and _is_as_it_was(day, before.of, space)
        else encode(lane_out(places, day.calendar, space, on))
        for space in places.venue_by_id[venue].spaces
    }
    return DayView(places, day, lanes, blake2b(b",".join(lanes.values()), digest_size=TAG_BYTES).digest())


def _is_as_it_was(now: HouseDay, before: HouseDay, space: Space) -> bool:
    """Whether nothing has touched the rooms of `space`: a day keeps the very runs of the rooms that are as before."""
    return all(now.calendar.runs.get(room) is before.calendar.runs.get(room) for room in space.rooms)
