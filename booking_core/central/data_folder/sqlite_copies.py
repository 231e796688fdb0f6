"""Reading a SQLite file in which nobody is to write."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def only_read(path: Path) -> Iterator[sqlite3.Connection]:
    """The database at `path`, whatever signs its name has; none is made where there is none.

    Raises:
        sqlite3.Error: it is not there, or no database.
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        yield database


def tables_of(database: sqlite3.Connection) -> frozenset[str]:
    """The names of its tables; an older program's has fewer."""
    return frozenset(name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))
