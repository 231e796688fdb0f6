"""The main job walked offscreen, by all three kinds of people.

A citizen books, opens the paper's square on a phone, comes back, scans it and checks in; the front desk moves the
booking by a drag and the kiosk sees it; the janitor's sheet is printed; then the network goes away. Everything is real
but the people: a central process, HTTP over loopback, machines with their own files, touch and mouse events on real
windows. It leaves numbered pictures, the paper and an account of the time each step took.
"""

import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import requests
from PySide6.QtCore import QSize

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.identity import BookingId, VenueId
from booking_core.protocol.codes import code_of
from kiosk.machines.front_desk import FrontDesk
from kiosk.machines.kiosk import Machine
from kiosk.touring.clerk import Clerk
from kiosk.touring.demo_centre import DemoCentre
from kiosk.touring.finger import PATIENCE_MS, Finger, NotThere
from resources import RESOURCES
from ui.application import KioskApplication
from ui.front_desk import FrontDeskApplication
from ui.ports import Clock
from ui.view_models.offering.offers import choices_for
from ui.view_models.visit.session import Certainty

DEMO_PICTURES = RESOURCES / "demo" / "pictures"
PORTRAIT, DESK = QSize(1080, 1920), QSize(1920, 1080)
FIRST_PICTURE_SECONDS = 20
A_NUMBER = "20304050"
SILENCE_MS = 30_000
PHONE_SECONDS = 10

_STYLE_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')


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

    def shoot(self, seat: "Seat | Clerk", name: str) -> None:
        """Keep what the window shows as the next numbered picture; the step timed next begins with its touch."""
        self._shots += 1
        if isinstance(seat, Seat):
            seat.finger.wait_until_still()
        seat.screens.window.grabWindow().save(str(self.folder / f"{self._shots:02}-{name}.png"))
        seat.finger.wait_until_touchable()

    def write(self, title: str) -> str:
        """Keep the account beside the pictures, and return it."""
        text = "\n".join([title, "", *self.lines, ""])
        (self.folder / "account.txt").write_text(text, encoding="utf-8")
        return text


def take_seat(machine: Machine) -> Seat:
    """The screens of `machine` in a portrait window, ready to be touched."""
    picture = machine.first_picture(within_seconds=FIRST_PICTURE_SECONDS)
    screens = KioskApplication(picture, machine.desk, clock=machine.clock, pictures=DEMO_PICTURES)
    machine.follow(screens.post)
    screens.show(size=PORTRAIT)
    return Seat(machine, screens, Finger(screens.window))


def take_desk(machine: FrontDesk, *, venue: VenueId, clock: Clock) -> Clerk:
    """The front desk of `venue` in a window of its own."""
    picture = machine.first_picture(within_seconds=FIRST_PICTURE_SECONDS)
    screens = FrontDeskApplication(picture, machine.desk, venue=venue, clock=clock)
    machine.follow(screens.post)
    screens.show(size=DESK)
    return Clerk(machine, screens, Finger(screens.window))


def walk(here: Seat, there: Seat, clerk: Clerk, *, centre: DemoCentre, paper: Path, account: Account) -> None:
    """Walk the main job at `here`, look at it from `there`, move it at the desk, then go on without the centre.

    `paper` is the folder that `here` and the desk print into.

    Raises:
        NotThere: a page or control did not come; the pictures so far are kept.
    """
    booking = _book(here, there, account)
    account.note(f"{here.finger.touches} touches from the first page to the receipt")
    _keep_paper(paper, "receipt-*.pdf", account.folder / "receipt.pdf")
    _keep_paper(paper, "receipt-*.bin", account.folder / "receipt.bin")
    _look_from_elsewhere(there, account)
    url = _address_of(here, booking)
    _open_on_a_phone(url, centre, account)
    _come_with_the_paper(here, url, booking, account)
    _move_at_the_desk(clerk, here, booking, account)
    _print_the_schedule(clerk, paper, account)
    _go_on_without_centre(here, centre, account)
    _keep_paper(paper, "receipt-*.pdf", account.folder / "receipt-without-centre.pdf")
    _ask_without_centre(here, account)
    _keep_paper(paper, "request-*.pdf", account.folder / "request.pdf")


def _book(here: Seat, there: Seat, account: Account) -> BookingId:
    account.shoot(here, "attract")
    for name, page in (("find", "findPage"), ("show", "resultsPage"), ("take-0", "confirmPage")):
        with account.timed(page):
            _go(here, name, page)
        account.shoot(here, page.removesuffix("Page"))
    known = set(there.bookings())
    with account.timed("touch to receipt: committed, signed, printed, on the screen"):
        with account.timed("touch until the second kiosk sees the booking"):
            here.finger.tap("book")
            there.finger.wait_for(lambda: set(there.bookings()) != known, "the booking at the second kiosk")
        here.finger.wait_for(lambda: here.finger.find("receiptPage") is not None, "the receipt")
    account.shoot(here, "receipt")
    (made,) = set(there.bookings()) - known
    return made


def _address_of(here: Seat, booking: BookingId) -> str:
    """What the square on its paper holds."""
    found = here.machine.desk.find(code_of(booking))
    return found[0].url if isinstance(found, tuple) else ""


