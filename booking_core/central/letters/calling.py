"""Telling those on the waiting list that something is free now: in the desk's call list, and by e-mail.

The desk works its list out of its own picture. Here the same is done for those who left an e-mail, whenever something
may have become free: each is written to once a day at most, and whoever books is the one who gets it. One calendar is
read for all of them, and those who need the same are looked for once.

    the feed tells of new bookings alone, and nobody has joined ──► nothing is looked at, for an hour at most
    anything else in it, or somebody new on the list            ──► everybody who left an e-mail
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from booking_core.central.contacts import ContactBook
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import WaitingId
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_midnight
from booking_core.domain.waiting import WaitingNeed, WaitingOffer, WaitingWish, ends_at, matches_by_need, waits_in
from booking_core.protocol.messages import (
    BookingChanged,
    CardRevoked,
    ConditionChanged,
    Cursor,
    FeedEntry,
    SeriesChanged,
)
from booking_core.store.central_store import CentralStore
from booking_core.store.logs.feed_log import MOST_ENTRIES
from booking_core.store.told import notifications, waiting_list
from booking_core.store.told.waiting_list import Waits

TOLD_AGAIN_AFTER = timedelta(days=1)
LOOKED_AT_ALL_THE_SAME_AFTER = timedelta(hours=1)
"""Days on which one may book at last, and people who may be told again, stand in no feed."""


class Caller:
    """Remembers how far in the feed it has looked; made anew it looks at everybody once."""

    def __init__(self, store: CentralStore, contacts: ContactBook) -> None:
        self._store = store
        self._contacts = contacts
        self._heard: Cursor | None = None
        self._looked_at: datetime | None = None
        self._known = frozenset[WaitingId]()

    def tell(self, *, now: datetime) -> int:
        """Queue a letter for everybody who could have something now; how many they are."""
        heard = self._store.head().cursor
        wishes = self._store.waiting.everybody(now=now)
        if not self._may_be_more(wishes, heard, now=now):
            self._heard = heard
            return 0
        found = list(self._found(wishes, now=now))
        with self._store.writing() as connection:
            for wish, offer in found:
                notifications.queue_offer(connection, wish.id, offer, now=now)
                waiting_list.told(connection, wish.id, now=now)
        self._heard, self._looked_at, self._known = heard, now, frozenset(one.wish.id for one in wishes)
        return len(found)

    def _may_be_more(self, everybody: Iterable[Waits], heard: Cursor, *, now: datetime) -> bool:
        """Whether somebody may have what they could not have when it was last looked."""
        if self._looked_at is None or now - self._looked_at >= LOOKED_AT_ALL_THE_SAME_AFTER:
            return True
        return any(one.wish.id not in self._known for one in everybody) or self._may_have_freed(heard)

    def _may_have_freed(self, heard: Cursor) -> bool:
        """Whether something may be free that was not, by what the feed has told up to `heard`."""
        if heard == self._heard:
            return False
        news = None if self._heard is None else self._store.feed.entries_after(self._heard, most=MOST_ENTRIES)
        return news is None or len(news) >= MOST_ENTRIES or any(map(_may_free, news))

    def _found(self, everybody: Iterable[Waits], *, now: datetime) -> Iterator[tuple[WaitingWish, WaitingOffer]]:
        wishes = tuple(self._reachable(everybody, now=now))
        if not wishes:
            return
        municipality = self._store.municipality()
        calendar = calendar_for(self._store, municipality, (wish.need for wish in wishes), now=now)
        offers = matches_by_need(municipality, calendar, wishes, now=now)
        for wish in wishes:
            if offers[wish.need]:
                yield wish, offers[wish.need][0]

    def _reachable(self, everybody: Iterable[Waits], *, now: datetime) -> Iterator[WaitingWish]:
        for one in everybody:
            is_due = one.told_at is None or now - one.told_at >= TOLD_AGAIN_AFTER
            if is_due and self._contacts.opened(one.sealed, one.wish.id).email:
                yield one.wish


def _may_free(entry: FeedEntry) -> bool:
    """Whether something may be free after it that was not: what is new takes, and what has changed may have given."""
    match entry.change:
        case BookingChanged(booking=booking):
            return booking.version > 1
        case SeriesChanged() | CardRevoked() | ConditionChanged():
            return False
        case _:
            return True


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
