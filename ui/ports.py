"""What the screens need from the machine they run on; `kiosk` provides it.

The methods of `BookingDesk` wait for network and disk: the screens call them through the job runner only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from booking_core.domain.bookings import Booking, Cell, Openness, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, SpaceId
from booking_core.domain.places import Municipality
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import TimeSpan


@dataclass(frozen=True, slots=True)
class HousePicture:
    """What this kiosk knows: the places, what is booked, and how fresh that is.

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


class PaperState(StrEnum):
    """What became of the paper."""

    PRINTED = "printed"
    NO_PRINTER = "no-printer"
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
    """What stands behind a code typed or scanned at this kiosk. `booking` is None while a request is unanswered."""

    code: str
    url: str
    booking: Booking | None
    wish: BookingWish | None
    refusals: tuple[Refusal, ...] = ()


class BookingDesk(Protocol):
    """Books, prints and finds, for a person at a screen."""

    def book(self, wish: BookingWish) -> BookingOutcome:
        """Ask the centre and wait at most three seconds; without an answer a request is kept where that is allowed."""
        ...

    def print_again(self, booking: BookingId) -> PaperState:
        """The same receipt once more, stamped as a copy."""
        ...

    def find(self, code: str) -> tuple[ReceiptFound, ...]:
        """Everything at this kiosk with the nine-digit `code`; almost always none or one."""
        ...

    def give_back(self, booking: BookingId) -> Refusal | CentreSilent | None:
        """Cancel a booking, or withdraw a request that has not been sent; None when it is done."""
        ...


Clock = Callable[[], datetime]
"""The present instant, aware, in UTC."""
