"""Everything of a kiosk but its screen, put together once: identity, files, centre, sync and desk."""

from dataclasses import dataclass

from booking_core.store.machine_disk.journal import KioskJournal
from booking_core.store.machine_disk.outbox import OUTBOX_FILE, Outbox
from kiosk.anybody.redeeming import open_papers
from kiosk.centre.connection import Connection, locked
from kiosk.citizens.backlog import OwnBacklog
from kiosk.citizens.card_reader import CardReader
from kiosk.citizens.desk import KioskDesk
from kiosk.citizens.equipment import Equipment
from kiosk.citizens.errands import Errands
from kiosk.citizens.interrupted import pick_up
from kiosk.citizens.unprinted import UnprintedPapers
from kiosk.citizens.wish_office import open_wishes
from kiosk.clocks import HandshakeClock
from kiosk.devices.printer_address import printer_at
from kiosk.keeping.custody import Custody
from kiosk.keeping.witness import WitnessFile, boot_id, witness_path
from kiosk.machines.running import RunningMachine
from kiosk.paper.jobs import Typesetter
from kiosk.paper.receipts import ReceiptOffice
from kiosk.setup.identity import Identity
from kiosk.setup.settings import KioskSettings
from ui.ports import Clock

JOURNAL_FILE = "journal.sqlite"


@dataclass(slots=True)
class Machine(RunningMachine):
    """A kiosk's, with what people can have done. `clock` is the centre's time as far as it is known."""

    desk: KioskDesk
    clock: Clock


def open_custody(settings: KioskSettings, identity: Identity, *, clock: HandshakeClock) -> Custody:
    """What this kiosk may confirm by itself, and its journal.

    Raises:
        DiskRefused: no journal can be made or read there.
    """
    journal = KioskJournal.open(settings.data_dir / JOURNAL_FILE)
    witness = WitnessFile(witness_path(settings.data_dir), boot_id())
    return Custody(identity.device, identity.enrolled.epoch, journal, witness, clock=clock)


def open_machine(settings: KioskSettings, identity: Identity, *, typesetter: Typesetter, clock: Clock) -> Machine:
    """The machine whose files are in the settings' data folder.

    Raises:
        FolderInUse: another process has it open.
        DiskRefused: no file can be made or read there.
    """
    lock = locked(settings.data_dir)
    handshake = HandshakeClock(clock)
    custody = open_custody(settings, identity, clock=handshake)
    connection = Connection(settings, identity, lock=lock, custody=custody)
    client, pictures = connection.client, connection.pictures
    printer = printer_at(settings.printer_address, settings.data_dir, roll=settings.roll)
    receipts = ReceiptOffice(
        identity, pictures=pictures, printer=printer, typesetter=typesetter, others=lambda: client.receipt_keys
    )
    outbox = Outbox.open(settings.data_dir / OUTBOX_FILE)
    pick_up(custody, outbox, receipts)
    papers = open_papers(settings, client, pictures=pictures, clock=handshake)
    wishes = open_wishes(settings.data_dir, client, pictures=pictures, clock=handshake)
    equipment = Equipment(
        client, outbox, pictures, receipts, custody, papers, wishes, identity.enrolled.sealing_key, handshake
    )
    connection.begin(
        Errands(equipment),
        clock=handshake,
        unprinted=UnprintedPapers(outbox, clock=handshake).bookings,
        backlog=OwnBacklog(printer, outbox, papers, wishes).now,
    )
    cards = CardReader(identity.enrolled.centre_key, pictures=pictures, receipts=receipts)
    desk = KioskDesk(equipment, cards)
    return Machine(connection, (outbox, papers, wishes), desk, handshake)
