"""A whole machine without its screen: real files, a real connection to a centre on the loopback, paper in a folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from threading import Condition
from uuid import uuid4

from booking_core.domain.bookings import Openness, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId
from booking_core.domain.time_spans import TimeSpan
from booking_core.store.machine_disk.journal import KioskJournal
from booking_core.store.machine_disk.outbox import Outbox
from booking_core.store.machine_disk.replica import Replica
from booking_core.store.machine_disk.scanned import ScannedReceipts
from kiosk.anybody.redeeming import SCANNED_FILE, PaperOffice
from kiosk.centre.client import CentreClient
from kiosk.centre.polling import EscrowPolling
from kiosk.centre.sync import SyncLoop
from kiosk.citizens.card_reader import CardReader
from kiosk.citizens.desk import KioskDesk
from kiosk.citizens.equipment import Equipment
from kiosk.citizens.errands import Errands
from kiosk.citizens.interrupted import pick_up
from kiosk.citizens.unprinted import UnprintedPapers
from kiosk.citizens.wish_office import open_wishes
from kiosk.clocks import HandshakeClock
from kiosk.devices.printers import FolderPrinter
from kiosk.keeping.custody import Custody
from kiosk.keeping.house_pictures import HousePictures
from kiosk.keeping.witness import WitnessFile
from kiosk.paper.jobs import ReceiptJob, Typesetter
from kiosk.paper.receipts import ReceiptOffice
from kiosk.setup.identity import Identity
from tests.booking_core.sample_places import MEETING, WORKSHOP
from tests.kiosk.loopback_centre import NOON, PATIENCE_SECONDS, LoopbackCentre
from ui.ports import Alternative, BookingWish, Clock, HousePicture

ANSWERED_WITHIN_SECONDS = 30.0
"""What a test waits for an answer on a busy machine. Only what tests silence gives up sooner."""
GIVES_UP_AFTER_SECONDS = 0.4
POLL_SECONDS = 0.5
JOURNAL = "journal.sqlite"
SOON = NOON + timedelta(minutes=30)
LATER_TODAY = NOON + timedelta(hours=3)


class Screen:
    """Keeps every picture posted to it."""

    def __init__(self) -> None:
        self.pictures: list[HousePicture] = []
        self._changed = Condition()

    def post(self, picture: HousePicture) -> None:
        with self._changed:
            self.pictures.append(picture)
            self._changed.notify_all()

    @property
    def newest(self) -> HousePicture:
        return self.pictures[-1]

    def until_connected(self) -> HousePicture:
        return self._until(connected=True)

    def until_lost(self) -> HousePicture:
        return self._until(connected=False)

    def until_booked(self, booking: BookingId) -> HousePicture:
        with self._changed:
            assert self._changed.wait_for(
                lambda: self.pictures and booking in self.newest.calendar.bookings, PATIENCE_SECONDS
            )
            return self.newest

    def until_gone(self, booking: BookingId) -> HousePicture:
        with self._changed:
            assert self._changed.wait_for(lambda: booking not in self.newest.calendar.bookings, PATIENCE_SECONDS)
            return self.newest

    def until(self, holds: Callable[[HousePicture], bool]) -> HousePicture:
        with self._changed:
            assert self._changed.wait_for(lambda: self.pictures and holds(self.newest), PATIENCE_SECONDS)
            return self.newest

    def _until(self, *, connected: bool) -> HousePicture:
        with self._changed:
            assert self._changed.wait_for(
                lambda: self.pictures and self.newest.connected is connected, PATIENCE_SECONDS
            )
            return self.newest


@dataclass(frozen=True)
class MachineUnderTest:
    """A machine with what is around it; `now[0]` is what its clock shows."""

    centre: LoopbackCentre
    folder: Path
    screen: Screen
    pictures: HousePictures
    outbox: Outbox
    errands: Errands
    desk: KioskDesk
    sync: SyncLoop
    custody: Custody
    office: ReceiptOffice
    paper_office: PaperOffice
    now: list[datetime]
    client: CentreClient

    @property
    def papers(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "paper").glob("*.pdf"))

    def paper(self, name: str) -> str:
        return (self.folder / "paper" / name).read_text()


def plain_text(job: ReceiptJob) -> bytes:
    """The words of a receipt as text: what it looks like is tested where it is typeset."""
    copy = " copy" if job.is_copy else ""
    return f"{job.receipt.kind} {job.receipt.code} {job.url}{copy}".encode()


@contextmanager
def running_machine(
    centre: LoopbackCentre,
    folder: Path,
    *,
    knows_places: bool = True,
    typesetter: Typesetter = plain_text,
    command_seconds: float = ANSWERED_WITHIN_SECONDS,
    poll_seconds: float = POLL_SECONDS,
    clock_shows: datetime = NOON,
) -> Iterator[MachineUnderTest]:
    """Its sync loop is made and not started; with `knows_places` it has a picture with nothing booked."""
    now = [clock_shows]
    identity, screen = centre.identity(), Screen()
    custody = custody_in(folder, identity, clock=lambda: now[0])
    client = CentreClient(
        identity, centre_url=centre.url, software="test", command_seconds=command_seconds, keeper=custody
    )
    pictures = HousePictures(identity.device, screen.post)
    outbox, replica = Outbox.open(folder / "outbox.sqlite"), Replica.open(folder / "replica.sqlite")
    printer = FolderPrinter(folder / "paper")
    office = ReceiptOffice(identity, pictures=pictures, printer=printer, typesetter=typesetter)
    pick_up(custody, outbox, office)
    papers = paper_office(client, pictures, folder, clock=lambda: now[0])
    wishes = open_wishes(folder, client, pictures=pictures, clock=lambda: now[0])
    equipment = Equipment(
        client, outbox, pictures, office, custody, papers, wishes, identity.enrolled.sealing_key, lambda: now[0]
    )
    errands = Errands(equipment)
    desk = KioskDesk(equipment, CardReader(identity.enrolled.centre_key, pictures=pictures, receipts=office))
    unprinted = UnprintedPapers(outbox, clock=lambda: now[0])
    polling = EscrowPolling(
        client, replica, custody, unprinted=unprinted.bookings, wishes=lambda: pictures.house_wishes
    )
    custody.follow(sync_now=polling.push, on_kept=pictures.keeps)
    sync = SyncLoop(
        client,
        replica,
        pictures=pictures,
        errands=errands,
        polling=polling,
        clock=lambda: now[0],
        random=Random(7),
        poll_seconds=poll_seconds,
    )
    if knows_places:
        pictures.begin(centre.municipality, Calendar.of(()), seen_at=NOON, connected=True)
    try:
        yield MachineUnderTest(
            centre,
            folder,
            screen,
            pictures=pictures,
            outbox=outbox,
            errands=errands,
            desk=desk,
            sync=sync,
            custody=custody,
            office=office,
            paper_office=papers,
            now=now,
            client=client,
        )
    finally:
        sync.stop()
        custody.close()
        outbox.close()
        papers.close()
        wishes.close()
        replica.close()


def paper_office(
    client: CentreClient, pictures: HousePictures, folder: Path, *, clock: Clock = lambda: NOON
) -> PaperOffice:
    """The office that shows receipts to the centre, with its file in `folder`."""
    return PaperOffice(client, ScannedReceipts.open(folder / SCANNED_FILE), pictures=pictures, clock=clock)


def custody_in(folder: Path, identity: Identity, *, clock: Clock, boot: str = "this start") -> Custody:
    """The machine's own journal in `folder`; its steady clock goes with `clock`."""
    journal = KioskJournal.open(folder / JOURNAL)
    witness = WitnessFile(folder / "run" / "witness.json", boot)

    def steady() -> float:
        return (clock() - NOON).total_seconds()

    handshake = HandshakeClock(clock, steady=steady)
    return Custody(identity.device, identity.enrolled.epoch, journal, witness, clock=handshake)


def a_wish(*, starts_at: datetime = SOON, phone: str = "") -> BookingWish:
    span = TimeSpan(starts_at, starts_at + timedelta(hours=1))
    return BookingWish(
        id=BookingId(uuid4()),
        alternatives=(Alternative(WORKSHOP, MEETING, span),),
        persons=4,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
        language="da",
        phone=phone,
    )
