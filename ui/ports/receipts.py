"""What stands behind a code or a paper that somebody shows."""

from dataclasses import dataclass

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import SpaceId
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages.escrow import BookingInDoubt
from booking_core.protocol.receipts import Unreadable
from ui.ports.booking import BookingWish
from ui.ports.silence import CentreSilent


@dataclass(frozen=True, slots=True)
class ReceiptFound:
    """What stands behind a code typed or scanned at this kiosk. `booking` is None while a request is unanswered.

    `url` is empty when the paper was printed elsewhere and not scanned here. `paper_span` (UTC) is the time the
    scanned paper tells; it differs from the booking's when that was moved since. `made_again`: the centre had lost
    the booking, and has it from the paper that was scanned just now.
    """

    code: str
    url: str
    booking: Booking | None
    wish: BookingWish | None
    refusals: tuple[Refusal, ...] = ()
    paper_span: TimeSpan | None = None
    made_again: bool = False


@dataclass(frozen=True, slots=True)
class NotAReceipt:
    """What was scanned is no receipt of these houses; `reason` says in which way."""

    reason: Unreadable


@dataclass(frozen=True, slots=True)
class PaperRedeemed:
    """Nobody here knew the receipt, and the centre has its booking. `made_again`: from the paper, for it was lost."""

    booking: Booking
    made_again: bool


@dataclass(frozen=True, slots=True)
class PaperInDoubt:
    """The receipt counts, and its room has been promised to others too: a desk must look at it."""

    doubt: BookingInDoubt


@dataclass(frozen=True, slots=True)
class PaperKept:
    """The receipt is genuine, and nobody can say more just now. It is on the disk, and the centre will be asked.

    `space` and `span` are what the paper says; `space` is None when the places no longer have it.
    """

    space: SpaceId | None
    span: TimeSpan


@dataclass(frozen=True, slots=True)
class PaperUnproven:
    """The receipt is signed by a machine not known here, and the centre cannot say just now whose that is."""


PaperShown = PaperRedeemed | PaperInDoubt | PaperKept | PaperUnproven | Refusal | CentreSilent

FindOutcome = tuple[ReceiptFound, ...] | NotAReceipt | PaperInDoubt | PaperKept | PaperUnproven | Refusal | CentreSilent
"""A receipt that was redeemed is found like any other."""
