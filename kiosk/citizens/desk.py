"""What a person at this machine can have done: book, find, print again, give back."""

from datetime import datetime
from uuid import UUID, uuid4

import structlog

from booking_core.domain.bookings import Booking, Contact, Whereabouts, cells_of
from booking_core.domain.finding.outings import Outing
from booking_core.domain.finding.search import Search
from booking_core.domain.identity import BookingId, WaitingId
from booking_core.domain.told.demand import unmet_search
from booking_core.domain.told.house_wishes import HouseWish
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.store.machine_disk.machine_files import DiskRefused
from kiosk.anybody.changes import Changes
from kiosk.anybody.conditions import ConditionDesk
from kiosk.citizens.arrivals import Arrivals
from kiosk.citizens.booking_office import BookingOffice
from kiosk.citizens.card_reader import CardReader
from kiosk.citizens.copies import CopyOffice
from kiosk.citizens.equipment import Equipment
from kiosk.citizens.lookup import Lookup
from kiosk.citizens.own_bookings import OwnBookings
from kiosk.citizens.paper_minding import SlipAllowance
from kiosk.citizens.waiting import CitizenWaiting
from ui import ports
from ui.ports import (
    BookingOutcome,
    BookingWish,
    CardRead,
    CentreSilent,
    ChangeOutcome,
    ConditionOutcome,
    ConditionTelling,
    FindOutcome,
    GivenBack,
    JoinOutcome,
    KioskChange,
    PaperSpared,
    PaperState,
    WishKept,
    WishOutcome,
)

log = structlog.get_logger()


class KioskDesk:
    """A `ui.ports.BookingDesk`: what this kiosk holds it confirms, for everything else it asks the centre.

    How a wish becomes a booking and a paper, and what holds when something fails: `booking_office`.
    """

    def __init__(self, equipment: Equipment, cards: CardReader) -> None:
        changes = Changes(equipment.client, pictures=equipment.pictures)
        self._lookup = lookup = Lookup(
            equipment.outbox, pictures=equipment.pictures, receipts=equipment.receipts, papers=equipment.papers
        )
        self._kiosk = equipment
        self._cards = cards
        arrivals = Arrivals(equipment)
        self._booking = BookingOffice(equipment, changes, lookup, arrivals)
        self._own = OwnBookings(equipment, changes, self._booking, arrivals)
        self._copies = CopyOffice(equipment, lookup, self._booking)
        self._waiting = CitizenWaiting(equipment)
        self._slips = SlipAllowance()
        self._conditions = ConditionDesk(equipment.client, equipment.outbox, pictures=equipment.pictures)

    def book(self, wish: BookingWish) -> BookingOutcome:
        """Ask the centre for `wish` and print its receipt; see the class for what holds when something fails.

        A second press while the first is under way waits for it and gets the same outcome.
        """
        return self._booking.book(wish)

    def find(self, text: str) -> FindOutcome:
        """Everything behind a nine-digit code or a scanned QR code, wherever it was booked."""
        return self._lookup.find(text)

    def read_card(self, text: str) -> CardRead:
        """The place card that was held under the reader."""
        return self._cards.read(text, now=self._kiosk.clock())

    def check_in(self, booking: BookingId) -> KioskChange:
        """The people have come; while the centre is silent that is kept for it."""
        return self._own.check_in(booking)

    def change_end(self, booking: Booking, ends_at: datetime, language: str | None = None) -> KioskChange:
        """Let the stay of which `booking`, as it was shown, is part end at `ends_at`; going on by itself if need be."""
        return self._own.change_end(booking, ends_at, language)

    def decide(self, booking: Booking, place: Whereabouts) -> ChangeOutcome:
        """Let `booking`, in the open as it was shown, be outdoors, or indoors under the roof held for it."""
        return self._own.decide(booking, place)

    def give_back(self, booking: BookingId) -> GivenBack:
        """Cancel `booking`, or withdraw it while it is a request."""
        return self._own.give_back(booking)

    def print_again(self, booking: BookingId, language: str | None = None) -> PaperState:
        """The receipt of `booking` as it is now, stamped as a copy, in `language` or that of the first one."""
        return self._copies.print_again(booking, language)

    def join_waiting_list(self, wish: WaitingId, need: WaitingNeed, contact: Contact, *, language: str) -> JoinOutcome:
        """Have `contact` called when `need` can be met."""
        return self._waiting.join(wish, need, contact, language=language)

    def leave_waiting_list(self, wish: WaitingId) -> CentreSilent | None:
        """Take a wish off the list; None when it is done."""
        return self._waiting.leave(wish)

    def print_outing(self, outing: Outing, language: str) -> PaperState | PaperSpared:
        """The slip of somewhere to go; nothing is kept of it."""
        if not self._slips.has_some():
            log.warning("a slip was not printed: many have been just now", space=outing.space)
            return PaperSpared()
        paper = self._kiosk.receipts.print_outing(outing, language=language, issued_at=self._kiosk.clock())
        if paper is PaperState.PRINTED:
            self._slips.spend()
        return paper

    def report_condition(self, telling: ConditionTelling) -> ConditionOutcome:
        """Tell the house what is the matter, now or as soon as the centre answers."""
        return self._conditions.report(telling)

    def looks_at(self, choice: ports.Alternative | None) -> None:
        """What this kiosk holds of `choice` stays here for half a minute, even when others want it."""
        picture = self._kiosk.pictures.current
        space = None if choice is None or picture is None else picture.municipality.space_by_id.get(choice.space)
        if choice is None or space is None:
            self._kiosk.custody.looks_away()
        else:
            self._kiosk.custody.looks_at(cells_of(space, choice.span))

    def note_unmet(self, search: Search) -> None:
        """Keep on the disk, for statistics and without the person, that `search` found nothing that fits."""
        picture = self._kiosk.pictures.current
        if picture is None:
            return
        wish = unmet_search(picture.municipality, search, now=self._kiosk.clock(), wish_id=uuid4())
        try:
            self._kiosk.outbox.note_unmet(wish)
        except DiskRefused as err:
            log.warning("an unmet wish was not noted", code=err.code)

    def tell_wish(self, wish: HouseWish, telling: UUID) -> WishOutcome:
        """Say to the house what is missing; without contact it is kept on the disk until there is some."""
        outcome = self._kiosk.wishes.tell(wish, telling)
        if isinstance(outcome, WishKept | CentreSilent):
            self._kiosk.pictures.lost()
        return outcome

    def look_at_wishes(self) -> None:
        """Ask what is missing in this house as it is now."""
        self._kiosk.wishes.look()
