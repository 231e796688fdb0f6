"""What the data folder and the database say when they cannot be used, in words for who must mend it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Error as SqliteError
from urllib.parse import unquote

import structlog
from msgspec import MsgspecError
from psycopg import OperationalError as PsycopgOperationalError
from sqlalchemy.exc import DBAPIError

from booking_core.central.failures import (
    CentralFailure,
    DatabaseHindered,
    DatabaseInUse,
    DatabaseOfAnother,
    DatabaseUnreachable,
    DatabaseUnusable,
    FolderFull,
    FolderUnusable,
    FormOutdated,
    advice_for_unreachable,
)
from booking_core.store.engines.databases import WHICH_SERVER, Database, PostgresDatabase, SqliteFile
from booking_core.store.engines.hindrances import Hindrance, hindrance_in
from booking_core.store.engines.migrate import FormUnknown, TablesOfAnother, newest_form
from booking_core.store.engines.postgres_engine import SomebodyServes
from booking_core.store.engines.transactions import DatabaseAway, Hindered, TooBusy, Unavailable

log = structlog.get_logger()

_OF_THE_FOLDER = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_PERM")
_OF_ANOTHER_PROCESS = ("SQLITE_BUSY", "SQLITE_LOCKED")
_NO_TEXT = "Could not decode to UTF-8"
"""As Python's sqlite3 says it."""
REMEDIES = {
    Hindrance.FULL: "Make room on the disk of the database and of the data folder; the service then goes on by itself.",
    Hindrance.READ_ONLY: (
        "Let the database be written again: the owner and rights of its files, or a disk that the system has mounted "
        "read-only after an error (see dmesg), or a server that has become a standby."
    ),
    Hindrance.FAILING: (
        "The disk that holds the database fails: see dmesg. Save a copy elsewhere with `moedested central backup`, and "
        "change the disk."
    ),
    Hindrance.DAMAGED: "Stop the service, look with `moedested central doctor`, and put back the newest backup.",
}
"""What an operator does about each."""


def name_of(database: Database) -> str:
    """The database for people to read: a path, or a URL without its password."""
    match database:
        case SqliteFile(path=path):
            return str(path)
        case PostgresDatabase(url=url):
            shown = url.set(drivername="postgresql").difference_update_query([WHICH_SERVER])
            return unquote(shown.render_as_string(hide_password=True))


@contextmanager
def failures_named(folder: Path, database: Database) -> Iterator[None]:
    """Whatever goes wrong with either in the block is a `CentralFailure`."""
    name = name_of(database)
    try:
        yield
    except OSError as err:
        raise folder_failure(folder, err) from err
    except FormUnknown as err:
        raise FormOutdated(name, err.form, newest_form()) from err
    except TablesOfAnother as err:
        raise DatabaseOfAnother(name) from err
    except (TooBusy, SomebodyServes) as err:
        raise DatabaseInUse(name) from err
    except PsycopgOperationalError as err:
        raise DatabaseUnreachable(name, str(err)) from err
    except DatabaseAway as err:
        raise DatabaseUnreachable(name, str(err)) from err
    except Hindered as err:
        raise _hindered(folder, database, err) from err
    except DBAPIError as err:
        raise _failure(folder, name, err.orig) from err
    except SqliteError as err:
        raise _failure(folder, name, err) from err


def is_damage(error: Exception) -> bool:
    """Whether what was read is nothing that anybody has written: bytes that are no text, a document that is none."""
    match error:
        case UnicodeDecodeError() | MsgspecError():
            return True
        case Hindered():
            return error.hindrance is Hindrance.DAMAGED
        case DBAPIError():
            return hindrance_in(error.orig) is Hindrance.DAMAGED or _NO_TEXT in str(error.orig)
        case _:
            return False


def damage_told(error: Exception) -> str:
    """Why it could not be read, in few words, and without what stands there."""
    match error:
        case DBAPIError():
            return _first_line(error.orig or error)
        case Hindered():
            return _first_line(error)
        case _:
            return f"something in it is not what was written ({type(error).__name__})"


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0].partition(" with text ")[0]


def note_outage(error: Unavailable) -> None:
    """A line in the log, where somebody must do something about it: that others are at work is nobody's fault."""
    match error:
        case Hindered():
            log.error("the database cannot be written or read", **in_words(error))
        case DatabaseAway():
            log.error("the database does not answer", **in_words(error))
        case _:
            return


def in_words(error: Unavailable) -> dict[str, str]:
    """Why, and what an operator does about it, as a line of the log says it."""
    match error:
        case Hindered():
            return {"reason": _on_one_line(error), "advice": REMEDIES[error.hindrance]}
        case DatabaseAway():
            return {"reason": _on_one_line(error), "advice": advice_for_unreachable(str(error))}
        case _:
            return {"reason": type(error).__name__}


def _on_one_line(error: Unavailable) -> str:
    return " ".join(str(error).split())


def _hindered(folder: Path, database: Database, error: Hindered) -> CentralFailure:
    is_of_the_folder = isinstance(error.__cause__, OSError)
    if isinstance(database, PostgresDatabase) and not is_of_the_folder:
        return DatabaseHindered(name_of(database), str(error), REMEDIES[error.hindrance])
    if error.hindrance is Hindrance.DAMAGED:
        return DatabaseUnusable(name_of(database), str(error))
    return _of_the_folder(folder, str(error), error.hindrance)


def folder_failure(folder: Path, error: OSError) -> FolderUnusable:
    """That the folder cannot be used, and what to do."""
    return _of_the_folder(folder, error.strerror or str(error), hindrance_in(error))


def _of_the_folder(folder: Path, reason: str, hindrance: Hindrance | None) -> FolderUnusable:
    return (FolderFull if hindrance is Hindrance.FULL else FolderUnusable)(folder, reason)


def _failure(folder: Path, database: str, error: BaseException | None) -> CentralFailure:
    """Only a damaged database is replaced by a copy: a folder that cannot be written has lost nothing."""
    if isinstance(error, PsycopgOperationalError):
        return DatabaseUnreachable(database, str(error))
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(_OF_THE_FOLDER):
        return _of_the_folder(folder, str(error), hindrance_in(error))
    if name.startswith(_OF_ANOTHER_PROCESS):
        return DatabaseInUse(database)
    return DatabaseUnusable(database, str(error))
