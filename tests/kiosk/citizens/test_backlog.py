"""What waits at a kiosk is counted, so that the desk and operations hear of it."""

from collections.abc import Iterator
from pathlib import Path
from time import sleep
from uuid import uuid4

import pytest

from booking_core.domain.bookings import Purpose
from booking_core.domain.told.house_wishes import HouseWish, WeekPart, WishedPlace
from booking_core.protocol.messages.escrow import Backlog
from booking_core.protocol.messages.wishes import TellWish
from kiosk.citizens.backlog import OwnBacklog
from kiosk.citizens.wish_office import WishOffice, open_wishes
from kiosk.devices.print_queue import PrintQueue
from kiosk.devices.printers import NoPrinter, PrinterAway
from tests.booking_core.sample_places import HOUSE
from tests.kiosk.loopback_centre import NOON, Fault, LoopbackCentre
from tests.kiosk.machine import MachineUnderTest, running_machine

QUIET = HouseWish(HOUSE, WishedPlace.ROOM, Purpose.QUIET, 4, WeekPart.MORNINGS)


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        yield running


@pytest.fixture
def machine(centre: LoopbackCentre, tmp_path: Path) -> Iterator[MachineUnderTest]:
    with running_machine(centre, tmp_path) as machine:
        yield machine


@pytest.fixture
def wishes(machine: MachineUnderTest, tmp_path: Path) -> Iterator[WishOffice]:
    (tmp_path / "wishes").mkdir()
    office = open_wishes(tmp_path / "wishes", machine.client, pictures=machine.pictures, clock=lambda: NOON)
    yield office
    office.close()


class Line:
    """A line to a roll printer that is out of paper, until it is not."""

    def __init__(self) -> None:
        self.has_paper = False

    def send(self, document: bytes) -> None:
        if not self.has_paper:
            raise PrinterAway(len(document))


def test_what_a_printer_without_paper_was_given_waits_until_it_has_some(
    machine: MachineUnderTest, wishes: WishOffice, tmp_path: Path
) -> None:
    line, folder = Line(), tmp_path / "queue"
    folder.mkdir()
    queue = PrintQueue(folder, line.send, patience_seconds=0.05, retry_seconds=0.01)
    backlog = OwnBacklog(queue, machine.outbox, machine.paper_office, wishes)
    assert backlog.now() == Backlog()

    queue.print_receipt(b"paper", "receipt")
    waiting = backlog.now()
    line.has_paper = True
    while backlog.now() != Backlog():
        sleep(0.01)  # it tries again by itself
    queue.stop()

    assert waiting == Backlog(papers=1, printer_is_away=True)


def test_what_the_centre_has_not_heard_is_counted(
    centre: LoopbackCentre, machine: MachineUnderTest, wishes: WishOffice
) -> None:
    backlog = OwnBacklog(NoPrinter(), machine.outbox, machine.paper_office, wishes)
    centre.faults[TellWish] = Fault.HTTP_500
    wishes.tell(QUIET, uuid4())
    silent = backlog.now()
    centre.faults.clear()
    wishes.settle()

    assert (silent, backlog.now()) == (Backlog(untold=1), Backlog())
