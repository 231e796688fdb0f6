"""What the screens need from the machine they run on; `kiosk` provides it.

The methods of `BookingDesk` and `StaffDesk` wait for network and disk: the screens call them through the job runner
only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from booking_core.domain.bookings import Booking, Cell, Contact, Need, Openness, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, SpaceId, VenueId
from booking_core.domain.places import Municipality
from booking_core.domain.refusals import Refusal
from booking_core.domain.schedule_changes import PrintedSheet, TaskFacts
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.receipts import Unreadable


@dataclass(frozen=True, slots=True)
class HousePicture:
    """What this machine knows: the places, what is booked, and how fresh that is.

    `seen_at` (UTC) is when the centre last confirmed that nothing newer exists; `connected` whether it does so now.
    `held` are the free cells this kiosk may confirm by itself, network or not; none until the centre grants some.
    """

    municipality: Municipality
    calendar: Calendar
    kiosk: DeviceId
    seen_at: datetime
    connected: bool
    held: frozenset[Cell] = frozenset()


@dataclass(frozen=True, slots=True)
class Alternative:
    space: SpaceId
    layout: LayoutId
    span: TimeSpan


@dataclass(frozen=True, slots=True)
class BookingWish:
    """What a person decided on the confirm page. `id` is chosen once: pressing twice books once.

    `phone` is as typed (digits), or empty for no name. `language` is the person's, for the paper.
    """

    id: BookingId
    alternatives: tuple[Alternative, ...]
    persons: int
    purpose: Purpose
    openness: Openness
    language: str
    phone: str = ""
    needs: tuple[Need, ...] = ()


class PaperState(StrEnum):
    """What became of the paper. WAITING is kept on the disk and printed as soon as the printer works again."""

    PRINTED = "printed"
    NO_PRINTER = "no-printer"
    WAITING = "waiting"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Proof:
    """What the person takes along: the nine-digit code, the address in the QR code, and the state of the paper."""

    code: str
    url: str
    paper: PaperState


@dataclass(frozen=True, slots=True)
class BookingConfirmed:
    booking: Booking
    proof: Proof


@dataclass(frozen=True, slots=True)
class BookingRequested:
    """Kept on disk and sent when the centre answers again. Nothing is promised. `answer_by` is UTC."""

    wish: BookingWish
    proof: Proof
    answer_by: datetime


@dataclass(frozen=True, slots=True)
class BookingRefused:
    """The centre said no; nothing was printed. One refusal for each alternative."""

    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class CentreSilent:
    """No answer came, and it is too soon to ask on paper: nothing was booked."""


@dataclass(frozen=True, slots=True)
class KioskOutOfOrder:
    """The disk refused to keep the booking: nothing was booked, staff must look."""


BookingOutcome = BookingConfirmed | BookingRequested | BookingRefused | CentreSilent | KioskOutOfOrder


@dataclass(frozen=True, slots=True)
class ReceiptFound:
    """What stands behind a code typed or scanned at this kiosk. `booking` is None while a request is unanswered.

    `url` is empty when the paper was printed elsewhere and not scanned here. `paper_span` (UTC) is the time the
    scanned paper tells; it differs from the booking's when that was moved since.
    """

    code: str
    url: str
    booking: Booking | None
    wish: BookingWish | None
    refusals: tuple[Refusal, ...] = ()
    paper_span: TimeSpan | None = None


@dataclass(frozen=True, slots=True)
class NotAReceipt:
    """What was scanned is no receipt of these houses; `reason` says in which way."""

    reason: Unreadable


FindOutcome = tuple[ReceiptFound, ...] | NotAReceipt


@dataclass(frozen=True, slots=True)
class BookingAltered:
    """The centre has changed it: this is how it is now."""

    booking: Booking


ChangeOutcome = BookingAltered | Refusal | CentreSilent


class BookingDesk(Protocol):
    """Books, prints and finds, for a person at a screen."""

    def book(self, wish: BookingWish) -> BookingOutcome:
        """Ask the centre and wait at most three seconds; without an answer a request is kept where that is allowed."""
        ...

    def print_again(self, booking: BookingId, language: str | None = None) -> PaperState:
        """The receipt as it is now, stamped as a copy, in `language` or that of the first one."""
        ...

    def find(self, text: str) -> FindOutcome:
        """Everything behind a nine-digit code or a scanned QR code, wherever it was booked; almost always one.

        A booking that was cancelled and made again is found under its old code too, as the new booking.
        """
        ...

    def check_in(self, booking: BookingId) -> ChangeOutcome:
        """The people have come."""
        ...

    def change_end(self, booking: Booking, ends_at: datetime) -> ChangeOutcome:
        """Let `booking`, as it was shown, end at `ends_at` (UTC, on a quarter): sooner, or later where it is free."""
        ...

    def give_back(self, booking: BookingId) -> Refusal | CentreSilent | None:
        """Give up a booking, the rest of one that has begun, or a request not sent yet; None when it is done."""
        ...


@dataclass(frozen=True, slots=True)
class StaffWish:
    """What somebody at a front desk decided. `id` is chosen once: pressing twice books once.

    `title` is public and empty for a closed booking; `name` and `phone` are for the house alone, each may be empty.
    `replaces` is the booking this one is made in place of: undoing a cancellation.
    """

    id: BookingId
    to: Alternative
    persons: int
    purpose: Purpose
    openness: Openness
    title: str = ""
    name: str = ""
    phone: str = ""
    needs: tuple[Need, ...] = ()
    wheelchairs: int = 0
    replaces: BookingId | None = None


@dataclass(frozen=True, slots=True)
class BookingFound:
    booking: Booking
    contact: Contact


class StaffDesk(Protocol):
    """Books, moves, finds and prints for staff. While the centre is silent nothing is changed: a desk then reads.

    Names and numbers live in memory alone and go when the screen that shows them does.
    """

    def book(self, wish: StaffWish) -> ChangeOutcome:
        """Book it, approval and walk-in rules aside."""
        ...

    def reschedule(self, booking: Booking, to: Alternative) -> ChangeOutcome:
        """Let `booking`, as it was shown, be `to`: moved, stretched, or in another layout.

        VERSION_CHANGED when somebody else changed it meanwhile.
        """
        ...

    def cancel(self, booking: BookingId, reason: str) -> ChangeOutcome:
        """Cancel for the house; whoever booked can read `reason`."""
        ...

    def check_in(self, booking: BookingId) -> ChangeOutcome:
        """The people have come."""
        ...

    def contacts(self, span: TimeSpan) -> Mapping[BookingId, Contact] | CentreSilent:
        """Who stands behind the bookings that touch `span` (at most eight days), where somebody said so."""
        ...

    def search(self, text: str) -> tuple[BookingFound, ...] | CentreSilent | NotAReceipt:
        """Bookings not yet over by name, title, phone, code or scanned receipt, the nearest in time first."""
        ...

    def print_receipt(self, booking: BookingId, language: str) -> PaperState:
        """A receipt for `booking` as it is now."""
        ...

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        """The janitor's sheet of that local day."""
        ...


@dataclass(frozen=True, slots=True)
class Round:
    """What a machine remembers of a janitor's day: the last print, and the tasks done as they were then."""

    printed: PrintedSheet | None = None
    done: tuple[TaskFacts, ...] = ()


class JanitorDesk(Protocol):
    """Keeps a janitor's ticks on the disk, and prints."""

    def round_of(self, venue: VenueId, day: date) -> Round:
        """What is remembered; nothing where nothing is."""
        ...

    def keep_done(self, venue: VenueId, day: date, done: Sequence[TaskFacts]) -> bool:
        """Whether `done` is on the disk now, in place of what was there."""
        ...

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        """The sheet of that local day, with what changed since the last."""
        ...


Clock = Callable[[], datetime]
"""The present instant, aware, in UTC."""
