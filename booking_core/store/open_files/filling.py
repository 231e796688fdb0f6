"""Putting lines into a database in which there is nothing yet. All of it is done in the caller's transaction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, func, select, update
from sqlalchemy.exc import DBAPIError

from booking_core.domain.occupying.changeovers import CREW_WITHIN
from booking_core.protocol.messages import Cursor
from booking_core.store.bookings import furniture_store
from booking_core.store.open_files.kinds import KINDS, ROWS_AT_ONCE, Keyring, Kind, LineUnusable
from booking_core.store.open_files.lines import Line
from booking_core.store.places import read_places
from booking_core.store.rows import live_bookings, read_bookings
from booking_core.store.schema import centre
from booking_core.store.upkeep import retention

Numbered = tuple[int, Line]


@dataclass(frozen=True, slots=True)
class Head:
    """Where the centre that wrote the lines was: its life, its feed, its places."""

    cursor: Cursor
    places_version: int


class LineRefused(Exception):
    """The database does not take that line; `why` is for whoever wrote it, and has nothing of what it says."""

    def __init__(self, kind: Kind, number: int, why: str) -> None:
        super().__init__(f"{kind.file}, line {number}: {why}")
        self.kind = kind
        self.number = number
        self.why = why


def rows_there(connection: Connection) -> dict[str, int]:
    """How many rows there are already, by table; nothing where the database is empty."""
    tables = dict.fromkeys(table for kind in KINDS for table in kind.tables)
    counts = {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}
    return {name: count for name, count in counts.items() if count}


def fill(connection: Connection, kind: Kind, lines: Iterable[Numbered], keyring: Keyring) -> None:
    """Put the lines of one file.

    Raises:
        LineRefused: one of them cannot be put.
    """
    for part in _parts(iter(lines)):
        try:
            with connection.begin_nested():
                kind.put(connection, [line for _, line in part], keyring)
        except (LineUnusable, DBAPIError, OverflowError):
            _put_one_by_one(connection, kind, part, keyring)


def _put_one_by_one(connection: Connection, kind: Kind, part: Sequence[Numbered], keyring: Keyring) -> None:
    """One of them is refused: which?"""
    for number, line in part:
        try:
            with connection.begin_nested():
                kind.put(connection, [line], keyring)
        except LineUnusable as err:
            raise LineRefused(kind, number, str(err)) from err
        except (DBAPIError, OverflowError) as err:
            raise LineRefused(kind, number, "it is there twice, or refers to something that is not there") from err


def settle(connection: Connection, head: Head, *, epoch: int, now: datetime) -> None:
    """The centre stands where the other did, in a life of its own, and counts what follows from the bookings."""
    cursor = head.cursor
    connection.execute(
        update(centre).values(
            epoch=epoch,
            feed_number=cursor.number,
            feed_hash=cursor.chain_hash,
            places_version=head.places_version,
            recovering=False,
        )
    )
    places = read_places(connection, head.places_version)
    live = read_bookings(connection, live_bookings(ends_after=now - CREW_WITHIN))
    furniture_store.count_anew(connection, places, live)
    retention.keep_no_longer(connection, places.privacy.contact_kept_days_after)


def _parts(lines: Iterator[Numbered]) -> Iterator[Sequence[Numbered]]:
    while part := list(islice(lines, ROWS_AT_ONCE)):
        yield part
