"""A kiosk in a process of its own, which books for one person after the other until it is killed; and what to look at
afterwards.

The process is the program without its screen: `open_machine` on real files, the real receipts, a real service. It dies
by SIGKILL, at an edge of one booking or whenever whoever started it says.
"""

import logging
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any
from uuid import UUID

import structlog

from booking_core.domain.bookings import Booking, BookingState, Openness, Purpose, cells_of
from booking_core.domain.identity import BookingId, DeviceId, VenueId
from booking_core.domain.places import Space
from booking_core.domain.time_spans import TimeSpan, next_slot_start, slot_of, slot_start
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import Incarnation, JournalEnd
from booking_core.protocol.messages.escrow import Confirm, JournalEntry
from booking_core.store.machine_disk.journal import KioskJournal
from booking_core.store.machine_disk.outbox import OUTBOX_FILE, Outbox
from booking_core.store.machines import devices
from kiosk.devices.printers import FolderPrinter
from kiosk.devices.roll_lines import RollLine
from kiosk.keeping.witness import WitnessFile
from kiosk.machines.kiosk import JOURNAL_FILE, Machine, open_machine
from kiosk.paper.typesetting import typeset
from kiosk.setup.enrolment import enrol
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import KioskSettings
from tests.booking_core.central.running_centre import RunningCentre
from tests.kiosk.machine import Screen
from tests.kiosk.one_house import double_booked
from ui.ports import Alternative, BookingWish, HousePicture, PaperState

FOYER = DeviceId("mh-kiosk-1")
PATIENCE_SECONDS = 60.0
LOOKS_EVERY_SECONDS = 0.02
OPEN_HOURS = range(8, 20)
HALF_AN_HOUR = timedelta(minutes=30)
HALF_HOURS = 12
PAPER = "folder:paper"


class Edge(StrEnum):
    """Where a process is killed, in the order in which a booking passes."""

    BEFORE_COMMIT = "before commit"
    AFTER_COMMIT = "after commit, before witness"
    AFTER_WITNESS = "after witness, before outbox"
    AFTER_OUTBOX = "after outbox, before paper"
    IN_PAPER = "in the middle of the paper"
    IN_ROLL = "in the middle of the roll"
    AFTER_PAPER = "after paper"


@dataclass(frozen=True)
class Work:
    """`edge` is where it dies in its booking number `at`; None leaves it to others."""

    folder: Path
    now: datetime
    seed: int
    edge: Edge | None = None
    at: int = 2
    printer: str = PAPER


