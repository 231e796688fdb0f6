"""Copies of the central database, and putting one back.

    backup      a copy of the running centre's database, whole as of one instant
    restore     the copy takes its place in a life of its own: RECOVERY, until every machine has told what it knows
    recover     the same life for a database that was put back, or taken over, by other means

The copy begins that life before it takes the place, so there is no instant in which an old centre seems to be valid.

A copy is a SQLite file, also of a database on PostgreSQL, and goes back onto either: that is also how a centre moves
from one to the other. Keys are not in it: who has the copy cannot read the contacts in it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, flock
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from booking_core.central.centre import DATABASE, FOR_THE_SERVICE_ALONE, check_form, make_centre, open_centre
from booking_core.central.data_folder.database_failures import failures_named, folder_failure, name_of
from booking_core.central.data_folder.endorsing import is_endorsed
from booking_core.central.data_folder.epoch_file import MOST_LIVES, keep_epoch, newest_epoch
from booking_core.central.data_folder.former_databases import SET_ASIDE, WITH_NAMES
from booking_core.central.data_folder.keys import KEYS_FILE, centre_keys, has_keys
from booking_core.central.data_folder.own_keys import open_none
from booking_core.central.data_folder.sqlite_copies import only_read, tables_of
from booking_core.central.failures import (
    DATABASE_VARIABLE,
    BackupRefused,
    DatabaseInUse,
    FormOutdated,
    KeysForeign,
    KeysMissing,
)
from booking_core.domain.identity import DeviceId, DeviceRole
from booking_core.store.durable_files import put_durably, sync_folder
from booking_core.store.engines.databases import Database, PostgresDatabase, SqliteFile
from booking_core.store.engines.migrate import migrate, newest_form
from booking_core.store.engines.postgres_engine import nobody_serves
from booking_core.store.machines.devices import MachineKey
from booking_core.store.upkeep.copying import RowsLost, move_rows

_LOCK = "central.lock"
_BESIDE = ("-wal", "-shm")
_OF_PEOPLE = frozenset({"booking", "waiting", "place_card"})
"""Tables whose rows have a receipt or a contact behind them: the keys sign the one and open the other."""


@contextmanager
def alone_with(folder: Path) -> Iterator[None]:
    """Nobody else serves from `folder`, or restores it, until the block is left.

    Raises:
        DatabaseInUse: somebody does.
        FolderUnusable: the folder cannot be written.
    """
    with _locked(folder, LOCK_EX):
        yield


@contextmanager
def beside_others(folder: Path) -> Iterator[None]:
    """Others may serve from `folder` too, and nobody restores it, until the block is left.

    Raises:
        DatabaseInUse: somebody restores it.
        FolderUnusable: the folder cannot be written.
    """
    with _locked(folder, LOCK_SH):
        yield


@contextmanager
def _locked(folder: Path, how: int) -> Iterator[None]:
    try:
        folder.mkdir(mode=FOR_THE_SERVICE_ALONE, parents=True, exist_ok=True)
        lock = (folder / _LOCK).open("a")
    except OSError as err:
        raise folder_failure(folder, err) from err
    with lock as file:
        try:
            flock(file, how | LOCK_NB)
        except OSError as err:
            held = f"of {folder}"
            raise DatabaseInUse(held) from err
        yield


def back_up(folder: Path, target: Path, database: PostgresDatabase | None = None) -> None:
    """Copy the database, in use or not, to the new file `target`; it is the file in `folder` where none is named.

    Raises:
        BackupRefused: there is a file already, no database, or no place for the copy.
        FolderUnusable: `folder` may not be looked into.
        DatabaseUnreachable, FormOutdated: of a database on PostgreSQL.
    """
    source = folder / DATABASE
    with failures_named(folder, SqliteFile(source)):
        is_there = database is not None or source.exists()
    if not is_there:
        message = (
            f"there is no database in {folder}. Name its folder with --data, or its server in {DATABASE_VARIABLE}."
        )
        raise BackupRefused(message)
    _check_is_new(target)
    fresh = target.with_name(f"{target.name}.part")
    try:
        if database is None:
            _copy_file(source, fresh)
        else:
            _copy_rows(folder, database, fresh, target)
        put_durably(fresh, target)
    except (OSError, sqlite3.Error) as err:
        raise _not_written(target, err) from err
    finally:
        fresh.unlink(missing_ok=True)


def _check_is_new(target: Path) -> None:
    try:
        is_taken = target.exists()
    except OSError as err:
        message = f"{target} could not be written ({err.strerror}). Choose a folder that lets you write."
        raise BackupRefused(message) from err
    if is_taken:
        message = f"{target} is there already. Choose another name."
        raise BackupRefused(message)


def _copy_file(source: Path, fresh: Path) -> None:
    """Whole as of one instant, with what lies in the log beside it; nothing is written to `source`."""
    with only_read(source) as running, closing(sqlite3.connect(fresh)) as copy:
        running.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def _copy_rows(folder: Path, database: PostgresDatabase, fresh: Path, target: Path) -> None:
    fresh.unlink(missing_ok=True)
    check_form(folder, database)
    with failures_named(folder, database), _copy_written(target):
        migrate(SqliteFile(fresh))
        _move(database, SqliteFile(fresh))
    with closing(sqlite3.connect(fresh)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def _copy_written(target: Path) -> Iterator[None]:
    """Of the two databases in the block the copy alone is a file: what goes wrong with a file goes wrong with it.

    Raises:
        BackupRefused: the copy cannot be written.
    """
    try:
        yield
    except DBAPIError as err:
        if isinstance(err.orig, sqlite3.Error):
            raise _not_written(target, err.orig) from err
        raise


def _not_written(target: Path, err: Exception) -> BackupRefused:
    return BackupRefused(
        f"{target} could not be written ({err}). Choose a folder that is there, lets you write and has room. Is it "
        "the database that cannot be read: moedested central doctor"
    )


def restore(
    folder: Path, source: Path, database: PostgresDatabase | None = None, *, new_keys: bool = False
) -> Path | None:
    """Put the copy `source` in the place of the database; where the former one, or a copy of it, lies now.

    The file beside the database tells of a life the copy does not know, so the centre begins one above it, in RECOVERY.
    With `new_keys` those in `folder` need not be the copy's own: its machines are then enrolled anew.

    Raises:
        BackupRefused: `source` is no whole copy of a central database; nothing was changed.
        KeysMissing, KeysForeign: the keys of that database are not in `folder`, or others; nothing was changed.
        KeysUnreadable: they are damaged; nothing was changed.
        FolderUnusable: `folder` may not be looked into; nothing was changed.
        DatabaseInUse: the service runs.
        DatabaseUnreachable: PostgreSQL is not there, or does not let us in; nothing was changed.
    """
    epoch = _epoch_in(source)
    with failures_named(folder, SqliteFile(folder / DATABASE)):
        _check_keys(folder, source, new_keys=new_keys)
    with alone_with(folder):
        if database is not None:
            return _restore_rows(folder, source, database, epoch)
        with _in_a_new_life(folder, source, above=epoch) as fresh:
            former = _set_aside(folder)
            put_durably(fresh, folder / DATABASE)
    return former


def _restore_rows(folder: Path, source: Path, database: PostgresDatabase, epoch: int) -> Path:
    """Everything is made ready first; the rows then change in one transaction."""
    make_centre(folder, database)
    with failures_named(folder, database), nobody_serves(database.url):
        former = _first_free(folder)
        back_up(folder, former, database)
        with _in_a_new_life(folder, source, above=max(epoch, _epoch_in(former))) as fresh:
            _move(SqliteFile(fresh), database)
    return former


@contextmanager
def _in_a_new_life(folder: Path, source: Path, *, above: int) -> Iterator[Path]:
    """The copy `source` beside the database, with the newest tables, in RECOVERY above every life that was known."""
    fresh = folder / f"{DATABASE}.part"
    try:
        with failures_named(folder, SqliteFile(fresh)):
            fresh.unlink(missing_ok=True)
            _copy_file(source, fresh)
            migrate(SqliteFile(fresh))
        keep_epoch(folder, max(above, newest_epoch(folder)) + 1)
        open_centre(folder, database=SqliteFile(fresh)).close()
        yield fresh
    finally:
        for ending in ("", *_BESIDE):
            fresh.with_name(fresh.name + ending).unlink(missing_ok=True)


def recover(folder: Path, database: PostgresDatabase | None = None) -> None:
    """Begin a life above every one that is known, in RECOVERY: the database may lack what was answered last.

    The file beside it is told first, so that whoever opens the database next begins that life, also if this ends here.

    Raises:
        DatabaseInUse: the service runs.
        DatabaseUnreachable, FormOutdated: of a database on PostgreSQL.
        NotMigrated: there is no database.
    """
    with alone_with(folder), _nobody_serves(folder, database):
        centre = open_centre(folder, database=database)
        known = centre.store.head().epoch
        centre.close()
        keep_epoch(folder, max(known, newest_epoch(folder)) + 1)
        open_centre(folder, database=database).close()


def bring_up(folder: Path, database: PostgresDatabase | None = None) -> None:
    """Make the database where there is none, or bring its tables to the newest form while nobody serves.

    An older program that is at work goes on writing as if the tables were still its own.

    Raises:
        DatabaseInUse: somebody serves, and the tables have another form.
        FolderUnusable, DatabaseUnusable, DatabaseUnreachable, FormOutdated: see `make_centre`.
    """
    with ExitStack() as stack:
        if not _has_newest_form(folder, database):
            stack.enter_context(alone_with(folder))
            stack.enter_context(_nobody_serves(folder, database))
        make_centre(folder, database)


def _has_newest_form(folder: Path, database: PostgresDatabase | None) -> bool:
    file = SqliteFile(folder / DATABASE)
    with failures_named(folder, database or file):
        if database is None and not file.path.exists():
            return False
    try:
        check_form(folder, database or file)
    except FormOutdated:
        return False
    return True


@contextmanager
def _nobody_serves(folder: Path, database: PostgresDatabase | None) -> Iterator[None]:
    if database is None:
        yield
        return
    with failures_named(folder, database), nobody_serves(database.url):
        yield


def _move(source: Database, target: Database) -> None:
    try:
        move_rows(source, target)
    except RowsLost as err:
        message = f"not all rows of {err} arrived in {name_of(target)}, and nothing was changed there. Try again."
        raise BackupRefused(message) from err


def _first_free(folder: Path) -> Path:
    return next(one for n in range(1, 10_000) if not (one := folder / f"{SET_ASIDE}{n}").exists())


def _epoch_in(source: Path) -> int:
    if not source.exists():
        message = f"there is no file {source}. Name one that `backup` made."
        raise BackupRefused(message)
    if source.is_dir():
        message = (
            f"{source} is a folder. Name a file that `backup` made; what `export` made is taken into an empty data "
            "folder by: moedested central import"
        )
        raise BackupRefused(message)
    try:
        with only_read(source) as copy:
            (state,) = copy.execute("PRAGMA quick_check").fetchone()
            (epoch,) = copy.execute("SELECT epoch FROM centre").fetchone()
            (form,) = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.Error, TypeError) as err:
        message = f"{source} is no copy of a central database ({err}). Name a file that `backup` made."
        raise BackupRefused(message) from err
    if state == "ok" and not 0 <= epoch <= MOST_LIVES:
        state = f"no centre comes to life {epoch}"
    if state != "ok":
        message = f"{source} is damaged ({state}). Put back another copy."
        raise BackupRefused(message)
    if form > newest_form():
        message = f"{source} was made by a newer program ({form}). Install that, and put it back with it."
        raise BackupRefused(message)
    return int(epoch)


def _check_keys(folder: Path, source: Path, *, new_keys: bool) -> None:
    if _needs_keys(source) and not has_keys(folder):
        raise KeysMissing(folder / KEYS_FILE)
    if new_keys or not has_keys(folder):
        return
    endorsed, keys = _endorsed(source), centre_keys(folder)
    if endorsed and not any(is_endorsed(key, keys.public) for key in endorsed):
        raise KeysForeign(folder / KEYS_FILE)
    if not endorsed and open_none(keys, _sealed(source)):
        raise KeysForeign(folder / KEYS_FILE)


def _sealed(source: Path) -> tuple[bytes, ...]:
    """The names in that copy, of each table the newest first, which its own keys alone open."""
    with only_read(source) as copy:
        queries = (
            f"SELECT sealed FROM {name} WHERE sealed NOT NULL ORDER BY rowid DESC"  # noqa: S608  # names of our own
            for name in WITH_NAMES
            if name in tables_of(copy)
        )
        return tuple(one for query in queries for (one,) in copy.execute(query))


def _endorsed(source: Path) -> tuple[MachineKey, ...]:
    """Whom that copy's centre has signed for; a program of long ago signed for none."""
    with only_read(source) as copy:
        columns = {name for _, name, *_ in copy.execute("PRAGMA table_info(device)")}
        if "endorsement" not in columns:
            return ()
        signed = (
            "SELECT id, role, public_key, endorsement FROM device WHERE public_key NOT NULL AND endorsement NOT NULL"
        )
        return tuple(
            MachineKey(DeviceId(device), DeviceRole(role), key, endorsement)
            for device, role, key, endorsement in copy.execute(signed)
        )


def _needs_keys(source: Path) -> bool:
    """Whether anything in that copy is worth nothing without the keys of its centre."""
    with only_read(source) as copy:
        asked = (
            "SELECT 1 FROM device WHERE public_key NOT NULL",
            *(f"SELECT 1 FROM {name}" for name in _OF_PEOPLE & tables_of(copy)),  # noqa: S608  # names of our own
        )
        return any(copy.execute(f"{one} LIMIT 1").fetchone() for one in asked)


def _set_aside(folder: Path) -> Path | None:
    """The former database with all that belongs to it, under the first name that is free."""
    path = folder / DATABASE
    if not path.exists():
        return None
    former = _first_free(folder)
    path.rename(former)
    for ending in _BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.rename(former.with_name(former.name + ending))
    sync_folder(folder)
    return former