def _open_on_a_phone(url: str, centre: DemoCentre, account: Account) -> None:
    """The address on the paper is the town's; here its centre answers for it."""
    address = centre.url + urlsplit(url).path
    with account.timed("the booking's page on a phone"):
        page = requests.get(address, headers={"Accept-Language": "da"}, timeout=PHONE_SECONDS)
    kept = account.folder / "on-the-phone.html"
    kept.write_text(_with_its_style(page.text, centre), encoding="utf-8")
    if not page.ok:
        message = f"the booking's page on a phone: the centre answered {page.status_code}"
        raise NotThere(message)


def _with_its_style(html: str, centre: DemoCentre) -> str:
    """The page with its style sheet inside, so that it looks the same opened from its folder, without the centre."""

    def inside(link: re.Match[str]) -> str:
        style = requests.get(urljoin(centre.url, link[1]), timeout=PHONE_SECONDS)
        return f"<style>\n{style.text}</style>"

    return _STYLE_SHEET.sub(inside, html)


def _come_with_the_paper(here: Seat, url: str, booking: BookingId, account: Account) -> None:
    """The receipt is scanned on the first page; people who had not come when they booked say that they have."""
    _go(here, "finish", "attractPage")
    with account.timed("scan to one's own booking"):
        here.screens.scan(url)
        here.finger.wait_for(lambda: here.screens.mine.property("found"), "the booking behind the receipt")
    if here.bookings()[booking].state is not BookingState.CHECKED_IN:
        with account.timed("touch to checked in"):
            here.finger.tap("checkIn")
            here.finger.wait_for(lambda: here.bookings()[booking].state is BookingState.CHECKED_IN, "the check-in")
    account.shoot(here, "my-booking")


def _move_at_the_desk(clerk: Clerk, here: Seat, booking: BookingId, account: Account) -> None:
    """The desk drags the booking; the page of its owner says so."""
    clerk.finger.wait_for(lambda: _version(clerk, booking) == _version(here, booking), "the check-in at the desk")
    before = here.bookings()[booking]
    clerk.screens.workplace.select(booking)
    account.shoot(clerk, "desk")
    with account.timed("drag at the desk until the kiosk shows it"):
        after = clerk.drag_later(before)
        here.finger.wait_for(lambda: here.bookings()[booking].span == after, "the move at the kiosk")
    account.shoot(clerk, "desk-moved")
    account.shoot(here, "moved-at-the-desk")


def _print_the_schedule(clerk: Clerk, paper: Path, account: Account) -> None:
    day = clerk.screens.workplace.day
    with account.timed("the janitor's sheet on paper"):
        clerk.machine.desk.print_schedule(clerk.screens.workplace.venue, day)
    _keep_paper(paper, "schedule-*.pdf", account.folder / "schedule.pdf")


def _version(place: Seat | Clerk, booking: BookingId) -> int:
    known = place.screens.picture.calendar.bookings.get(booking)
    return 0 if known is None else known.version


def _look_from_elsewhere(there: Seat, account: Account) -> None:
    """The library's kiosk offers the same room later, or another one: its lane shows the booking."""
    _go(there, "find", "findPage")
    _go(there, "show", "resultsPage")
    account.shoot(there, "second-kiosk")


def _go_on_without_centre(here: Seat, centre: DemoCentre, account: Account) -> None:
    """What the kiosk holds it confirms all the same."""
    _go(here, "finish", "attractPage")
    centre.stop()
    with account.timed("the kiosk notices that the centre is gone"):
        here.finger.wait_for(lambda: not here.screens.picture.connected, "the silence", within_ms=SILENCE_MS)
    account.shoot(here, "without-centre")
    _go(here, "find", "findPage")
    _go(here, "show", "resultsPage")
    account.shoot(here, "without-centre-results")
    _go(here, "take-0", "confirmPage")
    _leave_a_number(here)
    account.shoot(here, "without-centre-confirm")
    with account.timed("touch to a confirmed receipt, without the centre"):
        _go(here, "book", "receiptPage", within_ms=SILENCE_MS)
    account.shoot(here, "without-centre-receipt")


def _leave_a_number(here: Seat) -> None:
    """Two without a name in two minutes are one too many."""
    here.finger.tap("who-phone")
    for digit in A_NUMBER:
        here.finger.tap(f"key-{digit}")
        here.finger.pause_between_touches()
    here.finger.tap("phoneDone")
    here.finger.pause_between_touches()


def _ask_without_centre(here: Seat, account: Account) -> None:
    """For what is in other hands there is a request."""
    _go(here, "finish", "attractPage")
    _go(here, "find", "findPage")
    _go(here, "show", "resultsPage")
    choices = choices_for(here.screens.picture, here.screens.visit.session, now=here.machine.clock())
    first = next(number for number, choice in enumerate(choices) if choice.certainty is Certainty.REQUEST)
    _go(here, f"take-{first}", "confirmPage")
    account.shoot(here, "request-confirm")
    with account.timed("touch to a request on paper, without the centre"):
        _go(here, "request", "requestPage", within_ms=SILENCE_MS)
    account.shoot(here, "request")


def _go(seat: Seat, name: str, page: str, *, within_ms: int = PATIENCE_MS) -> None:
    """Touch `name` and wait until `page` is there."""
    seat.finger.tap(name, within_ms=within_ms)
    seat.finger.wait_for(lambda: seat.finger.find(page) is not None, page, within_ms=within_ms)


def _keep_paper(paper: Path, kind: str, file: Path) -> None:
    """Copy the newest paper of this kind beside the pictures."""
    printed = sorted(paper.glob(kind), key=lambda one: one.stat().st_mtime)
    shutil.copyfile(printed[-1], file)
