"""What a person at this machine can have done: book, find, print again, give back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from threading import Lock
from uuid import UUID, uuid4

import structlog
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from booking_core.domain.bookings import Booking, BookingState, Contact, Whereabouts, cells_of
from booking_core.domain.demand import unmet_search
from booking_core.domain.holding import may_check_in
from booking_core.domain.house_wishes import HouseWish
from booking_core.domain.identity import BookingId, WaitingId
from booking_core.domain.outings import Outing
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.search import Search
from booking_core.domain.stays import Stay, stay_of
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.waiting import WaitingNeed
from booking_core.protocol.messages import Confirmed, NoReceipt, ReceiptWanted, Requested
from booking_core.protocol.messages.escrow import Arrive, GiveBack, Shorten, Wished
from booking_core.store.machine_files import DiskRefused
from booking_core.store.outbox import Outbox, OwnReceipt, ReceiptKind, Wish, WishState
from kiosk.booking_office import BookingOffice
from kiosk.card_reader import CardReader
from kiosk.centre_client import CentreClient
from kiosk.centre_failures import CentreFailure
from kiosk.changes import Changes
from kiosk.citizen_waiting import CitizenWaiting
from kiosk.conditions import ConditionDesk
from kiosk.custody import Custody
from kiosk.house_pictures import HousePictures
from kiosk.lookup import Lookup
from kiosk.paper_minding import SlipAllowance
from kiosk.receipts import ReceiptOffice
from kiosk.redeeming import PaperOffice
from kiosk.settings import DEFAULT_LANGUAGE
from kiosk.wish_office import WishOffice
from ui import ports
from ui.ports import (
    BookingAltered,
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

    def __init__(
        self,
        client: CentreClient,
        outbox: Outbox,
        *,
        pictures: HousePictures,
        receipts: ReceiptOffice,
        custody: Custody,
        papers: PaperOffice,
        cards: CardReader,
        wishes: WishOffice,
        sealing_key: X25519PublicKey,
        clock: Callable[[], datetime],
    ) -> None:
        self._custody = custody
        self._client = client
        self._outbox = outbox
        self._pictures = pictures
        self._receipts = receipts
        self._clock = clock
        self._changes = Changes(client, pictures=pictures)
        self._cards = cards
        self._wishes = wishes
        self._waiting = CitizenWaiting(
            client, pictures=pictures, receipts=receipts, sealing_key=sealing_key, clock=clock
        )
        self._lookup = Lookup(outbox, pictures=pictures, receipts=receipts, papers=papers)
        self._booking = BookingOffice(
            client,
            outbox,
            pictures=pictures,
            receipts=receipts,
            custody=custody,
            changes=self._changes,
            lookup=self._lookup,
            sealing_key=sealing_key,
            clock=clock,
        )
        self._slips = SlipAllowance()
        self._conditions = ConditionDesk(client, outbox, pictures=pictures)
        self._one_person_at_a_time = Lock()

    def book(self, wish: BookingWish) -> BookingOutcome:
        """Ask the centre for `wish` and print its receipt; see the class for what holds when something fails.

        A second press while the first is under way waits for it and gets the same outcome.
        """
        with self._one_person_at_a_time:
            return self._booking.book(wish)

    def find(self, text: str) -> FindOutcome:
        """Everything behind a nine-digit code or a scanned QR code, wherever it was booked."""
        return self._lookup.find(text)

    def read_card(self, text: str) -> CardRead:
        """The place card that was held under the reader."""
        return self._cards.read(text, now=self._clock())

    def check_in(self, booking: BookingId) -> KioskChange:
        """The people have come; while the centre is silent that is kept for it.

        Only of a place in this house: before the centre gives one up it waits for the kiosks of its house, and for no
        others.
        """
        outcome = self._changes.check_in(booking)
        return self._or_kept(outcome, Arrive(booking)) if self._is_of_this_house(booking) else outcome

    def change_end(self, booking: Booking, ends_at: datetime, language: str | None = None) -> KioskChange:
        """Let the stay of which `booking`, as it was shown, is part end at `ends_at`.

        Later, while the centre is silent: what this kiosk holds is confirmed as a booking that goes on from it.
        """
        stay = self._stay_of(booking)
        part = stay.part_ending_at_or_after(ends_at)
        given_up = self._without_the_rest(stay, part)
        if ends_at == part.span.ends_at or isinstance(given_up, Refusal | CentreSilent):
            return BookingAltered(part) if given_up is None else given_up
        to = ports.Alternative(part.space, part.layout, TimeSpan(part.span.starts_at, ends_at))
        outcome = self._changes.reschedule(part, to)
        if ends_at < part.span.ends_at:
            return self._or_kept(outcome, Shorten(part.id, ends_at, part.version, part.span.ends_at))
        return self._or_continued(outcome, part, ends_at, language=language)

    def _without_the_rest(self, stay: Stay, part: Booking) -> GivenBack:
        """Give back what goes on from `part`."""
        rest = stay.after(part)
        return self.give_back(rest[0].id) if rest else None

    def _stay_of(self, booking: Booking) -> Stay:
        picture = self._pictures.current
        return Stay((booking,)) if picture is None else stay_of(booking, picture.calendar)

    def _or_continued(
        self, outcome: ChangeOutcome, part: Booking, ends_at: datetime, *, language: str | None
    ) -> KioskChange:
        """Where the centre cannot say, this kiosk's own cells go on from `part`; else nothing is changed.

        Whoever asks is here, and has come when it is about the time for that.
        """
        picture = self._pictures.current
        if picture is None or not _is_to_wait(outcome):
            return outcome
        with self._one_person_at_a_time:
            self._have_come(part)
            return self._booking.go_on(part, ends_at, picture, language=language or self._language_of(part)) or outcome

    def _have_come(self, part: Booking) -> None:
        """Take down that they are here, where that is not known."""
        is_time = may_check_in(part, now=self._clock()) and not self._stay_of(part).have_come
        if is_time and self._is_of_this_house(part.id):
            self._custody.wished(Arrive(part.id))

    def _language_of(self, booking: Booking) -> str:
        """Of the receipt that was printed here, if any."""
        try:
            receipts = self._outbox.receipts_of(booking.id)
        except DiskRefused as err:
            log.error("the outbox cannot be read", code=err.code)  # noqa: TRY400
            return DEFAULT_LANGUAGE
        return receipts[0].language if receipts else DEFAULT_LANGUAGE

    def _or_kept(self, outcome: ChangeOutcome, act: Wished) -> ChangeOutcome | WishKept:
        """What the centre could not be told, or cannot do yet, waits in the journal."""
        return WishKept() if _is_to_wait(outcome) and self._custody.wished(act) else outcome

    def decide(self, booking: Booking, place: Whereabouts) -> ChangeOutcome:
        """Let `booking`, in the open as it was shown, be outdoors, or indoors under the roof held for it."""
        return self._changes.decide(booking, place)

    def print_again(self, booking: BookingId, language: str | None = None) -> PaperState:
        """The receipt of `booking` as it is now, stamped as a copy, in `language` or that of the first one."""
        try:
            receipts = self._outbox.receipts_of(booking)
            wish = self._outbox.wish(booking)
        except DiskRefused as err:
            log.error("the outbox cannot be read", code=err.code)  # noqa: TRY400
            return PaperState.FAILED
        own = receipts[0] if receipts else None
        in_words = language or (own.language if own is not None else DEFAULT_LANGUAGE)
        known = self._known(booking, wish)
        if known is not None:
            return self._out_after_all(own, self._print_copy(known, own, language=in_words))
        if own is None or wish is None:
            return PaperState.FAILED
        paper = self._receipts.print(replace(own, language=in_words), wish.message, is_copy=True)
        return self._out_after_all(own, paper)

    def _out_after_all(self, own: OwnReceipt | None, paper: PaperState) -> PaperState:
        """Of a receipt that may not have come out a copy did."""
        if own is not None and own.paper is None and paper is PaperState.PRINTED:
            self._booking.note_paper(own, paper)
        return paper

    def give_back(self, booking: BookingId) -> GivenBack:
        """Cancel `booking` at the centre, or withdraw it while it is a request.

        A withdrawn request may have reached the centre unheard: then it is given back when contact returns.
        """
        try:
            wish = self._outbox.wish(booking)
            if wish is not None and wish.state is WishState.WAITING and self._outbox.give_up(booking):
                return None
        except DiskRefused as err:
            log.error("the outbox cannot be used", code=err.code)  # noqa: TRY400
            return CentreSilent()
        match outcome := self._or_kept(self._changes.cancel(booking), GiveBack(booking)):
            case BookingAltered():
                return None
            case _:
                return outcome

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
        paper = self._receipts.print_outing(outing, language=language, issued_at=self._clock())
        if paper is PaperState.PRINTED:
            self._slips.spend()
        return paper

    def report_condition(self, telling: ConditionTelling) -> ConditionOutcome:
        """Tell the house what is the matter, now or as soon as the centre answers."""
        return self._conditions.report(telling)

    def looks_at(self, choice: ports.Alternative | None) -> None:
        """What this kiosk holds of `choice` stays here for half a minute, even when others want it."""
        picture = self._pictures.current
        space = None if choice is None or picture is None else picture.municipality.space_by_id.get(choice.space)
        if choice is None or space is None:
            self._custody.looks_away()
        else:
            self._custody.looks_at(cells_of(space, choice.span))

    def note_unmet(self, search: Search) -> None:
        """Keep on the disk, for statistics and without the person, that `search` found nothing that fits."""
        picture = self._pictures.current
        if picture is None:
            return
        wish = unmet_search(picture.municipality, search, now=self._clock(), wish_id=uuid4())
        try:
            self._outbox.note_unmet(wish)
        except DiskRefused as err:
            log.warning("an unmet wish was not noted", code=err.code)

    def tell_wish(self, wish: HouseWish, telling: UUID) -> WishOutcome:
        """Say to the house what is missing; without contact it is kept on the disk until there is some."""
        outcome = self._wishes.tell(wish, telling)
        if isinstance(outcome, WishKept | CentreSilent):
            self._pictures.lost()
        return outcome

    def look_at_wishes(self) -> None:
        """Ask what is missing in this house as it is now."""
        self._wishes.look()

    def _is_of_this_house(self, booking: BookingId) -> bool:
        picture = self._pictures.current
        known = None if picture is None else picture.calendar.bookings.get(booking)
        if picture is None or known is None:
            return False
        venue = picture.municipality.venue_of_space.get(known.space)
        return venue is not None and picture.kiosk in {kiosk.id for kiosk in venue.kiosks}

    def _known(self, booking: BookingId, wish: Wish | None) -> Booking | None:
        """The booking behind an id as it is now, when there is one."""
        picture = self._pictures.current
        known = None if picture is None else picture.calendar.bookings.get(booking)
        if known is None and wish is not None and isinstance(wish.answer, Confirmed | Requested):
            return wish.answer.booking
        return known

    def _print_copy(self, booking: Booking, own: OwnReceipt | None, *, language: str) -> PaperState:
        """With the token of the newest version; while the centre is silent with the one given out here."""
        receipt = self._newest_receipt(booking, language=language)
        if receipt is None and own is not None and own.kind is _kind_for(booking):
            receipt = replace(own, language=language)
        if receipt is None:
            return PaperState.FAILED
        return self._receipts.print(receipt, self._lookup.present(booking), is_copy=True)

    def _newest_receipt(self, booking: Booking, *, language: str) -> OwnReceipt | None:
        try:
            answer = self._client.receipt(ReceiptWanted(booking=booking.id))
        except CentreFailure as err:
            log.warning("no answer about a receipt", booking=str(booking.id), reason=type(err).__name__)
            return None
        if isinstance(answer, NoReceipt):
            return None
        self._pictures.changed((answer.booking,))
        return self._receipts.of_booking(answer.booking, answer.receipt, language=language, issued_at=self._clock())


def _is_to_wait(outcome: ChangeOutcome) -> bool:
    """Whether the centre could not be told, or cannot do it before it has recovered."""
    return isinstance(outcome, CentreSilent) or _is_recovering(outcome)


def _is_recovering(outcome: ChangeOutcome) -> bool:
    return isinstance(outcome, Refusal) and outcome.code is RefusalCode.RECOVERING


def _kind_for(booking: Booking) -> ReceiptKind:
    return ReceiptKind.REQUEST if booking.state is BookingState.REQUESTED else ReceiptKind.CONFIRMED
