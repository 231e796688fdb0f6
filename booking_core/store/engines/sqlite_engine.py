"""Database engines, set up so that a commit is on the disk before anybody is told of it."""

from contextlib import closing
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Connection, Engine, create_engine, event

from booking_core.store.sqlite_pragmas import pragmas
from booking_core.store.statements.prepared import sent

LONGEST_LOG_PAGES = 16_000
"""Of a central store: then a commit brings the log into the file itself. 64 MiB, and a quarter of what must be free."""
CACHE_KIB = 64 * 1024
"""Of a central store: a booking is put into some fifteen indexes, each at another place."""


def sqlite_engine(path: Path, *, full_sync: bool = True, reads_only: bool = False, is_central: bool = False) -> Engine:
    """An engine on the SQLite file at `path`, in WAL mode.

    A writing engine has one connection, which callers queue for, and every transaction on it takes the write
    lock at once: what was read inside it cannot have changed before it commits. A `reads_only` engine sees one
    consistent state a transaction and never waits for writers. What a writing engine `is_central` has written is
    brought from the log into the file by `brought_in`, and a machine's by its own commits.
    """
    begin = "BEGIN" if reads_only else "BEGIN IMMEDIATE"
    size = {"pool_size": 8, "max_overflow": 8} if reads_only else {"pool_size": 1, "max_overflow": 0}
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"check_same_thread": False},
        hide_parameters=True,  # an error ends in a log, and what was to be written may not
        **size,
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: SqliteConnection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in pragmas(full_sync=full_sync, reads_only=reads_only):
            connection.execute(f"PRAGMA {pragma}")
        if is_central:
            connection.execute(f"PRAGMA wal_autocheckpoint = {LONGEST_LOG_PAGES}")
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        sent(connection, begin)

    return engine


def brought_in(engine: Engine) -> int:
    """How many pages of the log are in the file now, brought there beside whoever reads and writes meanwhile.

    A commit that does it waits for the disk twice more, and so does everybody behind it.
    """
    with closing(engine.raw_connection()) as connection:
        [(_, _, pages)] = connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    return max(0, int(pages))
