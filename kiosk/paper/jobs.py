"""What goes on one piece of paper, and whoever makes a document of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from booking_core.domain.bookings import Booking
from booking_core.domain.finding.outings import Outing
from booking_core.domain.identity import DeviceId
from booking_core.domain.place_cards import CardOnPaper
from booking_core.domain.places import Municipality
from booking_core.domain.recurring.series import Series
from booking_core.domain.told.waiting import WaitingWish
from booking_core.protocol.messages import Book
from booking_core.store.machine_disk.outbox import OwnReceipt
from kiosk.devices.printers import Form


@dataclass(frozen=True, slots=True)
class SeriesDates:
    """A series and all its bookings as they are now: one receipt speaks for all of them."""

    series: Series
    bookings: tuple[Booking, ...]


@dataclass(frozen=True, slots=True)
class WaitingSlip:
    """What somebody waits for, and how many waited longer for the same then."""

    wish: WaitingWish
    ahead: int


@dataclass(frozen=True, slots=True)
class ReceiptJob:
    """Everything that goes on one piece of paper. `content` is what is booked, or what is asked for.

    `stale_since` (UTC) is when the centre was last heard, None while it answers. `form` is how the printer wants it.
    `before` are the bookings that a single one goes on from, by time.
    """

    receipt: OwnReceipt
    content: Booking | SeriesDates | Book | WaitingSlip | Outing | CardOnPaper
    url: str
    municipality: Municipality
    kiosk: DeviceId
    stale_since: datetime | None
    is_copy: bool
    form: Form = None
    before: tuple[Booking, ...] = ()


class NotTypeset(Exception):
    """No document could be made; the booking behind it stands all the same."""


Typesetter = Callable[[ReceiptJob], bytes]
"""A job in its form: PDF, or bytes for a roll. Raises `NotTypeset`."""
