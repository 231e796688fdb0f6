"""One writer at a time on PostgreSQL too, and no wait, deadlock or death of a server that stays without a word."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Barrier, Event
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import Connection, event, select, text, update

from booking_core.store.engines.databases import PostgresDatabase, postgres_database, reading_engine, writing_engine
from booking_core.store.engines.hindrances import Hindrance
from booking_core.store.engines.transactions import MOST_TRIES, DatabaseAway, Hindered, TooBusy, Transactions
from booking_core.store.schema import centre
from tests.postgres_server import Server

WRITERS, ROUNDS = 4, 25


@pytest.fixture
def database(postgres: Server) -> Iterator[PostgresDatabase]:
    with postgres.fresh_database() as fresh:
        yield fresh


@pytest.fixture
def store(database: PostgresDatabase) -> Iterator[Transactions]:
    with opened(database) as store:
        yield store


@contextmanager
def opened(database: PostgresDatabase) -> Iterator[Transactions]:
    """As another process would."""
    store = Transactions(writing_engine(database), reading_engine(database))
    yield store
    store.close()


@contextmanager
def stranger(database: PostgresDatabase) -> Iterator[psycopg.Connection]:
    """A session that knows nothing of the store's lock."""
    url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with closing(psycopg.connect(url)) as connection:
        yield connection


def count_up(connection: Connection) -> int:
    """What loses updates where two may read before either writes."""
    number: int = connection.execute(select(centre.c.feed_number)).scalar_one() + 1
    connection.execute(update(centre).values(feed_number=number))
    return number


def test_writers_of_several_processes_come_one_after_the_other(database: PostgresDatabase) -> None:
    together = Barrier(WRITERS)

    def write(_: int) -> list[int]:
        with opened(database) as store:
            together.wait(30)
            return [store.write(count_up) for _ in range(ROUNDS)]

    with ThreadPoolExecutor(WRITERS) as pool:
        numbers = [number for mine in pool.map(write, range(WRITERS)) for number in mine]

    assert sorted(numbers) == list(range(1, WRITERS * ROUNDS + 1))


def test_a_reader_sees_one_state_and_waits_for_nobody(store: Transactions) -> None:
    with store.reading() as reading:
        before = reading.execute(select(centre.c.feed_number)).scalar_one()
        store.write(count_up)
        after = reading.execute(select(centre.c.feed_number)).scalar_one()

    assert before == after == 0


def test_what_is_read_in_is_not_written_in(store: Transactions) -> None:
    with store.reading() as reading, pytest.raises(Exception, match="read-only transaction"):
        count_up(reading)


def test_no_statement_of_a_writer_is_compiled(database: PostgresDatabase, postgres: Server) -> None:
    """PostgreSQL before 18 would: for a table that is read whole, as `centre` is, it reckons with a great deal here."""
    postgres.execute(f"ALTER DATABASE {database.url.database} SET jit = on")

    with opened(database) as store:
        is_compiled = store.write(lambda writing: writing.execute(text("SHOW jit")).scalar_one())

    assert is_compiled == "off"


def test_a_deadlock_with_a_stranger_is_tried_again(database: PostgresDatabase, postgres: Server) -> None:
    set_for(database, postgres, "deadlock_timeout", "50ms")
    tries: list[int] = []
    is_locked, strangers_turn = Event(), Event()

    def lock_both(connection: Connection) -> int:
        tries.append(len(tries))
        connection.execute(text("LOCK TABLE booking"))
        is_locked.set()
        strangers_turn.wait(10)
        connection.execute(text("LOCK TABLE feed"))
        return count_up(connection)

    with opened(database) as store, stranger(database) as other, ThreadPoolExecutor(1) as pool:
        other.execute("SET deadlock_timeout = '60s'")
        other.execute("LOCK TABLE feed")
        writing = pool.submit(store.write, lock_both)
        is_locked.wait(10)
        strangers_turn.set()
        other.execute("LOCK TABLE booking")
        other.rollback()

        assert writing.result(30) == 1
    assert tries == [0, 1]


def test_of_a_deadlock_at_every_try_the_asker_is_told(database: PostgresDatabase) -> None:
    tries: list[int] = []

    def stand_in_the_way(connection: Connection) -> None:
        tries.append(len(tries))
        connection.execute(text("DO $$ BEGIN RAISE 'in the way' USING ERRCODE = 'deadlock_detected'; END $$"))

    with opened(database) as store, pytest.raises(TooBusy):
        store.write(stand_in_the_way)
    assert len(tries) == MOST_TRIES


