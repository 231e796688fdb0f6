"""The SQLite files of a kiosk: opened sound, or moved aside and begun anew; and what a disk can do to them.

MachineFileFailure
├── DiskRefused     full, read-only, unreadable or damaged while in use: nothing of the transaction was kept
└── ReplicaBroken   see `replica`: entries that do not follow what is there; only a snapshot helps
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from sqlite3 import Error as SqliteError

import msgspec
import structlog

from booking_core.store.machine_disk.machine_database import MachineDatabase

_DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT", "SQLITE_ERROR", "OperationalError"})
"""Of a file just opened; the last two are a column that has lost its name, and a text that is none."""

_COMPANIONS = ("", "-wal", "-shm")

UNREADABLE = (msgspec.MsgspecError, TypeError, ValueError, OverflowError, OSError)
"""What comes of reading a row in which the disk has changed something; an OSError, of an instant out of all reach."""

log = structlog.get_logger()


class MachineFileFailure(Exception):
    """A file of this machine could not be used."""


class DiskRefused(MachineFileFailure):
    """Nothing was kept; `code` is SQLite's name for the reason, or an error's; `reason` tells people, file first."""

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason or code

    @classmethod
    def by(cls, err: OSError, path: Path) -> "DiskRefused":
        """What the system said of `path`."""
        return cls(type(err).__name__, f"{path}: {err.strerror or err}")


class FileDamaged(MachineFileFailure):
    """The file is no sound database of this form. A `Check` raises it; callers of `open_machine_file` never see it."""


Check = Callable[[Connection], None]
"""What a file of one kind must hold beside being a sound database. Raises `FileDamaged`."""


def _nothing_more(_connection: Connection) -> None:
    return


@dataclass(frozen=True, slots=True)
class MachineFile:
    """A sound file. `moved_aside` is where a damaged predecessor lies now."""

    database: MachineDatabase
    moved_aside: Path | None


def open_machine_file(path: Path, tables: Sequence[str], *, form: int, check: Check = _nothing_more) -> MachineFile:
    """The file at `path` with what the statements `tables` make, where it is not there yet.

    A damaged file, or one of another `form` (PRAGMA user_version), or one that `check` finds wanting, is moved aside
    under a new name, which the log tells, and an empty one takes its place.

    Raises:
        DiskRefused: no file can be made or read there.
    """
    try:
        return MachineFile(_opened(path, tables, form, check), None)
    except FileDamaged as err:
        aside = _moved_aside(path)
        log.error("file moved aside", file=path.name, moved_to=aside.name, reason=str(err))  # noqa: TRY400  # the reason is the whole story
        return MachineFile(_opened(path, tables, form, check), aside)


@contextmanager
def transaction(database: MachineDatabase) -> Iterator[Connection]:
    """One transaction, kept whole when the block ends and not at all when it fails.

    Raises:
        DiskRefused: it was not kept.
    """
    try:
        with database.transaction() as connection:
            yield connection
    except SqliteError as err:
        raise DiskRefused(_code(err), f"{database.path}: {err}") from err


def _opened(path: Path, tables: Sequence[str], form: int, check: Check) -> MachineDatabase:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        raise DiskRefused.by(err, path.parent) from err
    database = MachineDatabase(path)
    try:
        with transaction(database) as connection:
            _check(connection, form)
            for table in tables:
                connection.execute(table)
            check(connection)
            connection.execute(f"PRAGMA user_version = {form}")
    except DiskRefused as err:
        database.close()
        if err.code in _DAMAGED:
            raise FileDamaged(err.code) from err
        raise
    except UnicodeDecodeError as err:  # what SQLite says of a damaged file names what it found there
        database.close()
        raise FileDamaged(type(err).__name__) from err
    except FileDamaged:
        database.close()
        raise
    return database


def _check(connection: Connection, form: int) -> None:
    [verdict] = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise FileDamaged(str(verdict))
    [found] = connection.execute("PRAGMA user_version").fetchone()
    if found not in {0, form}:
        message = f"form {found}, expected {form}"
        raise FileDamaged(message)


def _moved_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    try:
        for companion in _COMPANIONS:
            part = path.with_name(path.name + companion)
            if part.exists():
                part.rename(aside.with_name(aside.name + companion))
    except OSError as err:
        raise DiskRefused.by(err, path) from err
    return aside


def _code(err: SqliteError) -> str:
    return getattr(err, "sqlite_errorname", None) or type(err).__name__
