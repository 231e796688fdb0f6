"""Engines on PostgreSQL with the promises of those on SQLite: one writer at a time, readers that never wait.

    process A  ── BEGIN, lock ── read, decide, write ── COMMIT, lock free
    process B  ──── BEGIN, lock … waits ………………………………………… sees all of A ── read, decide, write ── COMMIT
    reader     ── BEGIN REPEATABLE READ, READ ONLY: one state, whoever commits meanwhile

The lock is taken by the first statement of a writing transaction and goes with its end, after what it wrote can be
seen. In READ COMMITTED each later statement then sees everything that was committed before the lock was had.

Where a commit waits for a standby, nothing is answered that the standby does not have (ADR 0033):

    COMMIT ── on this disk ── on the standby's ──► answered
                     └─ the standby is silent ───► we cancel, PostgreSQL calls it done with a warning: `CommitInDoubt`
    a transaction that changed nothing writes a word of its own, so that what it read has arrived there too
"""

import select
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from enum import IntEnum
from threading import Timer
from typing import Any

import psycopg
from psycopg import Connection as PsycopgConnection
from psycopg import sql
from psycopg.errors import Diagnostic, LockNotAvailable
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.exc import DisconnectionError

from booking_core.store.statements.prepared import named

_TIMEOUTS = {"lock_timeout": 10, "statement_timeout": 30, "idle_in_transaction_session_timeout": 8}
"""In seconds. The last is how long a process that stops in the middle of a transaction holds up all others: the server
then ends it."""

_PARTING_SECONDS = 1

APPLICATION = "moedested"
_LOCKS = 0x4D6F6564
"""The first of the two numbers of every advisory lock here ("Moed"): another program's are others."""


class CommitInDoubt(psycopg.OperationalError):
    """It is committed here, and perhaps nowhere else: the server said so with a warning, and called it done."""


class WaryConnection(PsycopgConnection[Any]):
    """A commit waits no longer for a standby than a transaction for the lock, and one that came with a warning failed.

    PostgreSQL itself would wait for ever: no time-out of its own reaches that far.
    """

    patience_seconds = 0.0
    """0 of a patient one."""

    waits_for_standby = False
    """Whether one is named just now: a timer is a thread, and costs time that others wait for."""

    last_words: sql.Composed | None = None
    """A statement to be sent along with the commit: it costs no way there and back of its own."""

    _is_warned = False

    def begin_writing(self) -> None:
        """Begin a transaction, with the lock."""
        self.last_words = None
        self.autocommit = True  # what psycopg itself would begin costs a way there and back
        began = self.execute(_BEGIN, prepare=False)
        began.nextset()
        (_, word), *_ = began.fetchall()
        self.waits_for_standby = word is not None

    def commit(self) -> None:
        """Commit, on the standby's disk too where one is waited for.

        Raises:
            CommitInDoubt: the standby did not answer in time. Whoever waits for the answer asks again.
        """
        self._is_warned = False
        with self._given_up_in_time():
            self._commit()
        if self._is_warned:
            message = "the standby does not answer"
            raise CommitInDoubt(message)

    def _commit(self) -> None:
        words, self.last_words = self.last_words, None
        if words is None:
            super().commit()
        else:
            self.execute(words + sql.SQL("; COMMIT"), prepare=False)

    def is_gone(self) -> bool:
        """Whether the server has hung up. It has said so on the line then, which nobody need go there and back for."""
        if self.closed:
            return True
        line = select.poll()
        line.register(self.fileno(), select.POLLIN)
        return bool(line.poll(0))

    def heard(self, notice: Diagnostic) -> None:
        """The server has said something beside its answer."""
        self._is_warned |= notice.severity_nonlocalized == "WARNING"

    @contextmanager
    def _given_up_in_time(self) -> Iterator[None]:
        if not (self.waits_for_standby and self.patience_seconds):
            yield
            return
        timer = Timer(self.patience_seconds, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _give_up(self) -> None:
        with suppress(psycopg.Error):
            self.cancel_safe(timeout=self.patience_seconds)


class AdvisoryLock(IntEnum):
    """The second number: what is locked."""

    WRITING = 1
    SERVING = 2
    CHORES = 3


def sql_of(lock: AdvisoryLock) -> str:
    """The lock's two numbers, as PostgreSQL's functions take them."""
    return f"{_LOCKS}, {lock.value}"


_BEGIN = (
    "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; "
    f"SELECT pg_advisory_xact_lock({sql_of(AdvisoryLock.WRITING)}), "
    "CASE WHEN current_setting('synchronous_standby_names') <> '' "
    f"THEN pg_logical_emit_message(true, '{APPLICATION}', '') END AS word"
)
"""A transaction with the lock, and a word of its own where a standby is to have it: one way there and back."""


def postgres_engine(url: URL, *, reads_only: bool = False, is_patient: bool = False) -> Engine:
    """An engine on the database at `url`.

    A writing engine has one connection, which the process's threads queue for; processes queue for the lock. A
    `reads_only` one sees one consistent state a transaction. A connection that has died is replaced when it is next
    needed. Unless it `is_patient` nothing waits without end.
    """
    size = {"pool_size": 8, "max_overflow": 8} if reads_only else {"pool_size": 1, "max_overflow": 0}
    engine = create_engine(
        url,
        connect_args=connecting(),
        hide_parameters=True,  # an error ends in a log, and what was to be written may not
        isolation_level="REPEATABLE READ" if reads_only else None,
        pool_pre_ping=reads_only,
        **size,
    )

    _keep_whole(engine, reads_only=reads_only, is_patient=is_patient)
    if not reads_only:
        _begin_with_the_lock(engine)
    return engine


def _keep_whole(engine: Engine, *, reads_only: bool, is_patient: bool) -> None:
    """Connections of our own kind, set up when they are made."""

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: Dialect, _record: object, _words: object, options: dict[str, Any]) -> WaryConnection:
        return WaryConnection.connect(**options)

    @event.listens_for(engine, "connect")
    def _prepare(connection: WaryConnection, _record: object) -> None:
        connection.add_notice_handler(connection.heard)
        set_up(connection, is_patient=is_patient)
        if not reads_only and not is_patient:
            _look_up_by_keys(connection)
        connection.read_only = reads_only