def work(job: Work, told: Connection) -> None:
    """Open the machine, say "ready" when it may confirm, then book, and say what came of each, until killed."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    if job.edge is not None:
        _DiesAt(job.edge, job.at).set()
    settings = KioskSettings(job.folder, printer=job.printer)
    machine = open_machine(settings, load_identity(job.folder), typesetter=typeset, clock=lambda: job.now)
    screen = Screen()
    machine.first_picture(within_seconds=PATIENCE_SECONDS)
    machine.follow(screen.post)
    screen.until(lambda picture: bool(picture.held))
    told.send("ready")
    random = Random(job.seed)
    for choice in held_choices(screen, random):
        outcome = machine.desk.book(a_wish(choice, random))
        told.send(type(outcome).__name__)
    told.send("sold out")
    told.recv()


def held_choices(screen: Screen, random: Random) -> Iterator[Alternative]:
    """Half hours that this kiosk may confirm by itself, as long as there are any."""
    while choices := _held_half_hours(screen.newest):
        yield random.choice(choices)


def _held_half_hours(picture: HousePicture) -> list[Alternative]:
    spaces = [space for _, space in picture.municipality.spaces() if space.offline]
    return [_half_hour(space, slot) for space in spaces for slot in _slots(picture, space)]


def _slots(picture: HousePicture, space: Space) -> Iterator[datetime]:
    for cell in sorted(picture.held):
        starts_at = slot_start(cell.slot)
        is_open = starts_at.astimezone(picture.municipality.zone).hour in OPEN_HOURS
        is_first = cell.room == space.rooms[0] and starts_at > picture.seen_at
        span = TimeSpan(starts_at, starts_at + HALF_AN_HOUR)
        if is_open and is_first and picture.held.issuperset(cells_of(space, span)):
            yield starts_at


def half_hours(picture: HousePicture, venue: VenueId) -> list[Alternative]:
    """Every half hour of today and this evening in a house, free or not, that its kiosks may ever confirm."""
    spaces = [space for space in picture.municipality.venue_by_id[venue].spaces if space.offline]
    first = next_slot_start(picture.seen_at + HALF_AN_HOUR)
    return [_half_hour(space, first + n * HALF_AN_HOUR) for space in spaces for n in range(HALF_HOURS)]


def _half_hour(space: Space, starts_at: datetime) -> Alternative:
    return Alternative(space.id, space.standing_layout.id, TimeSpan(starts_at, starts_at + HALF_AN_HOUR))


def a_wish(choice: Alternative, random: Random) -> BookingWish:
    return BookingWish(
        id=BookingId(UUID(int=random.getrandbits(128), version=4)),
        alternatives=(choice,),
        persons=2,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
        language="da",
        phone=f"{random.randrange(20_000_000, 99_999_999)}",
    )


class _DiesAt:
    """Wraps what a booking passes through; nothing else of the program is touched."""

    def __init__(self, edge: Edge, at: int) -> None:
        self._edge = edge
        self._at = at
        self._number = count(1)
        self._is_now = False

    def set(self) -> None:
        self._wrap(KioskJournal, "commit", self._commit)
        self._wrap(WitnessFile, "see", self._see)
        self._wrap(Outbox, "answer", self._answer)
        self._wrap(FolderPrinter, "print_receipt", self._print)
        self._wrap(RollLine, "send", self._send)
        self._wrap(os, "fsync", self._fsync)  # the paper is written, and does not lie in its place yet

    def _wrap(self, owner: Any, name: str, around: Callable[..., Any]) -> None:
        real = getattr(owner, name)
        setattr(owner, name, lambda *given, **named: around(real, *given, **named))

    def _here(self, edge: Edge) -> None:
        if self._is_now and edge is self._edge:
            os.kill(os.getpid(), signal.SIGKILL)

    def _commit(self, real: Callable[..., None], journal: object, life: Incarnation, entry: JournalEntry) -> None:
        self._is_now = self._is_now or (isinstance(entry.act, Confirm) and next(self._number) == self._at)
        self._here(Edge.BEFORE_COMMIT)
        real(journal, life, entry)
        self._here(Edge.AFTER_COMMIT)

    def _see(self, real: Callable[..., None], witness: object, end: JournalEnd) -> None:
        real(witness, end)
        self._here(Edge.AFTER_WITNESS)

    def _answer(self, real: Callable[..., bool], *given: object, **named: object) -> bool:
        is_kept = real(*given, **named)
        self._here(Edge.AFTER_OUTBOX)
        return is_kept

    def _print(self, real: Callable[..., PaperState], *given: object) -> PaperState:
        state = real(*given)
        self._here(Edge.AFTER_PAPER)
        return state

    def _send(self, real: Callable[..., None], line: object, document: bytes) -> None:
        """Half of it comes out, then nothing more."""
        if self._is_now:
            real(line, document[: len(document) // 2])
        self._here(Edge.IN_ROLL)
        real(line, document)

    def _fsync(self, real: Callable[..., None], *given: object) -> None:
        self._here(Edge.IN_PAPER)
        real(*given)


class Worker:
    """The process of one life. It is forked from one that has the program loaded: a start takes a moment."""

    def __init__(self, job: Work) -> None:
        context = get_context("forkserver")
        context.set_forkserver_preload([__name__])
        self._told, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(job, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def until_ready(self) -> bool:
        """Whether it came to confirm; False when it died before, or is granted nothing."""
        return self.hear(PATIENCE_SECONDS) == "ready"

    def hear(self, within_seconds: float) -> str | None:
        """What it says next; None when it says nothing in time, or is dead."""
        try:
            return str(self._told.recv()) if self._told.poll(within_seconds) else None
        except (EOFError, ConnectionResetError):
            return None

    def heard(self) -> list[str]:
        """What it said that nobody has listened to yet, once it is dead."""
        return list(iter(lambda: self.hear(0) or "", ""))

    def until_dead(self) -> None:
        self._process.join(PATIENCE_SECONDS)
        assert self._process.exitcode == -signal.SIGKILL, self._process.exitcode

    def kill(self) -> None:
        self._process.kill()
        self._process.join()


@dataclass(frozen=True)
class Left:
    """What lies on the disk of a kiosk that is not running."""

    confirmed: dict[BookingId, Booking]
    papers: frozenset[str]
    unprinted: frozenset[BookingId]

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(code_of(booking) for booking in self.confirmed)


def left_by(folder: Path) -> Left:
    """Read from copies: looking mends nothing."""
    with TemporaryDirectory() as copies:
        for path in folder.glob("*.sqlite*"):
            shutil.copy(path, copies)
        journal = KioskJournal.open(Path(copies) / JOURNAL_FILE)
        acts = [entry.act for life in journal.lives() for entry in life.journal.entries]
        journal.close()
        outbox = Outbox.open(Path(copies) / OUTBOX_FILE)
        unprinted = frozenset(receipt.booking for receipt in outbox.unprinted())
        outbox.close()
    confirmed = {act.booking.id: act.booking for act in acts if isinstance(act, Confirm)}
    return Left(confirmed, papers_in(folder), unprinted)


def papers_in(folder: Path) -> frozenset[str]:
    """The codes of the confirmations that came out of the printer."""
    return frozenset(path.stem.removeprefix("receipt-") for path in (folder / "paper").glob("receipt-*.pdf"))


def soon(holds: Callable[[], bool]) -> bool:
    """Whether it comes to hold before patience ends."""
    ends_at, gate = time.monotonic() + PATIENCE_SECONDS, Event()
    while not holds():
        if time.monotonic() > ends_at:
            return False
        gate.wait(LOOKS_EVERY_SECONDS)
    return True


def enrolled_kiosk(running: RunningCentre, folder: Path, *, name: DeviceId = FOYER) -> None:
    code = f"CODE-{name}"
    with running.centre.store.writing() as connection:
        devices.keep_enrolment_code(connection, name, code, now=running.clock())
    enrol(running.url, code, folder)


@contextmanager
def started_again(running: RunningCentre, folder: Path, *, printer: str = PAPER) -> Iterator[tuple[Machine, Screen]]:
    """The next start on the same files, in contact; stopped in good order in the end."""
    settings = KioskSettings(folder, printer=printer)
    machine = open_machine(settings, load_identity(folder), typesetter=typeset, clock=running.clock)
    screen = Screen()
    try:
        machine.first_picture(within_seconds=PATIENCE_SECONDS)
        machine.follow(screen.post)
        yield machine, screen
    finally:
        machine.stop()


@dataclass(frozen=True)
class Centre:
    """What the centre's store says of one kiosk."""

    running: RunningCentre
    device: DeviceId = FOYER

    def truth(self) -> dict[BookingId, Booking]:
        snapshot = self.running.centre.store.feed.snapshot(now=self.running.clock())
        return {booking.id: booking for booking in snapshot.bookings}

    def frozen(self) -> int:
        """Cells still to come that are held by a life that is over."""
        now = self.running.clock()
        with self.running.centre.store.reading_books(now=now) as books:
            present = books.standing(self.device).incarnation
            held = books.held_by(self.device, since=slot_of(now))
        return sum(holder.incarnation != present for holder in held.values())

    def missing(self, left: Left) -> set[BookingId]:
        """What was confirmed for a time still to come and does not stand."""
        truth, now = self.truth(), self.running.clock()
        ahead = {one for one, booking in left.confirmed.items() if booking.span.ends_at > now}
        return {one for one in ahead if one not in truth or truth[one].state is not BookingState.CONFIRMED}

    def is_double(self) -> bool:
        return bool(double_booked(self.truth()))

    def settled_after(self, left: Left) -> float | None:
        """Seconds until everything confirmed stands and nothing is frozen; None when it never comes to that."""
        began = time.monotonic()
        is_settled = soon(lambda: not self.missing(left) and not self.frozen())
        return time.monotonic() - began if is_settled else None


def book_some(
    folder: Path, now: datetime, bookings: int, *, between: Callable[[int], None] = lambda _number: None
) -> None:
    """Book so often, tell of each on a line of its own what came of it and under which id, and stop in good order.

    `between` is called before each booking with its number.
    """
    settings = KioskSettings(folder, printer=PAPER)
    machine = open_machine(settings, load_identity(folder), typesetter=typeset, clock=lambda: now)
    screen, random = Screen(), Random(1)
    machine.first_picture(within_seconds=PATIENCE_SECONDS)
    machine.follow(screen.post)
    screen.until(lambda picture: bool(picture.held))
    for number, choice in zip(range(bookings), held_choices(screen, random), strict=False):
        between(number)
        wish = a_wish(choice, random)
        sys.stdout.write(f"{type(machine.desk.book(wish)).__name__} {wish.id}\n")
    machine.stop()
    sys.stdout.write(f"stopped {len(papers_in(folder))}\n")
