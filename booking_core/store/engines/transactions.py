"""Transactions of the central store on either engine: committed whole, one state each, and no wait without end.

What PostgreSQL gives up without anybody's fault is tried again here, as often as `MOST_TRIES` says: a deadlock with a
session that is none of ours, a serialization failure. Writers of the store cannot deadlock with each other, as each
begins with the same lock (`postgres_engine`).

    Unavailable         nothing was decided, or its answer is lost: the same may be sent again
    ├── TooBusy         rivals won every try, or held the lock too long
    └── DatabaseAway    the database does not answer
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from psycopg import OperationalError as PsycopgOperationalError
from psycopg import errors
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from booking_core.store.engines.sqlite_engine import brought_in

MOST_TRIES = 8
A_LOT_WRITTEN = 32
"""So many transactions are worth bringing into the file together."""

Done = TypeVar("Done")

_TRIED_AGAIN = (errors.DeadlockDetected, errors.SerializationFailure)
_TOO_LONG = (errors.LockNotAvailable, errors.QueryCanceled)
_HELD_BY_ANOTHER = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_PRIMARY = 0xFF
"""Of SQLite's codes: the other bits say more about the same."""


class Unavailable(Exception):
    """No answer just now. The same may be sent again: whatever was decided is answered the same."""


class TooBusy(Unavailable):
    """Rivals won every try."""


class DatabaseAway(Unavailable):
    """The database server is gone or going, or refuses connections."""


class Transactions:
    """`writer` gives one transaction at a time; `reader` consistent states without waiting."""

    def __init__(self, writer: Engine, reader: Engine) -> None:
        self._writer = writer
        self._reader = reader
        self._written = 0

    def write(self, do: Callable[[Connection], Done]) -> Done:
        """What `do` returns, committed. It may be done several times; only the last counts.

        Raises:
            TooBusy, DatabaseAway: nothing is certain to have been written.
        """
        with _named():
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
            TooBusy, DatabaseAway: nothing is certain to have been written.
        """
        self._written += 1
        with _named(), self._begun() as connection:
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
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the database, to read in.

        Raises:
            TooBusy, DatabaseAway: there is none to be had just now.
        """
        with _named(), self._reader.connect() as connection:
            yield connection

    def settle(self) -> int:
        """Bring what was written into SQLite's file when it is a lot; how many pages. PostgreSQL does that itself.

        Raises:
            TooBusy: nobody is left to do it; it is done another time.
        """
        if self._written < A_LOT_WRITTEN or self._reader.dialect.name != "sqlite":
            return 0
        self._written = 0
        with _named():
            return brought_in(self._reader)

    def close(self) -> None:
        self._writer.dispose()
        self._reader.dispose()


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except PoolTimeout as err:
        raise TooBusy from err
    except DBAPIError as err:
        if isinstance(err.orig, (*_TRIED_AGAIN, *_TOO_LONG)) or _is_held_by_another(err.orig):
            raise TooBusy from err
        if err.connection_invalidated or isinstance(err.orig, PsycopgOperationalError):
            raise DatabaseAway(str(err.orig)) from err
        raise


def _is_held_by_another(error: BaseException | None) -> bool:
    """Whether another program has SQLite's file to itself, for longer than we wait."""
    return isinstance(error, sqlite3.Error) and (error.sqlite_errorcode or 0) & _PRIMARY in _HELD_BY_ANOTHER
