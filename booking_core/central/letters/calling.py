"""Telling those on the waiting list that something is free now: in the desk's call list, and by e-mail.

The desk works its list out of its own picture. Here the same is done for those who left an e-mail: each is written to
once a day at most, and whoever books is the one who gets it.

    nothing in the feed, and nobody has joined ──► nothing is looked at, for an hour at most
    other places are in force                  ──► for everybody, all that they wait for
    something was freed (`freed`)              ──► those days of those houses, for whoever waits for them
    somebody new on the list, or to be told again ──► for them, all that they wait for
    an hour has passed                         ──► for everybody, all that they wait for

One calendar is read for all of them, and those who need the same are looked for once.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from booking_core.central.contacts import ContactBook
from booking_core.central.letters.freed import MOST_DAYS, Sight, WatchedDays, freed_between
from booking_core.central.town.house_days import Key
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import VenueId, WaitingId
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_midnight
from booking_core.domain.told.waiting import WaitingNeed, WaitingOffer, WaitingWish, days_of, matches_on, waits_in
from booking_core.protocol.messages import Cursor
from booking_core.store.central_store import CentralStore, News
from booking_core.store.told import notifications, waiting_list
from booking_core.store.told.waiting_list import Waits

TOLD_AGAIN_AFTER = timedelta(days=1)
LOOKED_AT_ALL_THE_SAME_AFTER = timedelta(hours=1)
"""Days on which one may book at last, furniture, and people who may be told again, stand in no run that is freed."""


Meant = Mapping[WaitingNeed, Collection[Key]]
"""The houses and days of each need."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was looked at: how far the feed went, when all was looked at the last time, and who was on the list.

    For `unmet` there was nothing, of those who could be written to. `sight` is what stood where they wait, without the
    days that something came to before all was looked at: what was in somebody's way then may have gone already.
    """

    heard: Cursor
    places_version: int
    all_at: datetime
    everybody: frozenset[WaitingId]
    unmet: frozenset[WaitingNeed]
    sight: Sight

    def holds(self, heard: Cursor, everybody: frozenset[WaitingId]) -> bool:
        """Whether nothing has come since, and nobody."""
        return heard == self.heard and everybody <= self.everybody


class Caller:
    """Remembers what it has looked at; made anew it looks at everybody once."""

    def __init__(self, store: CentralStore, contacts: ContactBook, *, most_days: int = MOST_DAYS) -> None:
        self._store = store
        self._contacts = contacts
        self._days = WatchedDays(store, most_days=most_days)
        self._last: Look | None = None

    def tell(self, *, now: datetime) -> int:
        """Queue a letter for everybody who could have something now; how many they are.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        news, waits = self._days.follow(), self._store.waiting.everybody(now=now)
        heard, everybody = news.head.cursor, frozenset(one.wish.id for one in waits)
        last = self._still_known(news, now)
        if last is not None and last.holds(heard, everybody):
            return 0
        wishes = tuple(self._reachable(waits, now=now))
        meant = {wish.need: tuple(_keys_of(news.places, wish.need, now=now)) for wish in wishes}
        watched = frozenset(key for keys in meant.values() for key in keys)
        sight = self._days.sight_of(news.places, watched)
        offers = self._offers(news.places, _where(meant, sight, last), now=now)
        sight = self._days.untouched(sight)
        told = self._queue([(wish, offers[wish.need]) for wish in wishes if wish.need in offers], now=now)
        all_at, unmet = now if last is None else last.all_at, frozenset(meant.keys() - offers.keys())
        self._last = Look(heard, news.head.places_version, all_at, everybody, unmet=unmet, sight=sight)
        return told

    def _still_known(self, news: News, now: datetime) -> Look | None:
        """The last look; None where everything is to be looked at: larger rooms and longer hours free no run."""
        last = self._last
        if last is None or last.places_version != news.head.places_version:
            return None
        return None if now - last.all_at >= LOOKED_AT_ALL_THE_SAME_AFTER else last

    def _queue(self, found: Collection[tuple[WaitingWish, WaitingOffer]], *, now: datetime) -> int:
        if not found:
            return 0
        with self._store.writing() as connection:
            for wish, offer in found:
                notifications.queue_offer(connection, wish.id, offer, now=now)
                waiting_list.told(connection, wish.id, now=now)
        return len(found)

    def _offers(self, places: Municipality, where: Meant, *, now: datetime) -> Mapping[WaitingNeed, WaitingOffer]:
        """The soonest there is for each need, of what is looked at for it."""
        keys = {key for theirs in where.values() for key in theirs}
        calendar = _calendar_on(self._store, places, keys, now=now)
        found: dict[WaitingNeed, WaitingOffer] = {}
        for need, theirs in where.items():
            for day in sorted({day for _, day in theirs}):
                venues = {venue for venue, on in theirs if on == day}
                if offers := matches_on(places, calendar, need, day=day, now=now, venues=venues):
                    found[need] = offers[0]
                    break
        return found

    def _reachable(self, everybody: Iterable[Waits], *, now: datetime) -> Iterator[WaitingWish]:
        for one in everybody:
            is_due = one.told_at is None or now - one.told_at >= TOLD_AGAIN_AFTER
            if is_due and self._contacts.opened(one.sealed, one.wish.id).email:
                yield one.wish


def _where(meant: Meant, sight: Sight, last: Look | None) -> Meant:
    """Where to look for each need: where something was freed, or wherever it waits if nobody has looked for it yet."""
    if last is None:
        return meant
    freed = freed_between(last.sight, sight)
    return {
        need: tuple(key for key in keys if key in freed or key not in sight) if need in last.unmet else keys
        for need, keys in meant.items()
    }


def _keys_of(places: Municipality, need: WaitingNeed, *, now: datetime) -> Iterator[Key]:
    venues = [venue.id for venue in places.venues if waits_in(places, need, venue.id)]
    return ((venue, day) for day in days_of(need, since=local_day(now, places.zone)) for venue in venues)


def calendar_for(store: CentralStore, municipality: Municipality, need: WaitingNeed, *, now: datetime) -> Calendar:
    """What stands in the houses that `need` may mean, on its days and around them."""
    return _calendar_on(store, municipality, frozenset(_keys_of(municipality, need, now=now)), now=now)


def _calendar_on(store: CentralStore, municipality: Municipality, keys: Collection[Key], *, now: datetime) -> Calendar:
    """What stands in those houses on those days, and around them."""
    if not keys:
        return Calendar.of(())
    venues: set[VenueId] = {venue for venue, _ in keys}
    days: set[date] = {day for _, day in keys}
    begins = max(now, local_midnight(min(days), municipality.zone))
    ends = local_midnight(max(days) + ONE_DAY, municipality.zone)
    spaces = [space.id for venue, space in municipality.spaces() if venue.id in venues]
    return store.bookings.calendar(TimeSpan(begins - ONE_DAY, max(begins, ends) + ONE_DAY), spaces)
