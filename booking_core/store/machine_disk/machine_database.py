"""A machine's SQLite file by the driver alone: SQLAlchemy would take as much memory as all else of ours together.

Rows are `sqlite3.Row`: by the names of their columns.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from booking_core.store.sqlite_pragmas import pragmas

TURN_WITHIN_SECONDS = 30.0


class MachineDatabase:
    """The file at `path`, from any thread: one connection, which callers queue for; opened when it is first used.

    Every transaction takes the write lock at once: what was read inside it cannot have changed before it commits.
    One that `reads_only` sees one consistent state and never waits for writers.
    """

    def __init__(self, path: Path, *, reads_only: bool = False) -> None:
        self.path = path
        self._reads_only = reads_only
        self._turn = Lock()
        self._connection: sqlite3.Connection | None = None

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One transaction, kept whole when the block ends and not at all when it fails.

        Raises:
            sqlite3.Error: it was not kept.
        """
        with self._one_at_a_time():
            connection = self._connected()
            connection.execute("BEGIN" if self._reads_only else "BEGIN IMMEDIATE")
            try:
                yield connection
                connection.commit()
            except BaseException:
                with suppress(sqlite3.Error):
                    connection.rollback()
                raise

    def close(self) -> None:
        """Let go of the file, when the transaction that is under way has ended."""
        with self._one_at_a_time():
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=TURN_WITHIN_SECONDS):
            message = "the file is in use"
            raise sqlite3.OperationalError(message)
        try:
            yield
        finally:
            self._turn.release()

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._connect()
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        try:
            for pragma in pragmas(reads_only=self._reads_only):
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise
        connection.row_factory = sqlite3.Row
        return connection
