"""Everything of a kiosk but its screen, put together once: identity, files, centre, sync and desk."""

from collections.abc import Callable
from dataclasses import dataclass

from booking_core.store.outbox import Outbox
from kiosk.connection import Connection
from kiosk.desk import KioskDesk
from kiosk.devices.printer_address import printer_at
from kiosk.errands import Errands
from kiosk.identity import Identity
from kiosk.receipts import ReceiptOffice, Typesetter
from kiosk.settings import KioskSettings
from ui.ports import Clock, HousePicture

OUTBOX_FILE = "outbox.sqlite"


@dataclass(slots=True)
class Machine:
    """`first_picture`, then `follow`, then `stop`, each once."""

    desk: KioskDesk
    _connection: Connection
    _outbox: Outbox

    def first_picture(self, *, within_seconds: float) -> HousePicture:
        """Begin to sync, and the first picture of the houses: see `Connection.first_picture`."""
        return self._connection.first_picture(within_seconds=within_seconds)

    def follow(self, post: Callable[[HousePicture], None]) -> None:
        """Hand every newer picture to `post`, which is called on the sync thread and must not wait."""
        self._connection.follow(post)

    def stop(self) -> None:
        """End the sync and close the files."""
        self._connection.stop()
        self._outbox.close()


def open_machine(settings: KioskSettings, identity: Identity, *, typesetter: Typesetter, clock: Clock) -> Machine:
    """The machine whose files are in the settings' data folder.

    Raises:
        FolderInUse: another process has it open.
        DiskRefused: no file can be made or read there.
    """
    connection = Connection(settings, identity)
    client, pictures = connection.client, connection.pictures
    printer = printer_at(settings.printer_address, settings.data_dir, roll=settings.roll)
    receipts = ReceiptOffice(identity, pictures=pictures, printer=printer, typesetter=typesetter)
    outbox = Outbox.open(settings.data_dir / OUTBOX_FILE)
    connection.begin(Errands(client, outbox, pictures=pictures, receipts=receipts, clock=clock), clock=clock)
    desk = KioskDesk(
        client,
        outbox,
        pictures=pictures,
        receipts=receipts,
        sealing_key=identity.enrolled.sealing_key,
        clock=clock,
    )
    return Machine(desk, connection, outbox)
