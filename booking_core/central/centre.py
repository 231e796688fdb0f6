"""The central service as an object: the store, the keys and the bell, put together once."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from secrets import token_urlsafe
from uuid import uuid4

import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, select

from booking_core.central.bell import FeedBell
from booking_core.central.command_queue import CommandQueue
from booking_core.central.contacts import ContactBook
from booking_core.central.database_failures import failures_named, name_of
from booking_core.central.day_views import DayViews
from booking_core.central.ended_file import ended_kept, keep_ended
from booking_core.central.endorsing import endorse_known, is_endorsed, remember_that_all_are_endorsed
from booking_core.central.epoch_file import keep_epoch, newest_epoch
from booking_core.central.failures import FormOutdated, KeysMissing, NotMigrated
from booking_core.central.keys import KEYS_FILE, CentreKeys, centre_keys, has_keys
from booking_core.central.looks import Looks
from booking_core.central.machines_file import keep_machines, machines_kept
from booking_core.central.measures import Measures
from booking_core.central.passwords import hashed
from booking_core.central.persons import Persons
from booking_core.central.presence import Presence
from booking_core.domain.bookings import Booking
from booking_core.protocol.receipts import KeyId, facts_of, key_id_of, sign_receipt
from booking_core.store import audit, devices, ended_credentials, feed_log
from booking_core.store.announcing import to_nobody, to_other_processes
from booking_core.store.central_store import CentralStore, open_central_store
from booking_core.store.databases import Database, PostgresDatabase, SqliteFile, reading_engine
from booking_core.store.devices import EnrolledMachine
from booking_core.store.migrate import form_of, migrate, newest_form
from booking_core.store.schema import device

DATABASE = "central.sqlite"
FOR_THE_SERVICE_ALONE = 0o700

log = structlog.get_logger()

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Centre:
    store: CentralStore
    commands: CommandQueue
    persons: Persons
    keys: CentreKeys
    bell: FeedBell
    clock: Clock
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
        """Every key whose receipts count: the centre's and the devices'."""
        with self.store.reading() as connection:
            raw = devices.public_keys(connection)
        of_devices = [Ed25519PublicKey.from_public_bytes(key) for key in raw]
        return {key_id_of(key): key for key in (*of_devices, self.keys.signing.public_key())}

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
    if isinstance(database, SqliteFile) and not database.path.exists():
        raise NotMigrated(database.path)
    with failures_named(folder, database), ExitStack() as stack:
        _check_keys(folder, database)
        is_new = not has_keys(folder)
        keys = centre_keys(folder)
        if is_new:
            keep_machines(folder, ())
        bell, name, persons = FeedBell(), uuid4().hex, Persons(keys)
        is_shared = isinstance(database, PostgresDatabase)
        store = open_central_store(
            database,
            sign=_signer(keys),
            on_commit=bell.ring,
            identify=persons.identify,
            has_email=persons.has_email,
            keep_epoch=partial(keep_epoch, folder),
            announce=to_other_processes(name) if is_shared else to_nobody,
        )
        stack.callback(store.close)
        with store.reading() as connection:
            _check_form(connection, database)
        _let_in_who_is_known(store, folder, keys, now=clock())
        _keep_out_who_ended(store, folder, now=clock())
        stack.pop_all()
    return Centre(
        store=store,
        commands=CommandQueue(store),
        persons=persons,
        keys=keys,
        bell=bell,
        clock=clock,
        contacts=ContactBook(store, keys.sealing),
        folder=folder,
        measures=Measures(),
        looks=Looks(store),
        days=DayViews(store, bell.rung),
        presence=_present(database, name, _Listener(store, bell, folder)),
    )


def _check_keys(folder: Path, database: Database) -> None:
    """New keys are made for a new database alone.

    Raises:
        KeysMissing: machines trust those of this one, and they are not in `folder`.
    """
    if has_keys(folder):
        return
    with closing(open_central_store(database, sign=_signs_nothing)) as store, store.reading() as connection:
        _check_form(connection, database)
        if connection.execute(select(device.c.id).where(device.c.public_key.is_not(None)).limit(1)).first():
            raise KeysMissing(folder / KEYS_FILE)


def _signs_nothing(_booking: Booking) -> str:
    raise NotImplementedError


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


def _let_in_who_is_known(store: CentralStore, folder: Path, keys: CentreKeys, *, now: datetime) -> None:
    """The centre's signature for every machine: before the files are compared, and for those that they bring along."""
    with store.writing() as connection:
        endorse_known(connection, folder, keys.signing)
    _begin_above_what_was(store, folder, keys.public, now=now)
    with store.writing() as connection:
        endorse_known(connection, folder, keys.signing)
    remember_that_all_are_endorsed(folder)


def _begin_above_what_was(store: CentralStore, folder: Path, centre_key: bytes, *, now: datetime) -> None:
    """A database that is older than the files beside it has been put back from a copy.

    They are compared where nobody else writes: another process may just have told a file what it is about to commit.
    """
    with store.writing() as connection:
        known, epoch = newest_epoch(folder), feed_log.read_head(connection).epoch
        strangers = _enrolled_since(connection, folder, centre_key)
    if known > epoch or strangers:
        unknown = {"machines": sorted(one.device for one in strangers)} if strangers else {}
        log.warning("the database is older than the files beside it: it recovers", epoch=epoch, known=known, **unknown)
        store.recover_above(max(known, epoch), strangers, now=now)
    else:
        keep_epoch(folder, epoch)


def _enrolled_since(connection: Connection, folder: Path, centre_key: bytes) -> tuple[EnrolledMachine, ...]:
    """Those that the file beside the database knows, and the database not, or only as they were enrolled before.

    What the centre has not signed nobody has enrolled: it counts as not there.
    """
    signed = {key.device for key in devices.machine_keys(connection) if is_endorsed(key, centre_key)}
    here = {one.device: one for one in devices.enrolled_machines(connection) if one.device in signed}
    kept = {one.device: one for one in machines_kept(folder)}
    newer = [one for one in here.values() if one.device not in kept or kept[one.device].enrolled_at < one.enrolled_at]
    if newer:
        keep_machines(folder, newer)
    return tuple(
        one
        for one in kept.values()
        if one.device not in here or (one != here[one.device] and one.enrolled_at >= here[one.device].enrolled_at)
    )


def _keep_out_who_ended(store: CentralStore, folder: Path, *, now: datetime) -> None:
    """Tokens and passwords that ended since the copy that this database was put back from."""
    ended = ended_kept(folder)
    if not ended:
        keep_ended(folder, ())
        return
    with store.writing() as connection:
        acts = ended_credentials.end_again(connection, ended, unusable=_nobodys_password)
        audit.append(connection, acts, now=now)
    if acts:
        log.warning("the database knew accounts that have ended", count=len(acts))


def _nobodys_password() -> str:
    return hashed(token_urlsafe())


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


def _signer(keys: CentreKeys) -> Callable[[Booking], str]:
    def sign(booking: Booking) -> str:
        return sign_receipt(facts_of(booking), keys.signing)

    return sign
