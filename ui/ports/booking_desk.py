"""The port of a kiosk: what a person at a screen can have done."""

from datetime import datetime
from typing import Protocol

from booking_core.domain.bookings import Booking, Whereabouts
from booking_core.domain.finding.outings import Outing
from booking_core.domain.finding.search import Search
from booking_core.domain.identity import BookingId
from ui.ports.booking import Alternative, BookingOutcome, BookingWish, GivenBack, KioskChange
from ui.ports.cards import CardRead
from ui.ports.conditions import Telling
from ui.ports.paper import PaperSpared, PaperState
from ui.ports.receipts import FindOutcome
from ui.ports.waiting import Joining
from ui.ports.wishes import Wishing


class BookingDesk(Joining, Telling, Wishing, Protocol):
    """Books, prints and finds, for a person at a screen."""

    def book(self, wish: BookingWish) -> BookingOutcome:
        """Ask the centre and wait at most three seconds; without an answer a request is kept where that is allowed."""
        ...

    def read_card(self, text: str) -> CardRead:
        """The place card that was held under the reader, network or not; nothing of it is kept."""
        ...

    def print_again(self, booking: BookingId, language: str | None = None) -> PaperState:
        """The receipt as it is now, stamped as a copy, in `language` or that of the first one."""
        ...

    def find(self, text: str) -> FindOutcome:
        """Everything behind a nine-digit code or a scanned QR code, wherever it was booked; almost always one.

        A confirmed receipt that nobody here knows is shown to the centre, now or as soon as it answers.
        A booking that was cancelled and made again is found under its old code too, as the new booking.
        """
        ...

    def check_in(self, booking: BookingId) -> KioskChange:
        """The people have come."""
        ...

    def change_end(self, booking: Booking, ends_at: datetime, language: str | None = None) -> KioskChange:
        """Let `booking`, as it was shown, end at `ends_at` (UTC, on a quarter): sooner, or later where it is free.

        With what goes on from it, which is given up where `ends_at` is before it. A receipt is in `language`.
        """
        ...

    def decide(self, booking: Booking, place: Whereabouts) -> KioskChange:
        """Let `booking`, in the open as it was shown, be outdoors, or indoors under the roof held for it."""
        ...

    def print_outing(self, outing: Outing, language: str) -> PaperState | PaperSpared:
        """A slip to go by: what is on or free, where, when, and the way there. It books nothing."""
        ...

    def looks_at(self, choice: Alternative | None) -> None:
        """Somebody stands on the confirm page for `choice`, or nobody does: for a while nobody else is given it."""
        ...

    def note_unmet(self, search: Search) -> None:
        """Remember for statistics, without the person, that `search` found nothing that fits; never raises."""
        ...

    def give_back(self, booking: BookingId) -> GivenBack:
        """Give up a booking, the rest of one that has begun, or a request not sent yet; None when it is done."""
        ...
