"""A whole machine without its screen: real files, a real connection to a centre on the loopback, paper in a folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from threading import Condition
from uuid import uuid4

from booking_core.domain.bookings import Openness, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId
from booking_core.domain.time_spans import TimeSpan
from booking_core.store.outbox import Outbox
from booking_core.store.replica import Replica
from kiosk.centre_client import CentreClient
from kiosk.desk import KioskDesk
from kiosk.devices.printers import FolderPrinter
from kiosk.errands import Errands
from kiosk.house_pictures import HousePictures
from kiosk.receipts import ReceiptJob, ReceiptOffice
from kiosk.sync import SyncLoop
from tests.booking_core.sample_places import MEETING, WORKSHOP
from tests.kiosk.loopback_centre import NOON, PATIENCE_SECONDS, LoopbackCentre
from ui.ports import Alternative, BookingWish, HousePicture

COMMAND_SECONDS = 0.4
SOON = NOON + timedelta(minutes=30)
TONIGHT = NOON + timedelta(hours=5)


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

    def _until(self, *, connected: bool) -> HousePicture:
        with self._changed:
            assert self._changed.wait_for(
                lambda: self.pictures and self.newest.connected is connected, PATIENCE_SECONDS
            )
            return self.newest


@dataclass
class Machine:
    centre: LoopbackCentre
    folder: Path
    client: CentreClient
    outbox: Outbox
    replica: Replica
    pictures: HousePictures
    screen: Screen
    errands: Errands
    desk: KioskDesk
    sync: SyncLoop
    now: list[datetime] = field(default_factory=lambda: [NOON])

    @property
    def papers(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "paper").glob("*.pdf"))

    def paper(self, name: str) -> str:
        return (self.folder / "paper" / name).read_text()


@contextmanager
def running_machine(centre: LoopbackCentre, folder: Path, *, knows_places: bool = True) -> Iterator[Machine]:
    """Its sync loop is made and not started; with `knows_places` it has a picture with nothing booked."""
    now = [NOON]
    identity = centre.identity()
    client = CentreClient(identity, centre_url=centre.url, software="test", command_seconds=COMMAND_SECONDS)
    screen = Screen()
    pictures = HousePictures(identity.device, screen.post)
    outbox = Outbox.open(folder / "outbox.sqlite")
    replica = Replica.open(folder / "replica.sqlite")
    office = ReceiptOffice(identity, pictures=pictures, printer=FolderPrinter(folder / "paper"), typesetter=plain_text)
    errands = Errands(client, outbox, pictures=pictures, receipts=office, clock=lambda: now[0])
    desk = KioskDesk(
        client,
        outbox,
        pictures=pictures,
        receipts=office,
        sealing_key=identity.enrolled.sealing_key,
        clock=lambda: now[0],
    )
    sync = SyncLoop(
        client,
        replica,
        pictures=pictures,
        errands=errands,
        clock=lambda: now[0],
        random=Random(7),
        poll_seconds=0.5,
    )
    if knows_places:
        pictures.begin(centre.municipality, Calendar.of(()), seen_at=NOON, connected=True)
    try:
        yield Machine(centre, folder, client, outbox, replica, pictures, screen, errands, desk=desk, sync=sync, now=now)
    finally:
        sync.stop()
        outbox.close()
        replica.close()


def plain_text(job: ReceiptJob) -> bytes:
    """The words of a receipt as text: what it looks like is tested where it is typeset."""
    copy = " copy" if job.is_copy else ""
    return f"{job.receipt.kind} {job.receipt.code} {job.url}{copy}".encode()


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
