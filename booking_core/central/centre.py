"""The central service as an object: the store, the keys and the bell, put together once."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, select

from booking_core.central.bell import FeedBell
from booking_core.central.clock_watch import ClockWatch
from booking_core.central.command_queue import CommandQueue
from booking_core.central.contacts import ContactBook
from booking_core.central.data_folder.clock_file import begin_clock_file
from booking_core.central.data_folder.database_failures import failures_named, name_of
from booking_core.central.data_folder.epoch_file import keep_epoch
from booking_core.central.data_folder.keys import KEYS_FILE, CentreKeys, centre_keys, has_keys
from booking_core.central.data_folder.machines_file import keep_machines
from booking_core.central.data_folder.put_back import keep_out_who_ended, let_in_who_is_known
from booking_core.central.data_folder.whereabouts import remember_server
from booking_core.central.failures import FormOutdated, KeysMissing, NotMigrated
from booking_core.central.looks import Looks
from booking_core.central.machines.receipt_keyring import ReceiptKeyring, receipt_keyring
from booking_core.central.persons import Persons
from booking_core.central.running.measures import Measures
from booking_core.central.running.presence import Presence
from booking_core.central.town.day_views import DayViews
from booking_core.domain.bookings import Booking
from booking_core.protocol.receipts import KeyId, facts_of, sign_receipt
from booking_core.store.central_store import CentralStore, open_central_store
from booking_core.store.engines.announcing import to_nobody, to_other_processes
from booking_core.store.engines.databases import Database, PostgresDatabase, SqliteFile, reading_engine
from booking_core.store.engines.migrate import form_of, migrate, newest_form
from booking_core.store.schema import booking, device, place_card, waiting

DATABASE = "central.sqlite"
FOR_THE_SERVICE_ALONE = 0o700

log = structlog.get_logger()

Clock = Callable[[], datetime]

_WITH_KEYS = (
    select(device.c.id).where(device.c.public_key.is_not(None)),
    *(select(table.c.id) for table in (booking, waiting, place_card)),
)
"""What is worth nothing without the keys: a machine trusts them, they sign a receipt, they open a name."""


@dataclass(frozen=True, slots=True)
class Centre:
    store: CentralStore
    commands: CommandQueue
    persons: Persons
    keys: CentreKeys
    bell: FeedBell
    clock: Clock
    clock_watch: ClockWatch
    contacts: ContactBook
    folder: Path
    measures: Measures
    looks: Looks
    days: DayViews
    presence: Presence | None = None
    """Where other processes may be at work on the same database."""

    def is_on_duty(self) -> bool:
        """Whether this process does the chores; one alone always does."""
        return self.presence is None or self.presence.is_on_duty

    def is_present(self) -> bool:
        """Whether this process hears what others change; one alone has nobody to hear."""
        return self.presence is None or self.presence.is_present

    def receipt_keys(self) -> dict[KeyId, Ed25519PublicKey]:
        """Every key whose receipts are read: the centre's, and those of kiosks that it has signed for."""
        with self.store.reading() as connection:
            return self.keyring(connection).public_keys

    def keyring(self, connection: Connection) -> ReceiptKeyring:
        """Those keys, and what the receipts of each may speak for."""
        return receipt_keyring(connection, self.keys.signing.public_key())

    def close(self) -> None:
        self.commands.close()
        self.store.close()


def machine_clock() -> datetime:
    """The present instant by the machine's clock, UTC."""
    return datetime.now(UTC)


def pretending_clock(start: datetime) -> Clock:
    """A clock that shows `start` (aware) now and runs on from there, for demonstrations."""
    ahead = start.astimezone(UTC) - machine_clock()
    return lambda: machine_clock() + ahead


