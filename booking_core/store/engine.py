"""Database engines, set up so that a commit is on the disk before anybody is told of it."""

from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Connection, Engine, create_engine, event

BUSY_TIMEOUT_MS = 10_000


def sqlite_engine(path: Path, *, full_sync: bool = True, reads_only: bool = False) -> Engine:
    """An engine on the SQLite file at `path`, in WAL mode.

    A writing engine has one connection, which callers queue for, and every transaction on it takes the write
    lock at once: what was read inside it cannot have changed before it commits. A `reads_only` engine sees one
    consistent state a transaction and never waits for writers.
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
        for pragma in _pragmas(full_sync=full_sync, reads_only=reads_only):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _pragmas(*, full_sync: bool, reads_only: bool) -> tuple[str, ...]:
    return (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        f"synchronous = {'FULL' if full_sync else 'NORMAL'}",
        "foreign_keys = ON",
        f"query_only = {'ON' if reads_only else 'OFF'}",
    )