def test_who_waits_too_long_for_a_writer_may_come_again(database: PostgresDatabase, postgres: Server) -> None:
    set_for(database, postgres, "lock_timeout", "50ms")

    with opened(database) as store, opened(database) as other:
        with other.writing(), pytest.raises(TooBusy):
            store.write(count_up)
        assert store.write(count_up) == 1


def test_a_process_that_stops_in_the_middle_holds_nobody_up_for_good(
    database: PostgresDatabase, postgres: Server
) -> None:
    set_for(database, postgres, "idle_in_transaction_session_timeout", "400ms")

    with opened(database) as store, opened(database) as stopped:
        with pytest.raises(DatabaseAway):
            stopped.write(lambda connection: [count_up(connection), store.write(count_up), count_up(connection)])
        assert stopped.write(count_up) == 2


def test_a_connection_that_has_died_is_replaced(
    database: PostgresDatabase, store: Transactions, postgres: Server
) -> None:
    store.write(count_up)
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = "
    postgres.execute(others + "current_database()", database=str(database.url.database))

    assert store.write(count_up) == 2
    with store.reading() as reading:
        assert reading.execute(select(centre.c.feed_number)).scalar_one() == 2


def test_a_connection_that_dies_as_a_transaction_begins_is_replaced_too(
    database: PostgresDatabase, postgres: Server
) -> None:
    writer = writing_engine(database)
    store = Transactions(writer, reading_engine(database))
    store.write(count_up)

    @event.listens_for(writer, "checkout", once=True)
    def hang_up(connection: psycopg.Connection, _record: object, _lent: object) -> None:
        postgres.execute(f"SELECT pg_terminate_backend({connection.info.backend_pid}, 10000)")

    with closing(store):
        assert store.write(count_up) == 2


def test_without_a_server_the_database_is_away(tmp_path: Path) -> None:
    nowhere = postgres_database(f"postgresql://postgres@/any?host={tmp_path}")

    with opened(nowhere) as store:
        with pytest.raises(DatabaseAway, match="failed"):
            store.write(count_up)
        with pytest.raises(DatabaseAway, match="failed"), store.reading():
            pass


@pytest.mark.parametrize(
    ("code", "hindrance"),
    [
        ("disk_full", Hindrance.FULL),
        ("read_only_sql_transaction", Hindrance.READ_ONLY),
        ("io_error", Hindrance.FAILING),
        ("data_corrupted", Hindrance.DAMAGED),
    ],
)
def test_what_keeps_the_server_from_writing_is_named(store: Transactions, code: str, hindrance: Hindrance) -> None:
    def fail(connection: Connection) -> None:
        count_up(connection)
        connection.execute(text(f"DO $$ BEGIN RAISE 'in the way' USING ERRCODE = '{code}'; END $$"))

    with pytest.raises(Hindered, match="in the way") as raised:
        store.write(fail)

    assert (raised.value.hindrance, store.hindered_lately()) == (hindrance, hindrance)
    assert store.write(count_up) == 1
    assert store.hindered_lately() is None


def test_a_server_that_lets_nobody_else_in_is_away_and_says_why(database: PostgresDatabase, postgres: Server) -> None:
    role = "one_at_a_time_" + uuid4().hex
    postgres.execute(f"CREATE ROLE {role} LOGIN CONNECTION LIMIT 1")
    own = PostgresDatabase(database.url.set(username=role))
    try:
        with opened(own) as store, stranger(own), pytest.raises(DatabaseAway, match="too many connections"):
            store.write(count_up)
    finally:
        postgres.execute(f"DROP ROLE {role}")


def test_a_file_beside_the_database_that_has_no_room_keeps_nothing(store: Transactions) -> None:
    def write_beside(connection: Connection) -> None:
        count_up(connection)
        Path("/dev/full").write_text("anything")

    with pytest.raises(Hindered) as raised:
        store.write(write_beside)

    assert raised.value.hindrance is Hindrance.FULL
    assert store.write(count_up) == 1


def test_a_commit_waits_for_the_disk_whatever_the_server_is_set_to(
    database: PostgresDatabase, postgres: Server
) -> None:
    set_for(database, postgres, "synchronous_commit", "off")

    with opened(database) as store, store.writing() as connection:
        assert connection.execute(text("SHOW synchronous_commit")).scalar_one() == "on"


def set_for(database: PostgresDatabase, postgres: Server, setting: str, value: str) -> None:
    """What every connection finds that is made from now on."""
    postgres.execute(f"ALTER DATABASE {database.url.database} SET {setting} = '{value}'")
