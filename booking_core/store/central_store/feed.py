"""The feed as the service reads it: a snapshot to begin with, and what came since."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from booking_core.domain.occupying.changeovers import CREW_WITHIN
from booking_core.domain.places import Municipality
from booking_core.protocol.messages import Cursor, FeedEntry, Snapshot
from booking_core.store.accounts import place_cards
from booking_core.store.bookings import block_store, series_store
from booking_core.store.central_store.transactions import CentreTransactions
from booking_core.store.logs import feed_log
from booking_core.store.logs.feed_log import CentreHead
from booking_core.store.rows import read_bookings, standing_bookings
from booking_core.store.told import condition_store

SNAPSHOT_KEEPS = timedelta(days=1)
"""How long after its end a booking still goes into snapshots: long enough for a receipt to be asked about.

Where the crew strikes later than that its rooms are not free, and the strike stands on a janitor's sheet: it goes in
until that is done.
"""


@dataclass(frozen=True, slots=True)
class News:
    """Where the centre stands, and what came since: None where nobody can tell, or where it is more than a few."""

    head: CentreHead
    places: Municipality
    entries: tuple[FeedEntry, ...] | None


class CentreFeed:
    """What replicas and pages follow the centre by."""

    def __init__(self, transactions: CentreTransactions) -> None:
        self._transactions = transactions

    def snapshot(self, *, now: datetime) -> Snapshot:
        """What a replica needs, at one feed entry."""
        with self._transactions.reading() as connection:
            head = feed_log.read_head(connection)
            query = standing_bookings(stands_after=now - SNAPSHOT_KEEPS)
            places = self._transactions.places_in(connection, head)
            bookings = read_bookings(connection, query)
            series = series_store.live_series(connection, ends_after=now - SNAPSHOT_KEEPS - CREW_WITHIN)
            blocks = block_store.read_blocks(connection, block_store.live_blocks(ends_after=now - SNAPSHOT_KEEPS))
            cards = place_cards.revoked_and_not_over(connection, since=(now - SNAPSHOT_KEEPS).date())
            conditions = condition_store.still_open(connection)
        return Snapshot(
            cursor=head.cursor,
            municipality=places,
            bookings=bookings,
            series=series,
            blocks=blocks,
            revoked_cards=cards,
            conditions=conditions,
        )

    def entries_after(self, cursor: Cursor, *, most: int = feed_log.MOST_ENTRIES) -> tuple[FeedEntry, ...] | None:
        """Up to `most` feed entries after `cursor`; None when this feed has no such entry."""
        with self._transactions.reading() as connection:
            if not feed_log.knows(connection, cursor):
                return None
            return feed_log.entries_after(connection, cursor, most=most)

    def news(self, known: Cursor | None) -> News:
        """Where the centre stands, the places in force there, and what came into the feed after `known`.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        with self._transactions.reading() as connection:
            head = feed_log.read_head(connection)
            return News(head, self._transactions.places_in(connection, head), _entries_after(connection, known, head))


def _entries_after(connection: Connection, known: Cursor | None, head: CentreHead) -> tuple[FeedEntry, ...] | None:
    if known == head.cursor:
        return ()
    if known is None or not feed_log.knows(connection, known):
        return None
    entries = feed_log.entries_after(connection, known)
    return entries if entries and entries[-1].cursor == head.cursor else None
