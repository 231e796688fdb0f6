"""What the feed told last of each booking and block, while somebody compares.

A town's bookings of ten years are a million: where each was told last is kept in a file that SQLite makes for itself,
so that memory holds a few MiB of it. It is gone with whoever looks.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress

import msgspec
from sqlalchemy import Connection, select

from booking_core.protocol.feed import FIRST_HASH, follows
from booking_core.protocol.messages import Cursor, FeedEntry
from booking_core.store.logs import feed_log
from booking_core.store.schema import feed

AT_ONCE = 500
"""Entries, bookings or blocks: so many are read in one transaction."""
_CACHE_KIB = 8 * 1024

_TABLE = "CREATE TABLE newest (id TEXT PRIMARY KEY, epoch INTEGER NOT NULL, number INTEGER NOT NULL) WITHOUT ROWID"
_PUT = (
    "INSERT INTO newest VALUES (?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET epoch = excluded.epoch, number = excluded.number"
)


class _Named(msgspec.Struct):
    id: str


class _Change(msgspec.Struct):
    """As much of a change as says what it is about."""

    booking: _Named | None = None
    block: _Named | None = None


_CHANGE = msgspec.json.Decoder(_Change)


class NewestTold:
    """Follows the feed from its first entry on, a part at a time.

    `entries` counts those that were read; `first_break` is the number of the first that is missing, or does not follow
    the one before it, and None while all do.
    """

    def __init__(self, *, at_once: int = AT_ONCE) -> None:
        self.at_once = at_once
        self.first_break: int | None = None
        self.entries = 0
        self._at: Cursor | None = None
        self._kept = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for statement in ("PRAGMA journal_mode = OFF", f"PRAGMA cache_size = -{_CACHE_KIB}", _TABLE, "BEGIN"):
            self._kept.execute(statement)

    def close(self) -> None:
        self._kept.close()

    def follow(self, connection: Connection) -> bool:
        """Read a part more; whether that was the last of it."""
        at = self._at or _beginning(connection)
        entries = feed_log.entries_after(connection, at, most=self.at_once)
        for entry in entries:
            if not follows(at, entry):
                self._breaks_at(at.number + 1)
            at = entry.cursor
        self._at, self.entries = at, self.entries + len(entries)
        self._kept.executemany(_PUT, _subjects(entries))
        is_all = len(entries) < self.at_once
        if is_all:
            self._compare_end(at, feed_log.read_head(connection).cursor)
        return is_all

    def follow_to_its_end(self, connection: Connection) -> None:
        """Read what has come since."""
        while not self.follow(connection):
            pass

    def left(self) -> tuple[str, ...]:
        """The ids of some that nobody has taken yet; none when all are."""
        return tuple(row[0] for row in self._kept.execute("SELECT id FROM newest LIMIT ?", (self.at_once,)))

    def take(self, connection: Connection, ids: Collection[str]) -> Mapping[str, msgspec.Raw]:
        """What was told last of those `ids`, as it was written; one is taken once, unless it is told of again."""
        marks = ", ".join("?" * len(ids))
        query = f"DELETE FROM newest WHERE id IN ({marks}) RETURNING id, epoch, number"  # noqa: S608  # marks alone
        places = {(epoch, number): one for one, epoch, number in self._kept.execute(query, tuple(ids)).fetchall()}
        written = _written_at(connection, places)
        return {places[place]: change for place, change in written.items()}

    def _compare_end(self, at: Cursor, end: Cursor) -> None:
        if (at.number, at.chain_hash) != (end.number, end.chain_hash):
            self._breaks_at(at.number + 1)

    def _breaks_at(self, number: int) -> None:
        if self.first_break is None:
            self.first_break = number


def _beginning(connection: Connection) -> Cursor:
    """The cursor before the first entry there is."""
    first = connection.execute(select(feed.c.epoch).order_by(feed.c.epoch, feed.c.number).limit(1)).scalar_one_or_none()
    return Cursor(feed_log.read_head(connection).epoch if first is None else first, 0, FIRST_HASH)


def _subjects(entries: Iterable[FeedEntry]) -> list[tuple[str, int, int]]:
    """Which booking or block each is about, and where it stands; what cannot be read is about none."""
    told = []
    for entry in entries:
        with suppress(msgspec.MsgspecError, UnicodeDecodeError):
            change = _CHANGE.decode(entry.written)
            subject = change.booking or change.block
            if subject is not None:
                told.append((subject.id, entry.cursor.epoch, entry.cursor.number))
    return told


def _written_at(connection: Connection, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], msgspec.Raw]:
    numbers: dict[int, list[int]] = defaultdict(list)
    for epoch, number in places:
        numbers[epoch].append(number)
    return {
        (epoch, row.number): msgspec.Raw(row.change)
        for epoch, wanted in numbers.items()
        for row in connection.execute(
            select(feed.c.number, feed.c.change).where(feed.c.epoch == epoch, feed.c.number.in_(wanted))
        )
    }
