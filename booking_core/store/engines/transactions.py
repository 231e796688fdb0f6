"""Transactions of the central store on either engine: committed whole, one state each, and no wait without end.

What PostgreSQL gives up without anybody's fault is tried again here, as often as `MOST_TRIES` says: a deadlock with a
session that is none of ours, a serialization failure. Writers of the store cannot deadlock with each other, as each
begins with the same lock (`postgres_engine`).

    Unavailable         nothing was decided, or its answer is lost: the same may be sent again
    ├── TooBusy         rivals won every try, or held the lock too long
    ├── DatabaseAway    the database does not answer
    └── Hindered        it answers and cannot write or read: its disk is full, may not be written, or fails
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import TypeVar

from psycopg import OperationalError as PsycopgOperationalError
from psycopg import errors
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from booking_core.store.engines.hindrances import Hindrance, hindrance_in, primary_code
from booking_core.store.engines.sqlite_engine import brought_in

MOST_TRIES = 8
A_LOT_WRITTEN = 32
"""So many transactions are worth bringing into the file together."""
LATELY_SECONDS = 60
"""So long it is remembered that something could not be written."""

Done = TypeVar("Done")

_TRIED_AGAIN = (errors.DeadlockDetected, errors.SerializationFailure)
_TOO_LONG = (errors.LockNotAvailable, errors.QueryCanceled)
_HELD_BY_ANOTHER = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class Unavailable(Exception):
    """No answer just now. The same may be sent again: whatever was decided is answered the same."""


class TooBusy(Unavailable):
    """Rivals won every try."""


class DatabaseAway(Unavailable):
    """The database server is gone or going, or refuses connections."""


class Hindered(Unavailable):
    """An operator must mend what is in the way; `str` is the database's own word for it, without what was written."""

    def __init__(self, hindrance: Hindrance, reason: str) -> None:
        super().__init__(reason)
        self.hindrance = hindrance


class Transactions:
    """`writer` gives one transaction at a time; `reader` consistent states without waiting."""

    def __init__(self, writer: Engine, reader: Engine) -> None:
        self._writer = writer
        self._reader = reader
        self._written = 0
        self._hindered: tuple[Hindrance, float] | None = None

    def write(self, do: Callable[[Connection], Done]) -> Done:
        """What `do` returns, committed. It may be done several times; only the last counts.

        Raises:
            TooBusy, DatabaseAway, Hindered: nothing is certain to have been written.
        """
        with self._remembered(), _named():
            for _ in range(MOST_TRIES - 1):
                try:
                    return self._once(do)
                except DBAPIError as err:
                    if not isinstance(err.orig, _TRIED_AGAIN):
                        raise
            return self._once(do)

    def _once(self, do: Callable[[Connection], Done]) -> Done:
        self._written += 1
        with self._begun() as connection:
            return do(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A writing transaction, tried once.

        Raises:
            TooBusy, DatabaseAway, Hindered: nothing is certain to have been written.
        """
        self._written += 1
        with self._remembered(), _named(), self._begun() as connection:
            yield connection

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        """A writing transaction. Where the server hung up on the connection just then, another one is begun on."""
        with ExitStack() as stack:
            try:
                connection = stack.enter_context(self._writer.begin())
            except DBAPIError as err:
                was_connected = err.statement is not None
                if not (was_connected and err.connection_invalidated):
                    raise
                connection = stack.enter_context(self._writer.begin())
            before = None if self._hindered is None else _written_in(connection)
            yield connection
            has_written = before is not None and _written_in(connection) > before
        if has_written:
            self._hindered = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the database, to read in.

        Raises:
            TooBusy, DatabaseAway, Hindered: there is none to be had just now.
        """
        with _named(), self._reader.connect() as connection:
            yield connection

    def settle(self) -> int:
        """Bring what was written into SQLite's file when it is a lot; how many pages. PostgreSQL does that itself.

        Raises:
            TooBusy, Hindered: it is done another time.
        """
        if self._written < A_LOT_WRITTEN or self._reader.dialect.name != "sqlite":
            return 0
        self._written = 0
        with _named():
            return brought_in(self._reader)

    def hindered_lately(self) -> Hindrance | None:
        """What was in the way of writing within the last minute, and since nothing was written; None while all was."""
        if self._hindered is None or monotonic() - self._hindered[1] > LATELY_SECONDS:
            return None
        return self._hindered[0]

    @contextmanager
    def _remembered(self) -> Iterator[None]:
        try:
            yield
        except Hindered as err:
            self._hindered = err.hindrance, monotonic()
            raise

    def close(self) -> None:
        self._writer.dispose()
        self._reader.dispose()


def _written_in(connection: Connection) -> int:
    """A count that grows when the transaction writes: one that has nothing to write says nothing of the disk."""
    is_sqlite = connection.dialect.name == "sqlite"
    asked = "SELECT total_changes()" if is_sqlite else "SELECT count(pg_current_xact_id_if_assigned())"
    count: int = connection.exec_driver_sql(asked).scalar_one()
    return count


@contextmanager
def _named() -> Iterator[None]:
    """What the driver raises is one of the tree above; so is what befalls a file that is written in a transaction."""
    try:
        yield
    except PoolTimeout as err:
        raise TooBusy from err
    except DBAPIError as err:
        meant = _meant(err.orig, is_gone=err.connection_invalidated)
        if meant is None:
            raise
        raise meant from err
    except OSError as err:
        hindrance = hindrance_in(err)
        if hindrance is None:
            raise
        raise Hindered(hindrance, str(err)) from err


def _meant(error: BaseException | None, *, is_gone: bool) -> Unavailable | None:
    if isinstance(error, (*_TRIED_AGAIN, *_TOO_LONG)) or _is_held_by_another(error):
        return TooBusy()
    hindrance = hindrance_in(error)
    if hindrance is not None:
        return Hindered(hindrance, str(error))
    return DatabaseAway(str(error)) if is_gone or isinstance(error, PsycopgOperationalError) else None


def _is_held_by_another(error: BaseException | None) -> bool:
    """Whether another program has SQLite's file to itself, for longer than we wait."""
    return isinstance(error, sqlite3.Error) and primary_code(error) in _HELD_BY_ANOTHER