def _begin_with_the_lock(engine: Engine) -> None:
    """Transactions of a writer, on a connection that has not gone: who reads asks the server instead, see above."""

    @event.listens_for(engine, "checkout")
    def _look(connection: WaryConnection, _record: object, _lent: object) -> None:
        if connection.is_gone():
            raise DisconnectionError

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        wary = connection.connection.dbapi_connection
        assert isinstance(wary, WaryConnection)  # noqa: S101  # see _connect
        try:
            wary.begin_writing()
        except psycopg.Error as err:
            raise named(connection, _BEGIN, err) from err


class SomebodyServes(Exception):
    """A process of the service is at work on the database."""


@contextmanager
def nobody_serves(url: URL) -> Iterator[None]:
    """No process of the service is at work, and none begins, until the block is left.

    The server may end the session of one that has just stopped a moment after it: so long is waited.

    Raises:
        SomebodyServes: one is.
    """
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with closing(psycopg.connect(plain, autocommit=True, **connecting())) as connection:
        try:
            connection.execute(f"SET lock_timeout = '{_PARTING_SECONDS}s'")
            connection.execute(f"SELECT pg_advisory_lock({sql_of(AdvisoryLock.SERVING)})")
        except LockNotAvailable as err:
            raise SomebodyServes from err
        yield


def set_up(connection: WaryConnection, *, is_patient: bool) -> None:
    """Time-outs, unless the database has its own, and commits that are on the disk before anybody is told of them."""
    wanted = [("synchronous_commit", "off", "on"), ("synchronous_commit", "local", "on")]
    if not is_patient:
        wanted += [(name, "0", f"{seconds}s") for name, seconds in _TIMEOUTS.items()]
    values = ", ".join(f"('{name}', '{unwanted}', '{value}')" for name, unwanted, value in wanted)
    connection.autocommit = True
    connection.execute(
        f"SELECT set_config(name, value, false) FROM (VALUES {values}) AS wanted (name, unwanted, value) "  # noqa: S608
        "WHERE current_setting(name) = unwanted"
    )
    waits = "SELECT extract(epoch FROM current_setting('lock_timeout')::interval)::float8 AS seconds"
    connection.patience_seconds = (connection.execute(waits).fetchone() or (0.0,))[0]
    connection.autocommit = False


def _look_up_by_keys(connection: WaryConnection) -> None:
    """A few keys are looked up one by one. Of how many there are PostgreSQL can only guess, and would rather read a
    table of a million cells whole; and all bookings of a town that is still small, with a plan that it then keeps.

    Where a table can only be read whole, as the one row of `centre`, versions before 18 then take that for so much
    work that they would compile the statement first: tens of milliseconds for every booking.
    """
    connection.autocommit = True
    connection.execute("SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_seqscan = off; SET jit = off")
    connection.autocommit = False


def connecting() -> dict[str, Any]:
    """A server that has died without a word is noticed: by a connection within seconds, by a statement likewise."""
    return {
        "application_name": APPLICATION,
        "client_encoding": "utf8",
        "connect_timeout": 5,
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "tcp_user_timeout": 10_000,
    }
