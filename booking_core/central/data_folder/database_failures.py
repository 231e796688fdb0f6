"""What the data folder and the database say when they cannot be used, in words for who must mend it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Error as SqliteError
from urllib.parse import unquote

from psycopg import OperationalError as PsycopgOperationalError
from sqlalchemy.exc import DBAPIError

from booking_core.central.failures import (
    CentralFailure,
    DatabaseInUse,
    DatabaseOfAnother,
    DatabaseUnreachable,
    DatabaseUnusable,
    FolderUnusable,
    FormOutdated,
)
from booking_core.store.engines.databases import WHICH_SERVER, Database, PostgresDatabase, SqliteFile
from booking_core.store.engines.migrate import FormUnknown, TablesOfAnother, newest_form
from booking_core.store.engines.postgres_engine import SomebodyServes
from booking_core.store.engines.transactions import DatabaseAway, TooBusy

_OF_THE_FOLDER = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_PERM")
_OF_ANOTHER_PROCESS = ("SQLITE_BUSY", "SQLITE_LOCKED")


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
        raise FolderUnusable(folder, err.strerror or str(err)) from err
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
    except DBAPIError as err:
        raise _failure(folder, name, err.orig) from err
    except SqliteError as err:
        raise _failure(folder, name, err) from err


def _failure(folder: Path, database: str, error: BaseException | None) -> CentralFailure:
    """Only a damaged database is replaced by a copy: a folder that cannot be written has lost nothing."""
    if isinstance(error, PsycopgOperationalError):
        return DatabaseUnreachable(database, str(error))
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(_OF_THE_FOLDER):
        return FolderUnusable(folder, str(error))
    if name.startswith(_OF_ANOTHER_PROCESS):
        return DatabaseInUse(database)
    return DatabaseUnusable(database, str(error))