def open_centre(folder: Path, *, clock: Clock = machine_clock, database: Database | None = None) -> Centre:
    """The centre whose keys are in `folder`, and its bookings in `database`; without one in a file beside the keys.

    Raises:
        FolderUnusable, DatabaseUnusable, DatabaseUnreachable, NotMigrated, FormOutdated, KeysUnreadable,
        KeysMissing, EpochUnreadable, MachinesUnreadable, EndedUnreadable: see `failures`.
    """
    database = database or SqliteFile(folder / DATABASE)
    with failures_named(folder, database):
        if isinstance(database, SqliteFile) and not database.path.exists():
            raise NotMigrated(database.path)
        keys = _keys_for(database, folder)
        bell, name, persons = FeedBell(), uuid4().hex, Persons(keys)
        store = open_central_store(
            database,
            sign=_signer(keys),
            on_commit=bell.ring,
            identify=persons.identify,
            has_email=persons.has_email,
            keep_epoch=partial(keep_epoch, folder),
            announce=to_other_processes(name) if isinstance(database, PostgresDatabase) else to_nobody,
        )
        _compare(store, database, folder, keys, now=clock())
        remember_server(folder, database)
    return Centre(
        store=store,
        commands=CommandQueue(store),
        persons=persons,
        keys=keys,
        bell=bell,
        clock=clock,
        clock_watch=ClockWatch(folder, clock),
        contacts=ContactBook(store, keys.sealing),
        folder=folder,
        measures=Measures(),
        looks=Looks(store),
        days=DayViews(store, bell.rung),
        presence=_present(database, name, _Listener(store, bell, folder)),
    )


def _keys_for(database: Database, folder: Path) -> CentreKeys:
    """Those in `folder`; new ones are made for a new database alone.

    Raises:
        KeysMissing: machines trust those of this one, or people have a receipt or a name in it, and they are not there.
    """
    if has_keys(folder):
        return centre_keys(folder)
    with closing(open_central_store(database, sign=_signs_nothing)) as store, store.reading() as connection:
        _check_form(connection, database)
        if any(connection.execute(one.limit(1)).first() for one in _WITH_KEYS):
            raise KeysMissing(folder / KEYS_FILE)
    keys = centre_keys(folder)
    keep_machines(folder, ())
    return keys


def _signs_nothing(_booking: Booking) -> str:
    raise NotImplementedError


def _compare(store: CentralStore, database: Database, folder: Path, keys: CentreKeys, *, now: datetime) -> None:
    """Compare what is in `store` with this program and the files in `folder`; it is closed when they do not agree."""
    with ExitStack() as stack:
        stack.callback(store.close)
        with store.reading() as connection:
            _check_form(connection, database)
            begin_clock_file(folder, connection, now=now)
        let_in_who_is_known(store, folder, keys, now=now)
        keep_out_who_ended(store, folder, now=now)
        stack.pop_all()


@dataclass(frozen=True, slots=True)
class _Listener:
    """What a process does about news of the others."""

    store: CentralStore
    bell: FeedBell
    folder: Path

    def heard(self, epoch: int | None) -> None:
        """Something has changed in that life, or may have while nobody listened."""
        keep_epoch(self.folder, self.store.head().epoch if epoch is None else epoch)
        self.bell.ring()


def _present(database: Database, name: str, listener: _Listener) -> Presence | None:
    return Presence(database, name, heard=listener.heard) if isinstance(database, PostgresDatabase) else None


def check_form(folder: Path, database: Database) -> None:
    """Nothing, when the tables have the form that this program writes.

    Raises:
        FormOutdated: they have not.
        DatabaseUnreachable, DatabaseUnusable: nobody can tell.
    """
    engine = reading_engine(database)
    try:
        with failures_named(folder, database), engine.connect() as connection:
            _check_form(connection, database)
    finally:
        engine.dispose()


def _check_form(connection: Connection, database: Database) -> None:
    form, newest = form_of(connection), newest_form()
    if form != newest:
        raise FormOutdated(name_of(database), form, newest)


def make_centre(folder: Path, database: Database | None = None) -> None:
    """Make the data folder and the tables, or bring them to the newest form.

    Raises:
        FolderUnusable: the folder cannot be made or written.
        DatabaseUnusable: there is one, and it is damaged.
        DatabaseUnreachable: the server is not there, or does not let us in.
        FormOutdated: the tables are of a newer program.
    """
    database = database or SqliteFile(folder / DATABASE)
    with failures_named(folder, database):
        folder.mkdir(mode=FOR_THE_SERVICE_ALONE, parents=True, exist_ok=True)
        migrate(database)
        remember_server(folder, database)


def _signer(keys: CentreKeys) -> Callable[[Booking], str]:
    def sign(booking: Booking) -> str:
        return sign_receipt(facts_of(booking), keys.signing)

    return sign
