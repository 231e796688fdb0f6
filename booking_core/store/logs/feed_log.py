"""The centre's feed on disk, and the row that says where it ends.

The head is moved by the last statement of a transaction that writes: a reader that sees an entry has all before it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Tuple, literal, select, tuple_

from booking_core.protocol.feed import next_entry
from booking_core.protocol.messages import Cursor, FeedChange, FeedEntry
from booking_core.store.schema import centre, feed
from booking_core.store.statements.at_once import Sheet
from booking_core.store.statements.prepared import Prepared

MOST_ENTRIES = 500
HEAD = (centre.c.epoch, centre.c.feed_number, centre.c.feed_hash, centre.c.recovering, centre.c.places_version)
"""The columns that tell where the centre stands, as `head_of` takes them."""
_HEAD = Prepared(select(*HEAD))
_PLACE = tuple_(feed.c.epoch, feed.c.number)
"""As the primary key has them: numbers go on from one life to the next."""


@dataclass(frozen=True, slots=True)
class CentreHead:
    """Where the centre stands: its life, its feed and the places in force."""

    cursor: Cursor
    epoch: int
    recovering: bool
    places_version: int


def read_head(connection: Connection) -> CentreHead:
    """Where the centre stands in this transaction."""
    [row] = _HEAD.rows(connection)
    return head_of(row)


def head_of(row: Sequence[Any]) -> CentreHead:
    """What the columns `HEAD` say, in their order."""
    epoch, number, chain_hash, recovering, places_version = row
    return CentreHead(Cursor(epoch, number, chain_hash), epoch, bool(recovering), places_version)


def append(connection: Connection, changes: Iterable[FeedChange]) -> Cursor:
    """Put `changes` at the end of the feed and move its head. The last act of a transaction."""
    sheet = Sheet()
    cursor = put(sheet, read_head(connection), changes)
    sheet.write(connection)
    return cursor


def put(sheet: Sheet, head: CentreHead, changes: Iterable[FeedChange]) -> Cursor:
    """Where the feed ends, and its head is, once `sheet` is written with `changes`. The last act of a transaction."""
    cursor, rows = head.cursor, []
    for change in changes:
        entry = next_entry(cursor, change, epoch=head.epoch)
        cursor = entry.cursor
        row = {"epoch": cursor.epoch, "number": cursor.number, "hash": cursor.chain_hash}
        rows.append({**row, "change": bytes(entry.written)})
    if rows:
        sheet.put(feed, rows)
        sheet.change(centre, {"feed_number": cursor.number, "feed_hash": cursor.chain_hash})
    return cursor


def knows(connection: Connection, cursor: Cursor) -> bool:
    """Whether `cursor` is the head of this feed, or was it once.

    The head of a life in which nothing has happened yet is the last entry of a life before: numbers go on, and a hash
    covers the epoch that its entry was written in.
    """
    if cursor == read_head(connection).cursor:
        return True
    query = (
        select(feed.c.number, feed.c.hash)
        .where(_place_of(cursor) >= _PLACE)
        .order_by(feed.c.epoch.desc(), feed.c.number.desc())
    )
    last = connection.execute(query.limit(1)).one_or_none()
    return last is not None and (last.number, last.hash) == (cursor.number, cursor.chain_hash)


def entries_after(connection: Connection, cursor: Cursor, *, most: int = MOST_ENTRIES) -> tuple[FeedEntry, ...]:
    """Up to `most` entries after `cursor`, in order, each as it was written."""
    query = select(feed).where(_place_of(cursor) < _PLACE).order_by(feed.c.epoch, feed.c.number).limit(most)
    return tuple(
        FeedEntry(Cursor(row.epoch, row.number, row.hash), msgspec.Raw(row.change)) for row in connection.execute(query)
    )


def _place_of(cursor: Cursor) -> Tuple:
    return tuple_(literal(cursor.epoch), literal(cursor.number))
