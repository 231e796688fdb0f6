"""Telling those on the waiting list that something is free now: in the desk's call list, and by e-mail.

The desk works its list out of its own picture. Here the same is done for those who left an e-mail, whenever the feed
has grown: each is written to once a day at most, and whoever books is the one who gets it.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from booking_core.central.contacts import ContactBook
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import VenueId
from booking_core.domain.opening_hours import ONE_DAY
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import TimeSpan, local_midnight
from booking_core.domain.waiting import WaitingOffer, WaitingWish, ends_at, matches, waits_in
from booking_core.store import notifications, waiting_list
from booking_core.store.central_store import CentralStore
from booking_core.store.waiting_list import Waits

TOLD_AGAIN_AFTER = timedelta(days=1)


class Caller:
    """Remembers how far in the feed it has looked; made anew it looks at everybody once."""

    def __init__(self, store: CentralStore, contacts: ContactBook) -> None:
        self._store = store
        self._contacts = contacts
        self._looked_at: int | None = None

    def tell(self, *, now: datetime) -> int:
        """Queue a letter for everybody who could have something now; how many they are."""
        number = self._store.head().cursor.number
        if number == self._looked_at:
            return 0
        found = list(self._found(now=now))
        with self._store.writing() as connection:
            for wish, offer in found:
                notifications.queue_offer(connection, wish.id, offer, now=now)
                waiting_list.told(connection, wish.id, now=now)
        self._looked_at = number
        return len(found)

    def _found(self, *, now: datetime) -> Iterator[tuple[WaitingWish, WaitingOffer]]:
        municipality = self._store.municipality()
        for one in self._reachable(now=now):
            offers = matches(municipality, self._calendar(municipality, one.wish, now=now), one.wish, now=now)
            if offers:
                yield one.wish, offers[0]

    def _reachable(self, *, now: datetime) -> Iterator[Waits]:
        for one in self._store.waiting(now=now):
            is_due = one.told_at is None or now - one.told_at >= TOLD_AGAIN_AFTER
            if is_due and self._contacts.opened(one.sealed, one.wish.id).email:
                yield one

    def _calendar(self, municipality: Municipality, wish: WaitingWish, *, now: datetime) -> Calendar:
        """What stands in the houses meant, on the days meant and around them."""
        window = TimeSpan(_begins_at(municipality, wish, now=now) - ONE_DAY, ends_at(municipality, wish.need) + ONE_DAY)
        spaces = [space.id for venue, space in municipality.spaces() if waits_in(municipality, wish.need, venue.id)]
        return self._store.calendar(window, spaces)


def _begins_at(municipality: Municipality, wish: WaitingWish, *, now: datetime) -> datetime:
    return max(now, local_midnight(wish.need.first_day, municipality.zone))


def waiting_in(municipality: Municipality, waiting: Iterable[Waits], house: VenueId, day: date) -> int:
    """How many wait for a place in that house on that local day."""
    needs = (one.wish.need for one in waiting)
    return sum(need.first_day <= day <= need.last_day and waits_in(municipality, need, house) for need in needs)
