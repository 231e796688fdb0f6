"""What every machine has, kiosk or desk: the lock on its folder, its centre, its replica and the newest picture."""

from collections.abc import Callable
from fcntl import LOCK_EX, LOCK_NB, flock
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from queue import Empty, SimpleQueue
from random import Random
from threading import Lock

from booking_core.domain.identity import BookingId
from booking_core.protocol.messages.escrow import Backlog
from booking_core.store.machine_disk.machine_files import DiskRefused
from booking_core.store.machine_disk.replica import Replica
from kiosk.centre.client import CentreClient
from kiosk.centre.known_keys import KnownKeys
from kiosk.centre.polling import EscrowPolling, FeedPolling, Polling
from kiosk.centre.sync import SyncErrands, SyncLoop
from kiosk.centre.timekeeping import TimeKeeper
from kiosk.clocks import HandshakeClock
from kiosk.keeping.custody import Custody
from kiosk.keeping.house_pictures import HousePictures
from kiosk.setup.identity import Identity
from kiosk.setup.settings import KioskSettings
from ui.ports import Clock, HousePicture

REPLICA_FILE = "replica.sqlite"
LOCK_FILE = "in-use"


class NothingToShow(Exception):
    """The first start of a machine needs the centre once: it has no picture of the houses yet."""


class FolderInUse(Exception):
    """Another process has this machine's files open; two of them would both speak in its name."""


class Connection:
    """`begin`, then `first_picture`, then `follow`, then `stop`, each once.

    `custody` is of a kiosk alone, which looks after its clock itself. The `clock` of another machine is set by what
    the centre says.

    Raises:
        FolderInUse: another process has the folder open.
        DiskRefused: no file can be made or read there.
    """

    def __init__(
        self,
        settings: KioskSettings,
        identity: Identity,
        *,
        lock: TextIOWrapper | None = None,
        custody: Custody | None = None,
        clock: HandshakeClock | None = None,
    ) -> None:
        self._lock = lock or locked(settings.data_dir)
        self._custody = custody
        self._posted = _PostBox()
        self._replica = Replica.open(settings.data_dir / REPLICA_FILE)
        self._sync: SyncLoop | None = None
        self.pictures = HousePictures(identity.device, self._posted)
        self.client = CentreClient(
            identity,
            centre_url=settings.centre_url or identity.enrolled.centre_url,
            software=f"moedested {version('moedested')}",
            keeper=custody if clock is None else TimeKeeper(clock),
            keys=KnownKeys(settings.data_dir),
        )

    def begin(
        self,
        errands: SyncErrands,
        *,
        clock: Clock,
        unprinted: Callable[[], tuple[BookingId, ...]] = tuple,
        backlog: Callable[[], Backlog] = Backlog,
    ) -> None:
        """Say what is to be done for people at every turn of the sync; whose paper may not be out, and what waits."""
        self._sync = SyncLoop(
            self.client,
            self._replica,
            pictures=self.pictures,
            errands=errands,
            polling=self._polling(unprinted, backlog),
            clock=clock,
            random=Random(),  # noqa: S311  # spreads the machines' retries, no secret
        )

    def _polling(self, unprinted: Callable[[], tuple[BookingId, ...]], backlog: Callable[[], Backlog]) -> Polling:
        if self._custody is None:
            return FeedPolling(self.client, self._replica)
        polling = EscrowPolling(
            self.client,
            self._replica,
            self._custody,
            unprinted=unprinted,
            backlog=backlog,
            wishes=lambda: self.pictures.house_wishes,
        )
        self._custody.follow(sync_now=polling.push, on_kept=self.pictures.keeps)
        return polling

    def first_picture(self, *, within_seconds: float) -> HousePicture:
        """The replica's picture of the houses, else the centre's.

        Raises:
            NothingToShow: there is no replica, and the centre did not answer in time.
            DiskRefused: the replica cannot be read.
        """
        if self._sync is not None and not self._sync.recall():
            self._sync.start()
        return self._posted.first(within_seconds)

    def follow(self, post: Callable[[HousePicture], None]) -> None:
        """Sync, and hand every newer picture to `post`, which is called on the sync thread and must not wait."""
        self._posted.forward(post)
        if self._sync is not None:
            self._sync.start()

    def stop(self) -> None:
        """End the sync and close the files."""
        if self._sync is not None:
            self._sync.stop()
        if self._custody is not None:
            self._custody.close()
        self._replica.close()
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


def locked(folder: Path) -> TextIOWrapper:
    """A lock on `folder` that ends with the file, and so with the process however it ends.

    Raises:
        FolderInUse: another process has it.
        DiskRefused: the lock file cannot be made.
    """
    try:
        file = (folder / LOCK_FILE).open("w", encoding="ascii")
    except OSError as err:
        raise DiskRefused.by(err, folder / LOCK_FILE) from err
    try:
        flock(file, LOCK_EX | LOCK_NB)
    except BlockingIOError as err:
        file.close()
        message = f"another moedested already runs on {folder}"
        raise FolderInUse(message) from err
    return file
