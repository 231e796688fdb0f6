"""Everything of a kiosk but its screen, put together once: identity, files, centre, sync and desk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from fcntl import LOCK_EX, LOCK_NB, flock
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from queue import Empty, SimpleQueue
from random import Random
from threading import Lock

from booking_core.store.machine_files import DiskRefused
from booking_core.store.outbox import Outbox
from booking_core.store.replica import Replica
from kiosk.centre_client import CentreClient
from kiosk.desk import KioskDesk
from kiosk.devices.printers import printer_for
from kiosk.errands import Errands
from kiosk.house_pictures import HousePictures
from kiosk.identity import Identity
from kiosk.receipts import ReceiptOffice, Typesetter
from kiosk.settings import KioskSettings
from kiosk.sync import SyncLoop
from ui.ports import Clock, HousePicture

REPLICA_FILE = "replica.sqlite"
OUTBOX_FILE = "outbox.sqlite"
LOCK_FILE = "in-use"


class NothingToShow(Exception):
    """The first start of a machine needs the centre once: it has no picture of the houses yet."""


class FolderInUse(Exception):
    """Another process has this machine's files open; two of them would both speak in its name."""


@dataclass(slots=True)
class Machine:
    """`first_picture`, then `follow`, then `stop`, each once."""

    desk: KioskDesk
    _sync: SyncLoop
    _replica: Replica
    _outbox: Outbox
    _posted: "_PostBox"
    _lock: TextIOWrapper

    def first_picture(self, *, within_seconds: float) -> HousePicture:
        """Begin to sync, and the first picture of the houses: the replica's, or the centre's.

        Raises:
            NothingToShow: there is no replica, and the centre did not answer in time.
            DiskRefused: the replica cannot be read.
        """
        self._sync.start()
        return self._posted.first(within_seconds)

    def follow(self, post: Callable[[HousePicture], None]) -> None:
        """Hand every newer picture to `post`, which is called on the sync thread and must not wait."""
        self._posted.forward(post)

    def stop(self) -> None:
        """End the sync and close the files."""
        self._sync.stop()
        self._replica.close()
        self._outbox.close()
        self._lock.close()


class _PostBox:
    """Keeps pictures until the screen is there to take them."""

    def __init__(self) -> None:
        self._kept: SimpleQueue[HousePicture] = SimpleQueue()
        self._post: Callable[[HousePicture], None] = self._kept.put
        self._lock = Lock()

    def __call__(self, picture: HousePicture) -> None:
        with self._lock:
            self._post(picture)

    def first(self, within_seconds: float) -> HousePicture:
        try:
            return self._kept.get(timeout=within_seconds)
        except Empty as err:
            raise NothingToShow from err

    def forward(self, post: Callable[[HousePicture], None]) -> None:
        """Hand over in order: what is kept first, and nothing newer meanwhile."""
        with self._lock:
            while not self._kept.empty():
                post(self._kept.get())
            self._post = post


def machine_clock() -> datetime:
    """The present instant by the machine's clock, UTC."""
    return datetime.now(UTC)


def open_machine(settings: KioskSettings, identity: Identity, *, typesetter: Typesetter, clock: Clock) -> Machine:
    """The machine whose files are in the settings' data folder.

    Raises:
        FolderInUse: another process has it open.
        DiskRefused: no file can be made or read there.
    """
    lock = _locked(settings.data_dir)
    posted = _PostBox()
    pictures = HousePictures(identity.device, posted)
    printer = printer_for(settings.printer_folder)
    receipts = ReceiptOffice(identity, pictures=pictures, printer=printer, typesetter=typesetter)
    centre_url = settings.centre_url or identity.enrolled.centre_url
    client = CentreClient(identity, centre_url=centre_url, software=f"moedested {version('moedested')}")
    outbox = Outbox.open(settings.data_dir / OUTBOX_FILE)
    replica = Replica.open(settings.data_dir / REPLICA_FILE)
    errands = Errands(client, outbox, pictures=pictures, receipts=receipts, clock=clock)
    sync = SyncLoop(
        client,
        replica,
        pictures=pictures,
        errands=errands,
        clock=clock,
        random=Random(),  # noqa: S311  # spreads the machines' retries, no secret
    )
    desk = KioskDesk(
        client,
        outbox,
        pictures=pictures,
        receipts=receipts,
        sealing_key=identity.enrolled.sealing_key,
        clock=clock,
    )
    return Machine(desk, sync, replica, outbox, posted, lock)


def _locked(folder: Path) -> TextIOWrapper:
    """A lock on `folder` that ends with the file, and so with the process however it ends."""
    try:
        file = (folder / LOCK_FILE).open("w", encoding="ascii")
    except OSError as err:
        raise DiskRefused(type(err).__name__) from err
    try:
        flock(file, LOCK_EX | LOCK_NB)
    except BlockingIOError as err:
        file.close()
        message = f"another moedested already runs on {folder}"
        raise FolderInUse(message) from err
    return file
