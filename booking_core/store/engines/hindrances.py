"""What keeps a database that answers from writing: an operator must mend it, and nothing mends itself meanwhile."""

import errno
import sqlite3
from enum import StrEnum

from psycopg import Error as PsycopgError
from psycopg import errors


class Hindrance(StrEnum):
    FULL = "full"
    READ_ONLY = "read-only"
    FAILING = "failing"
    """The disk answers with errors, or the files cannot be opened."""
    DAMAGED = "damaged"


_PRIMARY = 0xFF
"""Of SQLite's codes: the other bits say more about the same."""

_OF_SQLITE = {
    sqlite3.SQLITE_FULL: Hindrance.FULL,
    sqlite3.SQLITE_READONLY: Hindrance.READ_ONLY,
    sqlite3.SQLITE_PERM: Hindrance.READ_ONLY,
    sqlite3.SQLITE_IOERR: Hindrance.FAILING,
    sqlite3.SQLITE_CANTOPEN: Hindrance.FAILING,
    sqlite3.SQLITE_CORRUPT: Hindrance.DAMAGED,
    sqlite3.SQLITE_NOTADB: Hindrance.DAMAGED,
}
_OF_POSTGRES: dict[type[PsycopgError], Hindrance] = {
    errors.DiskFull: Hindrance.FULL,
    errors.ReadOnlySqlTransaction: Hindrance.READ_ONLY,
    errors.IoError: Hindrance.FAILING,
    errors.DataCorrupted: Hindrance.DAMAGED,
    errors.IndexCorrupted: Hindrance.DAMAGED,
}
_OF_FILES = {
    errno.ENOSPC: Hindrance.FULL,
    errno.EDQUOT: Hindrance.FULL,
    errno.EROFS: Hindrance.READ_ONLY,
    errno.EACCES: Hindrance.READ_ONLY,
    errno.EIO: Hindrance.FAILING,
    errno.EFBIG: Hindrance.FAILING,
}


def primary_code(error: sqlite3.Error) -> int:
    """Which kind of error SQLite means; 0 where it does not say."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & _PRIMARY


def hindrance_in(error: BaseException | None) -> Hindrance | None:
    """What a driver's error, or one of a file beside the database, says of it; None where it is another matter."""
    match error:
        case sqlite3.Error():
            return _OF_SQLITE.get(primary_code(error))
        case PsycopgError():
            return _OF_POSTGRES.get(type(error))
        case OSError():
            return _OF_FILES.get(error.errno or 0)
        case _:
            return None
