"""Telling those on the waiting list that something is free now: in the desk's call list, and by e-mail.

The desk works its list out of its own picture. Here the same is done for those who left an e-mail, whenever the feed
has grown: each is written to once a day at most, and whoever books is the one who gets it. One calendar is read for
all of them, and those who need the same are looked for once.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from booking_core.central.contacts import ContactBook
from booking_core.domain.calendar import Calendar
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_midnight
from booking_core.domain.waiting import WaitingNeed, WaitingOffer, WaitingWish, ends_at, matches_by_need, waits_in
from booking_core.store import notifications, waiting_list
from booking_core.store.central_store import CentralStore

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
        wishes = tuple(self._reachable(now=now))
        if not wishes:
            return
        municipality = self._store.municipality()
        calendar = calendar_for(self._store, municipality, (wish.need for wish in wishes), now=now)
        offers = matches_by_need(municipality, calendar, wishes, now=now)
        for wish in wishes:
            if offers[wish.need]:
                yield wish, offers[wish.need][0]

    def _reachable(self, *, now: datetime) -> Iterator[WaitingWish]:
        for one in self._store.waiting.everybody(now=now):
            is_due = one.told_at is None or now - one.told_at >= TOLD_AGAIN_AFTER
            if is_due and self._contacts.opened(one.sealed, one.wish.id).email:
                yield one.wish


def calendar_for(
    store: CentralStore, municipality: Municipality, needs: Iterable[WaitingNeed], *, now: datetime
) -> Calendar:
    """What stands in the houses that `needs`, at least one, may mean, on their days and around them."""
    meant = tuple(needs)
    begins = max(now, local_midnight(min(need.first_day for need in meant), municipality.zone))
    ends = max(ends_at(municipality, need) for need in meant)
    spaces = [
        space.id
        for venue, space in municipality.spaces()
        if any(waits_in(municipality, need, venue.id) for need in meant)
    ]
    return store.bookings.calendar(TimeSpan(begins - ONE_DAY, max(begins, ends) + ONE_DAY), spaces)
