"""What the houses do on each day, kept in memory as it is told, and brought up to date by the feed.

    feed ──► what a change touches ──► those views are forgotten ──► worked out anew when next asked for

A view never changes, and the store stays the truth. What another process of the service has written is seen after
`LOOKS_EVERY_SECONDS` at the latest, what this one wrote at once.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Lock

from msgspec.json import encode

from booking_core.central.answers import day_window, lane_out
from booking_core.central.town_calendars import WORK_REACHES, TownCalendars
from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId, SpaceId, VenueId
from booking_core.domain.places import Municipality, Venue
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages import BookingChanged, Cursor, FeedEntry, SeriesChanged
from booking_core.store.central_store import CentralStore

LOOKS_EVERY_SECONDS = 0.1
MOST_VIEWS = 1024
"""A month of the houses of a large town. Some ten kilobytes each."""
MOST_ENTRIES_FOLLOWED = 500
"""More have come only when the service was not asked for long: then everything is worked out anew."""

Key = tuple[VenueId, date]
Head = tuple[Cursor, int]
"""Where the feed ended, and which version of the places was in force."""


@dataclass(frozen=True, slots=True)
class DayView:
    """One house on one local day: each space's lane as JSON, and which bookings were looked at."""

    lanes: Mapping[SpaceId, bytes]
    bookings: frozenset[BookingId]


class DayViews:
    """The views in use, and the places they are of. Threads may share it."""

    def __init__(self, store: CentralStore, rung: Callable[[], int]) -> None:
        """`rung` counts how often this process has put something into the feed."""
        self.town = TownCalendars(store)
        """The whole town for whoever searches: as true as the places that were just looked at."""
        self._store = store
        self._rung = rung
        self._lock = Lock()
        self._views: OrderedDict[Key, DayView] = OrderedDict()
        self._head: Head | None = None
        self._places: Municipality | None = None
        self._forgotten = 0
        self._looked: tuple[int, float] = (-1, 0.0)

    def places_at_hand(self) -> Municipality | None:
        """The places in force, when somebody has just looked and nothing has come since; nothing is read for it."""
        with self._lock:
            rung, at = self._looked
            is_just_now = rung == self._rung() and time.monotonic() - at < LOOKS_EVERY_SECONDS
            return self._places if is_just_now else None

    def views_at_hand(self, places: Municipality, wanted: Iterable[Key]) -> tuple[DayView, ...] | None:
        """Those views of `places`, when all are in memory; nothing is read for it."""
        with self._lock:
            views = [self._views.get(key) if places is self._places else None for key in wanted]
        found = tuple(view for view in views if view is not None)
        return found if len(found) == len(views) else None

    def places(self) -> Municipality:
        """The places in force. Whatever has changed since somebody last looked is forgotten.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        rung, at = self._rung(), time.monotonic()
        with self._lock:
            known = self._head
        head, places = self._store.head_and_places()
        now_at = (head.cursor, head.places_version)
        entries = () if known == now_at else self._entries(known, now_at)
        with self._lock:
            self._forget(entries)
            self._head, self._places, self._looked = now_at, places, (rung, at)
        return places

    def views(self, places: Municipality, wanted: Iterable[Key]) -> tuple[DayView, ...]:
        """Those views as the store has them; `places` has their houses."""
        return tuple(self._view(places, key) for key in wanted)

    def _entries(self, known: Head | None, now_at: Head) -> tuple[FeedEntry, ...] | None:
        """What has come into the feed since; None when everything may be otherwise."""
        if known is None:
            return None
        (cursor, version), (head, newest) = known, now_at
        if version != newest or head.number - cursor.number > MOST_ENTRIES_FOLLOWED:
            return None
        return self._store.entries_after(cursor)

    def _forget(self, entries: tuple[FeedEntry, ...] | None) -> None:
        if entries is None:
            self._views.clear()
            self.town.forget()
        for entry in entries or ():
            match entry.change:
                case BookingChanged(booking=booking):
                    self._forget_booking(booking)
                case SeriesChanged():
                    pass
                case _:
                    self._views.clear()
                    self.town.forget()
        self.town.follow([one.change.booking for one in entries or () if isinstance(one.change, BookingChanged)])
        self._forgotten += entries != ()

    def _forget_booking(self, booking: Booking) -> None:
        """The days it was on, and those it is on now, in every house: a shelter may be in another."""
        first, last = booking.span.starts_at - WORK_REACHES, booking.span.ends_at + WORK_REACHES
        days = {first.date() + timedelta(days=n) for n in range(-1, (last.date() - first.date()).days + 2)}
        touched = [key for key, view in self._views.items() if key[1] in days or booking.id in view.bookings]
        for key in touched:
            del self._views[key]

    def _view(self, places: Municipality, key: Key) -> DayView:
        """The view of `places`, whatever is in force by now; kept only when these are."""
        with self._lock:
            kept = self._views.get(key) if places is self._places else None
            forgotten = self._forgotten
            if kept is not None:
                self._views.move_to_end(key)
                return kept
        view = self._worked_out(places, places.venue_by_id[key[0]], key[1])
        with self._lock:
            if forgotten == self._forgotten and places is self._places:
                self._views[key] = view
                if len(self._views) > MOST_VIEWS:
                    self._views.popitem(last=False)
        return view

    def _worked_out(self, municipality: Municipality, venue: Venue, day: date) -> DayView:
        window = day_window(municipality, day, 1)
        around = TimeSpan(window.starts_at - WORK_REACHES, window.ends_at + WORK_REACHES)
        calendar = self._store.calendar(around, [space.id for space in venue.spaces])
        lanes = {space.id: encode(lane_out(municipality, calendar, space, day)) for space in venue.spaces}
        return DayView(lanes, frozenset(calendar.bookings))
