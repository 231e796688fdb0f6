"""Where the bookings of a data folder are, once they are on a server: a file in the folder says so.

A command that is not told of the server would work on a database of its own beside it: an account that nobody can
sign in with, a copy without the bookings, a new life that throws the centre into RECOVERY.
"""

from contextlib import suppress
from pathlib import Path

from booking_core.central.data_folder.database_failures import name_of
from booking_core.central.failures import DatabaseElsewhere
from booking_core.store.durable_files import write_durably
from booking_core.store.engines.databases import Database, PostgresDatabase

_FILE = "centre.database"


def remember_server(folder: Path, database: Database) -> None:
    """Let the folder know the server that its bookings are on, without its password; a file in it needs no word.

    Raises:
        OSError: it is not certain to know.
    """
    path = folder / _FILE
    if isinstance(database, PostgresDatabase):
        name = f"{name_of(database)}\n".encode()
        if not path.exists() or path.read_bytes() != name:
            write_durably(path, name)


def check_not_on_a_server(folder: Path) -> None:
    """Nothing, when the bookings of the folder are in a file there, or nowhere yet.

    Raises:
        DatabaseElsewhere: they are on a server.
    """
    path = folder / _FILE
    with suppress(OSError):  # a folder that cannot be looked into is told of by whoever opens what is in it
        raise DatabaseElsewhere(path, path.read_text(encoding="utf-8", errors="replace").strip())
