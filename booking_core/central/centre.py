"""The central service as an object: the store, the keys and the bell, put together once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from sqlite3 import Error as SqliteError

import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy.exc import DBAPIError

from booking_core.central.bell import FeedBell
from booking_core.central.contacts import ContactBook
from booking_core.central.day_views import DayViews
from booking_core.central.epoch_file import keep_epoch, newest_epoch
from booking_core.central.failures import CentralFailure, DatabaseInUse, DatabaseUnusable, FolderUnusable, NotMigrated
from booking_core.central.keys import CentreKeys, centre_keys
from booking_core.central.looks import Looks
from booking_core.central.measures import Measures
from booking_core.central.persons import identifier
from booking_core.domain.bookings import Booking
from booking_core.protocol.receipts import KeyId, facts_of, key_id_of, sign_receipt
from booking_core.store import devices
from booking_core.store.central_store import CentralStore, open_central_store
from booking_core.store.migrate import migrate

DATABASE = "central.sqlite"
FOR_THE_SERVICE_ALONE = 0o700

log = structlog.get_logger()

_OF_THE_FOLDER = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_PERM")
_OF_ANOTHER_PROCESS = ("SQLITE_BUSY", "SQLITE_LOCKED")

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Centre:
    store: CentralStore
    keys: CentreKeys
    bell: FeedBell
    clock: Clock
    contacts: ContactBook
    folder: Path
    measures: Measures
    looks: Looks
    days: DayViews

    def receipt_keys(self) -> dict[KeyId, Ed25519PublicKey]:
        """Every key whose receipts count: the centre's and the devices'."""
        with self.store.reading() as connection:
            raw = devices.public_keys(connection)
        of_devices = [Ed25519PublicKey.from_public_bytes(key) for key in raw]
        return {key_id_of(key): key for key in (*of_devices, self.keys.signing.public_key())}

    def close(self) -> None:
        self.store.close()


def machine_clock() -> datetime:
    """The present instant by the machine's clock, UTC."""
    return datetime.now(UTC)


def pretending_clock(start: datetime) -> Clock:
    """A clock that shows `start` (aware) now and runs on from there, for demonstrations."""
    ahead = start.astimezone(UTC) - machine_clock()
    return lambda: machine_clock() + ahead


def open_centre(folder: Path, *, clock: Clock = machine_clock) -> Centre:
    """The centre whose data is in `folder`.

    Raises:
        FolderUnusable, DatabaseUnusable, NotMigrated, KeysUnreadable, EpochUnreadable: see `failures`.
    """
    path = folder / DATABASE
    if not path.exists():
        raise NotMigrated(path)
    with _failures_named(folder):
        keys = centre_keys(folder)
        bell = FeedBell()
        store = open_central_store(
            path,
            sign=_signer(keys),
            on_commit=bell.ring,
            identify=identifier(keys),
            keep_epoch=partial(keep_epoch, folder),
        )
        _begin_above_what_was(store, folder, now=clock())
    return Centre(
        store=store,
        keys=keys,
        bell=bell,
        clock=clock,
        contacts=ContactBook(store, keys.sealing),
        folder=folder,
        measures=Measures(),
        looks=Looks(store),
        days=DayViews(store, bell.rung),
    )


def _begin_above_what_was(store: CentralStore, folder: Path, *, now: datetime) -> None:
    """A database that is older than the file beside it has been put back from a copy."""
    known, epoch = newest_epoch(folder), store.head().epoch
    if known > epoch:
        log.warning("the database is older than the centre: it recovers", epoch=epoch, known=known)
        store.recover_above(known, now=now)
    else:
        keep_epoch(folder, epoch)


def make_centre(folder: Path) -> None:
    """Make the data folder and the database, or bring them to the newest form.

    Raises:
        FolderUnusable: the folder cannot be made or written.
        DatabaseUnusable: there is one, and it is damaged.
    """
    with _failures_named(folder):
        folder.mkdir(mode=FOR_THE_SERVICE_ALONE, parents=True, exist_ok=True)
        migrate(folder / DATABASE)


@contextmanager
def _failures_named(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as err:
        raise FolderUnusable(folder, err.strerror or str(err)) from err
    except DBAPIError as err:
        raise _database_failure(folder, err.orig) from err
    except SqliteError as err:
        raise _database_failure(folder, err) from err


def _database_failure(folder: Path, error: BaseException | None) -> CentralFailure:
    """Only a damaged database is replaced by a copy: a folder that cannot be written has lost nothing."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(_OF_THE_FOLDER):
        return FolderUnusable(folder, str(error))
    if name.startswith(_OF_ANOTHER_PROCESS):
        return DatabaseInUse(folder / DATABASE)
    return DatabaseUnusable(folder / DATABASE, str(error))


def _signer(keys: CentreKeys) -> Callable[[Booking], str]:
    def sign(booking: Booking) -> str:
        return sign_receipt(facts_of(booking), keys.signing)

    return sign
