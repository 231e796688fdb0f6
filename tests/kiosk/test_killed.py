"""A machine whose process is killed in the middle of a booking has promised nothing, and leaves nothing behind."""

import subprocess
import sys
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from booking_core.domain.bookings import BookingState
from booking_core.protocol.messages import Book
from booking_core.store.machine_disk.outbox import WishState
from kiosk.setup.identity import KEY_FILE, save_enrolled
from tests.kiosk.loopback_centre import Fault, LoopbackCentre
from tests.kiosk.machine import running_machine

BOOKS_AND_WAITS = """
import sys
from pathlib import Path
from kiosk.setup.identity import load_identity
from kiosk.machines.kiosk import open_machine
from kiosk.setup.settings import read_settings
from kiosk.paper.typesetting import typeset
from tests.kiosk.loopback_centre import NOON
from tests.kiosk.machine import a_wish
folder = Path(sys.argv[1])
machine = open_machine(read_settings(folder), load_identity(folder), typesetter=typeset, clock=lambda: NOON)
machine.desk.book(a_wish())
"""


def test_killed_while_the_centre_is_asked(tmp_path: Path) -> None:
    with LoopbackCentre().running() as centre:
        enrol_by_hand(centre, tmp_path)
        centre.faults[Book] = Fault.DONE_BUT_SILENT
        process = subprocess.Popen([sys.executable, "-c", BOOKS_AND_WAITS, str(tmp_path)])
        centre.until(lambda: centre.count(Book) == 1)
        process.kill()
        process.wait()
        (booking,) = centre.bookings.values()
        assert booking.state is BookingState.CONFIRMED
        centre.faults.clear()

        with running_machine(centre, tmp_path) as again:
            again.errands.settle()

            kept = again.outbox.wish(booking.id)
            assert kept is not None
            assert kept.state is WishState.CLOSED
            assert again.papers == []
        assert centre.bookings[booking.id].state is BookingState.CANCELLED_BY_CITIZEN


def enrol_by_hand(centre: LoopbackCentre, folder: Path) -> None:
    pem = centre.device_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / KEY_FILE).write_bytes(pem)
    save_enrolled(folder, centre.identity().enrolled)
