"""A booking at a kiosk: what is wished for, and what comes of it."""

from dataclasses import dataclass
from datetime import datetime

from booking_core.domain.bookings import Booking, Need, Openness, Purpose, SetUpBy
from booking_core.domain.identity import BookingId, LayoutId, SpaceId
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import TimeSpan
from ui.ports.cards import CardShown
from ui.ports.paper import Proof
from ui.ports.silence import CentreSilent, KioskOutOfOrder, WishKept


@dataclass(frozen=True, slots=True)
class Alternative:
    space: SpaceId
    layout: LayoutId
    span: TimeSpan


@dataclass(frozen=True, slots=True)
class BookingWish:
    """What a person decided on the confirm page. `id` is chosen once: pressing twice books once.

    `phone` is as typed (digits), or empty; `card` is a place card shown in its stead. `language` is the person's, for
    the paper; `spoken` are those spoken there, where others may come.
    """

    id: BookingId
    alternatives: tuple[Alternative, ...]
    persons: int
    purpose: Purpose
    openness: Openness
    language: str
    phone: str = ""
    needs: tuple[Need, ...] = ()
    set_up_by: SetUpBy = SetUpBy.CREW
    card: CardShown | None = None
    spoken: tuple[str, ...] = ()


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
class HouseAsked:
    """The centre has the request, and the house answers by the booking's `answer_by`. Nothing is promised.

    `is_free` says whether it was free at that moment.
    """

    booking: Booking
    proof: Proof
    is_free: bool = True


@dataclass(frozen=True, slots=True)
class BookingRefused:
    """The centre said no; nothing was printed. One refusal for each alternative."""

    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class BookingAltered:
    """The centre has changed it: this is how it is now."""

    booking: Booking


@dataclass(frozen=True, slots=True)
class BookingContinued:
    """The centre is silent, and this kiosk holds the room: the time after the booking is confirmed as one of its own.

    `proof` is its receipt, which counts beside the one there was.
    """

    booking: Booking
    proof: Proof


BookingOutcome = BookingConfirmed | BookingRequested | HouseAsked | BookingRefused | CentreSilent | KioskOutOfOrder
ChangeOutcome = BookingAltered | Refusal | CentreSilent
KioskChange = ChangeOutcome | WishKept | BookingContinued

GivenBack = Refusal | CentreSilent | WishKept | None
"""None: it is given back."""
