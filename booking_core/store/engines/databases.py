"""Where a central store's tables lie: in one SQLite file, or in a database of a PostgreSQL server."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError

from booking_core.store.engines.postgres_engine import postgres_engine
from booking_core.store.engines.sqlite_engine import sqlite_engine

DRIVER = "postgresql+psycopg"
WHICH_SERVER = "target_session_attrs"
_SECRETS = ("sslpassword",)
"""Of the options of a connection: it belongs into a file, as `passfile` and `sslkey` name one."""

_SCHEMES = ("postgres", "postgresql", DRIVER)


class DatabaseUrlWrong(Exception):
    """The text names no PostgreSQL database. What it says is not repeated: there may be a password in it."""


@dataclass(frozen=True, slots=True)
class SqliteFile:
    path: Path


@dataclass(frozen=True, slots=True)
class PostgresDatabase:
    """One database of a server; shown and logged, its URL has no password."""

    url: URL


Database = SqliteFile | PostgresDatabase


def postgres_database(text: str) -> PostgresDatabase:
    """The database that a URL such as `postgresql://user:password@host/name` names.

    Of several hosts (`@one:5432,other:5432/name`) the one is meant that writes, and of one host too: a standby is
    refused, unless the URL names another `target_session_attrs`.

    Raises:
        DatabaseUrlWrong: it names none.
    """
    try:
        url = _url(text)
    except (ArgumentError, ProgrammingError, ValueError) as err:
        raise DatabaseUrlWrong from err
    if url.drivername not in _SCHEMES or not url.database or "@" in (url.host or ""):
        raise DatabaseUrlWrong  # what stands before the second @ is the rest of a password
    url = _with_its_password_apart(url)
    query = {WHICH_SERVER: "read-write", **url.query}
    _check_options(query)
    return PostgresDatabase(url.set(drivername=DRIVER, query=query))


def _check_options(query: Mapping[str, object]) -> None:
    """Nothing, where PostgreSQL's own library knows each.

    Raises:
        DatabaseUrlWrong: one is misspelt; it would be told only once somebody connects.
    """
    try:
        make_conninfo(**dict.fromkeys(query, ""))
    except ProgrammingError as err:
        raise DatabaseUrlWrong from err


def _with_its_password_apart(url: URL) -> URL:
    """`url` with what may be told nobody in the one place that is never shown, however it was written.

    Raises:
        DatabaseUrlWrong: there is something of that kind in it that has no such place.
    """
    said = {name: url.query[name] for name in ("user", "password") if name in url.query}
    several = not all(isinstance(value, str) for value in said.values())
    if several or any(name in url.query for name in _SECRETS):
        raise DatabaseUrlWrong
    user, password = (str(said[name]) if name in said else None for name in ("user", "password"))
    apart = url.difference_update_query(said)
    return apart.set(username=apart.username or user, password=apart.password or password)


def _url(text: str) -> URL:
    """Several hosts in one URL are PostgreSQL's own way of writing, which SQLAlchemy does not read."""
    scheme, _, rest = text.partition("://")
    if "," not in rest.partition("/")[0].rpartition("@")[2]:
        return make_url(text)
    said = {name: str(value) for name, value in conninfo_to_dict(f"postgresql://{rest}").items()}
    if any(port and not port.isdigit() for port in said.get("port", "").split(",")):
        raise DatabaseUrlWrong
    user, password, name = (said.pop(one, None) for one in ("user", "password", "dbname"))
    return URL.create(scheme, username=user, password=password, database=name, query=said)


def writing_engine(database: Database, *, is_patient: bool = False) -> Engine:
    """Transactions that come one after the other; see the engine of each kind.

    A patient one is for moving all there is: nothing of it is given up because it takes long.
    """
    match database:
        case SqliteFile(path=path):
            return sqlite_engine(path, is_central=True)
        case PostgresDatabase(url=url):
            return postgres_engine(url, is_patient=is_patient)
        case _:
            assert_never(database)


def reading_engine(database: Database, *, is_patient: bool = False) -> Engine:
    """Transactions that see one consistent state and never wait for who writes."""
    match database:
        case SqliteFile(path=path):
            return sqlite_engine(path, reads_only=True)
        case PostgresDatabase(url=url):
            return postgres_engine(url, reads_only=True, is_patient=is_patient)
        case _:
            assert_never(database)
