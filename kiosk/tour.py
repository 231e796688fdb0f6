"""The main job walked offscreen: attract, find, book, receipt, a second kiosk sees it, and the network goes away.

Everything is real but the person: a central process, HTTP over loopback, two machines with their own files, touch
events on real windows. It leaves numbered pictures, the receipts and an account of the time each step took.
"""

import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QSize

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId
from kiosk.demo_centre import DemoCentre
from kiosk.finger import Finger
from kiosk.machine import Machine
from ui.application import KioskApplication
from ui.ports import Clock

PORTRAIT = QSize(1080, 1920)
FIRST_PICTURE_SECONDS = 20
SILENCE_MS = 30_000


@dataclass(frozen=True, slots=True)
class Seat:
    """One kiosk of the tour: its machine, its screens and a finger."""

    machine: Machine
    screens: KioskApplication
    finger: Finger

    def bookings(self) -> Mapping[BookingId, Booking]:
        """What its screens know to be booked."""
        return self.screens.picture.calendar.bookings


@dataclass(slots=True)
class Account:
    """What happened and how long each step took, with numbered pictures, in `folder`."""

    folder: Path
    lines: list[str] = field(default_factory=list)
    _shots: int = 0

    @contextmanager
    def timed(self, what: str) -> Iterator[None]:
        """Note how long the block took."""
        began = time.perf_counter()
        yield
        self.lines.append(f"{(time.perf_counter() - began) * 1000:7.0f} ms  {what}")

    def note(self, line: str) -> None:
        self.lines.append(f"{'':10}  {line}")

    def shoot(self, seat: Seat, name: str) -> None:
        """Keep what the window shows as the next numbered picture; the step timed next begins with its touch."""
        self._shots += 1
        seat.finger.wait_until_still()
        seat.screens.window.grabWindow().save(str(self.folder / f"{self._shots:02}-{name}.png"))
        seat.finger.wait_until_touchable()

    def write(self, title: str) -> str:
        """Keep the account beside the pictures, and return it."""
        text = "\n".join([title, "", *self.lines, ""])
        (self.folder / "account.txt").write_text(text, encoding="utf-8")
        return text


def take_seat(machine: Machine, *, clock: Clock) -> Seat:
    """The screens of `machine` in a portrait window, ready to be touched."""
    picture = machine.first_picture(within_seconds=FIRST_PICTURE_SECONDS)
    screens = KioskApplication(picture, machine.desk, clock=clock)
    machine.follow(screens.post)
    screens.show(size=PORTRAIT)
    return Seat(machine, screens, Finger(screens.window))


def walk(here: Seat, there: Seat, *, centre: DemoCentre, paper: Path, account: Account) -> None:
    """Walk the main job at `here`, look at it from `there`, then go on without the centre.

    `paper` is the folder `here` prints into.

    Raises:
        NotThere: a page or control did not come; the pictures so far are kept.
    """
    _book(here, there, account)
    account.note(f"{here.finger.touches} touches from the first page to the receipt")
    _keep_paper(paper, "receipt", account)
    _look_from_elsewhere(there, account)
    _go_on_without_centre(here, centre, account)
    _keep_paper(paper, "request", account)


def _book(here: Seat, there: Seat, account: Account) -> None:
    account.shoot(here, "attract")
    for name, page in (("find", "findPage"), ("show", "resultsPage"), ("take-0", "confirmPage")):
        with account.timed(page):
            _go(here, name, page)
        account.shoot(here, page.removesuffix("Page"))
    known = len(there.bookings())
    with account.timed("touch to receipt: committed, signed, printed, on the screen"):
        with account.timed("touch until the second kiosk sees the booking"):
            here.finger.tap("book")
            there.finger.wait_for(lambda: len(there.bookings()) > known, "the booking at the second kiosk")
        here.finger.wait_for(lambda: here.finger.find("receiptPage") is not None, "the receipt")
    account.shoot(here, "receipt")


def _look_from_elsewhere(there: Seat, account: Account) -> None:
    """The library's kiosk offers the same room later, or another one: its lane shows the booking."""
    _go(there, "find", "findPage")
    _go(there, "show", "resultsPage")
    account.shoot(there, "second-kiosk")


def _go_on_without_centre(here: Seat, centre: DemoCentre, account: Account) -> None:
    _go(here, "finish", "attractPage")
    centre.stop()
    with account.timed("the kiosk notices that the centre is gone"):
        here.finger.wait_for(lambda: not here.screens.picture.connected, "the silence", within_ms=SILENCE_MS)
    account.shoot(here, "without-centre")
    _go(here, "find", "findPage")
    _go(here, "show", "resultsPage")
    account.shoot(here, "without-centre-results")
    _go(here, "take-0", "confirmPage")
    account.shoot(here, "without-centre-confirm")
    with account.timed("touch to a request on paper, without the centre"):
        _go(here, "request", "requestPage", within_ms=SILENCE_MS)
    account.shoot(here, "request")


def _go(seat: Seat, name: str, page: str, *, within_ms: int = 8000) -> None:
    """Touch `name` and wait until `page` is there."""
    seat.finger.tap(name, within_ms=within_ms)
    seat.finger.wait_for(lambda: seat.finger.find(page) is not None, page, within_ms=within_ms)


def _keep_paper(paper: Path, kind: str, account: Account) -> None:
    """Copy the newest paper of this kind beside the pictures."""
    printed = sorted(paper.glob(f"{kind}-*.pdf"), key=lambda file: file.stat().st_mtime)
    shutil.copyfile(printed[-1], account.folder / f"{kind}.pdf")
