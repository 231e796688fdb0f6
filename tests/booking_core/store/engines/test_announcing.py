"""What one process tells the others goes along with its commit: heard once it is committed, and never otherwise."""

from collections.abc import Iterator
from contextlib import closing, suppress

import psycopg
import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from booking_core.store.engines.announcing import CHANNEL, News, read_news, to_other_processes
from booking_core.store.engines.databases import PostgresDatabase, reading_engine, writing_engine
from booking_core.store.engines.transactions import DatabaseAway, Transactions
from tests.postgres_server import Server

PATIENCE_SECONDS = 60
NO_MORE = "no more"
ANNOUNCE = to_other_processes("this one")


@pytest.fixture
def database(postgres: Server) -> Iterator[PostgresDatabase]:
    with postgres.fresh_database() as fresh:
        yield fresh


@pytest.fixture
def store(database: PostgresDatabase) -> Iterator[Transactions]:
    store = Transactions(writing_engine(database), reading_engine(database))
    yield store
    store.close()


@pytest.fixture
def another(database: PostgresDatabase) -> Iterator[psycopg.Connection]:
    """Another process that listens."""
    url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with closing(psycopg.connect(url, autocommit=True)) as connection:
        connection.execute(f"LISTEN {CHANNEL}")
        yield connection


def heard_by(another: psycopg.Connection) -> list[News | None]:
    """All that was told until now: PostgreSQL tells in the order of the commits, and what it says itself comes last."""
    another.execute(f"NOTIFY {CHANNEL}, '{NO_MORE}'")
    told = [notice.payload for notice in until_no_more(another)]
    assert told[-1] == NO_MORE
    return [read_news(payload) for payload in told[:-1]]


def until_no_more(another: psycopg.Connection) -> Iterator[psycopg.Notify]:
    for notice in another.notifies(timeout=PATIENCE_SECONDS):
        yield notice
        if notice.payload == NO_MORE:
            return


def write_something(store: Transactions) -> None:
    with store.writing() as connection:
        connection.execute(text("SELECT 1"))


def test_what_is_committed_is_heard_once_with_the_epoch(store: Transactions, another: psycopg.Connection) -> None:
    with store.writing() as connection:
        ANNOUNCE(connection)
    write_something(store)

    assert heard_by(another) == [News(1, "this one")]


def test_what_is_rolled_back_is_not_heard_and_not_told_by_the_next_one(
    store: Transactions, another: psycopg.Connection
) -> None:
    def think_better_of_it(connection: Connection) -> None:
        ANNOUNCE(connection)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.write(think_better_of_it)
    write_something(store)

    assert heard_by(another) == []


def test_a_transaction_in_which_something_failed_is_not_taken_for_committed(
    store: Transactions, another: psycopg.Connection
) -> None:
    def go_on_after_a_failure(connection: Connection) -> None:
        ANNOUNCE(connection)
        with suppress(DBAPIError):
            connection.execute(text("SELECT 1 / 0"))

    with pytest.raises(DBAPIError):
        store.write(go_on_after_a_failure)
    write_something(store)

    assert heard_by(another) == []


def test_a_connection_that_is_cut_before_the_commit_tells_nobody(
    store: Transactions, another: psycopg.Connection
) -> None:
    def be_cut(connection: Connection) -> None:
        ANNOUNCE(connection)
        session = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        another.execute("SELECT pg_terminate_backend(%s, 5000)", (session,))

    with pytest.raises(DatabaseAway):
        store.write(be_cut)
    write_something(store)

    assert heard_by(another) == []
