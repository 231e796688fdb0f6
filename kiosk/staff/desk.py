"""What staff at a front desk can have done: everything is asked of the centre.

Nothing is kept on this machine but receipts that were scanned while the centre was silent.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Protocol

import structlog
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, Contact, Whereabouts
from booking_core.domain.identity import (
    BookingId,
    CardId,
    ConditionId,
    DeviceId,
    HouseWishId,
    SeriesId,
    VenueId,
    WaitingId,
)
from booking_core.domain.recurring.series import Scope, SeriesWish
from booking_core.domain.refusals import Refusal
from booking_core.domain.succession import newest_of_line
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.demand import Asked, UnmetSource, unmet_booking, unmet_id
from booking_core.domain.told.house_wishes import WishHeard
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.protocol import messages
from booking_core.protocol.codes import code_of, parse_code
from booking_core.protocol.messages import (
    Book,
    BookingContact,
    BookingsWanted,
    Confirmed,
    ContactsWanted,
    Declined,
    NoReceipt,
    ReceiptWanted,
    refusal_from_wire,
)
from booking_core.protocol.messages.escrow import Machines, MachinesWanted
from booking_core.protocol.messages.staff import NotSignedIn, StaffTold
from booking_core.protocol.receipts import ReceiptUnreadable, Unreadable
from booking_core.protocol.sealing import seal_contact
from kiosk.anybody.changes import Changes
from kiosk.anybody.conditions import close_condition
from kiosk.anybody.redeeming import PaperOffice
from kiosk.anybody.unmet import UnmetInMemory
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreFailure
from kiosk.keeping.house_pictures import HousePictures
from kiosk.paper.receipts import ReceiptOffice, token_in
from kiosk.staff.blocks import BlockDesk
from kiosk.staff.cards import CardDesk
from kiosk.staff.series import SeriesDesk
from kiosk.staff.signing_in import SignInDesk
from kiosk.staff.waiting import WaitingDesk
from kiosk.staff.wishes import WishDesk
from ui.ports import (
    FURTHER,
    Alternative,
    BlockOutcome,
    BlockWish,
    BookingAltered,
    BookingFound,
    CardOutcome,
    CardWish,
    CentreSilent,
    ChangeOutcome,
    DeskCard,
    FoundNear,
    NotAReceipt,
    Override,
    PaperRedeemed,
    PaperShown,
    PaperState,
    SearchOutcome,
    SeriesMove,
    SeriesOutcome,
    StaffWish,
    Waiter,
    WaitOutcome,
    WishChanged,
)

RECEIPT_PATH = "/R/"

log = structlog.get_logger()


class SchedulePrinter(Protocol):
    """Puts the janitor's sheet on paper."""

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        """The sheet of that local day; never raises."""
        ...


class CentreDesk:
    """A `ui.ports.StaffDesk`. While the centre is silent it changes nothing and says so."""

    def __init__(
        self,
        client: CentreClient,
        *,
        pictures: HousePictures,
        receipts: ReceiptOffice,
        papers: PaperOffice,
        schedules: SchedulePrinter,
        device: DeviceId,
        sealing_key: X25519PublicKey,
        clock: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._pictures = pictures
        self._receipts = receipts
        self._papers = papers
        self._schedules = schedules
        self._sealing_key = sealing_key
        self._clock = clock
        self._changes = Changes(client, pictures=pictures)
        self._blocks = BlockDesk(client, pictures=pictures)
        self.unmet = UnmetInMemory()
        self._series = SeriesDesk(client, pictures=pictures, receipts=receipts, sealing_key=sealing_key, clock=clock)
        self._waiting = WaitingDesk(client, sealing_key=sealing_key)
        self._sign_in = SignInDesk(client, device=device, sealing_key=sealing_key, clock=clock)
        self._cards = CardDesk(client, receipts=receipts, sealing_key=sealing_key, clock=clock)
        self._wishes = WishDesk(client)
        self._printed: set[tuple[BookingId, int]] = set()

    def book(self, wish: StaffWish) -> ChangeOutcome:
        """Book it for the house."""
        try:
            answer = self._client.book(self._message(wish))
        except CentreFailure as err:
            log.warning("no answer to a booking", booking=str(wish.id), reason=type(err).__name__)
            return CentreSilent()
        match answer:
            case Confirmed(booking=booking):
                self._pictures.changed((booking,))
                return BookingAltered(booking)
            case Declined(refusals=refusals):
                return refusal_from_wire(refusals[0])
            case _:
                return CentreSilent()

    def reschedule(
        self, booking: Booking, to: Alternative, *, hold_shelter: bool = True, override: Override | None = None
    ) -> ChangeOutcome:
        """Let `booking`, as it was shown, be `to`."""
        return self._changes.reschedule(booking, to, hold_shelter=hold_shelter, override=override)

    def decide(self, booking: Booking, place: Whereabouts) -> ChangeOutcome:
        """Let `booking`, in the open as it was shown, be outdoors or indoors."""
        return self._changes.decide(booking, place)

    def block(self, wish: BlockWish) -> BlockOutcome:
        """Close rooms for a time, and move or cancel what is in the way."""
        return self._blocks.block(wish)

    def unblock(self, block: Block) -> BlockOutcome:
        """Open the rooms again, from now on."""
        return self._blocks.unblock(block)

    def cancel(self, booking: BookingId, reason: str) -> ChangeOutcome:
        """Cancel for the house; whoever booked can read `reason`."""
        return self._changes.cancel(booking, reason)

    def approve(self, request: Booking) -> ChangeOutcome:
        """Say yes to `request`, as it was shown."""
        return self._changes.approve(request)

    def decline(self, request: Booking, reason: str) -> ChangeOutcome:
        """Say no to `request`, as it was shown; whoever asked can read `reason`."""
        return self._changes.decline(request, reason)

    def staff(self) -> StaffTold | CentreSilent:
        """Who is signed in here, and whether somebody must be."""
        return self._sign_in.staff()

    def sign_in(self, name: str, password: str, fresh: str | None) -> StaffTold | NotSignedIn | CentreSilent:
        """Let that person act here; `fresh` is the password from now on."""
        return self._sign_in.sign_in(name, password, fresh)

    def sign_out(self) -> StaffTold | CentreSilent:
        """Nobody acts here any more."""
        return self._sign_in.sign_out()

    def machines(self) -> Machines | CentreSilent:
        """What the machines of this house hold."""
        try:
            return self._client.machines(MachinesWanted())
        except CentreFailure as err:
            log.warning("no answer about the machines", reason=type(err).__name__)
            return CentreSilent()

    def waiting(self) -> tuple[Waiter, ...] | CentreSilent:
        """Who waits for what, the longest first; not asked before somebody has signed in, where that is needed."""
        return CentreSilent() if self._sign_in.is_waited_for else self._waiting.everybody()

    def wait(self, wish: WaitingId, need: WaitingNeed, contact: Contact) -> WaitOutcome:
        """Put somebody on the waiting list."""
        return self._waiting.put(wish, need, contact)

    def stop_waiting(self, wish: WaitingId) -> CentreSilent | None:
        """Take a wish off the list; None when it is done."""
        return self._waiting.remove(wish)

    def issue_card(self, wish: CardWish) -> CardOutcome:
        """Give out a place card."""
        return self._cards.issue(wish)

    def revoke_card(self, card: CardId) -> CardOutcome:
        """Let a place card be taken no more."""
        return self._cards.revoke(card)

    def find_cards(self, text: str) -> tuple[DeskCard, ...] | CentreSilent:
        """The cards of whoever is called so, or the one that was scanned."""
        return self._cards.find(text)

    def print_card(self, card: DeskCard, language: str) -> PaperState:
        """A place card on paper."""
        return self._cards.print(card, language)

    def house_wishes(self) -> tuple[WishHeard, ...] | CentreSilent:
        """What people miss in this house."""
        return self._wishes.everybodys()

    def answer_wish(self, wish: HouseWishId, danish: str, english: str) -> WishChanged:
        """Let the house answer a wish on its screens."""
        return self._wishes.answer(wish, danish, english)

    def close_wish(self, wish: HouseWishId) -> WishChanged:
        """List a wish no more."""
        return self._wishes.close(wish)

    def book_series(self, wish: SeriesWish, contact: Contact) -> SeriesOutcome:
        """Book every date that can be had."""
        return self._series.book(wish, contact)

    def move_series(self, move: SeriesMove) -> SeriesOutcome:
        """Move all the dates that are meant, or none."""
        return self._series.move(move)

    def cancel_series(self, series: SeriesId, booking: BookingId, scope: Scope, reason: str) -> SeriesOutcome:
        """Cancel those dates for the house."""
        return self._series.cancel(series, booking, scope, reason)

    def add_to_series(
        self,
        series: SeriesId,
        day: date,
        *,
        to: Alternative | None = None,
        replaces: BookingId | None = None,
        override: Override | None = None,
    ) -> SeriesOutcome:
        """Book the series on one more day."""
        return self._series.add(series, day, to=to, replaces=replaces, override=override)

    def approve_series(self, series: SeriesId, requests: Sequence[Booking]) -> SeriesOutcome:
        """Say yes to a series that was asked for, as it was shown."""
        return self._series.approve(series, requests)

    def decline_series(self, series: SeriesId, requests: Sequence[Booking], reason: str) -> SeriesOutcome:
        """Say no to it; whoever asked can read `reason`."""
        return self._series.decline(series, requests, reason)

    def print_series(self, series: SeriesId, language: str) -> PaperState:
        """One receipt for all dates of a series."""
        return self._series.print(series, language)

    def check_in(self, booking: BookingId) -> ChangeOutcome:
        """The people have come."""
        return self._changes.check_in(booking)

    def note_unmet(self, wish: StaffWish, refusal: Refusal) -> None:
        """Tell the centre, for statistics and without the person, that `wish` was given up for that reason.

        It counts once, also when the centre itself has refused it before.
        """
        picture = self._pictures.current
        if picture is None:
            return
        asked = Asked(
            wish.to.space, wish.to.span, wish.persons, wish.purpose, needs=wish.needs, wheelchairs=wish.wheelchairs
        )
        unmet = unmet_booking(
            picture.municipality,
            asked,
            refusal.code,
            source=UnmetSource.DESK,
            venue=None,
            now=self._clock(),
            wish_id=unmet_id(wish.id, 0),
        )
        if unmet is not None:
            self.unmet.note(unmet)

    def contacts(self, span: TimeSpan) -> Mapping[BookingId, Contact] | CentreSilent:
        """Who stands behind the bookings that touch `span`, where somebody said so.

        Before somebody has signed in, where that is needed, the centre is not asked.
        """
        if self._sign_in.is_waited_for:
            return CentreSilent()
        try:
            return _by_booking(self._client.contacts(ContactsWanted(span=span)).contacts)
        except CentreFailure as err:
            log.warning("no answer about contacts", reason=type(err).__name__)
            return CentreSilent()

    def search(self, text: str) -> SearchOutcome:
        """Bookings by name, title, phone, code or scanned receipt, the nearest in time first; see the port."""
        if RECEIPT_PATH in text.upper() or len(text) > messages.LONGEST_SEARCH:
            return self._scanned(text)
        try:
            wanted = BookingsWanted(text=text.rstrip(FURTHER).strip() or text, near=not text.endswith(FURTHER))
            found = self._client.search(wanted)
        except CentreFailure as err:
            log.warning("no answer to a search", reason=type(err).__name__)
            return self._known_here(text)
        contacts = _by_booking(found.contacts)
        known = tuple(BookingFound(booking, contacts.get(booking.id, Contact())) for booking in found.bookings)
        return known if found.until is None else FoundNear(known, found.until)

    def print_receipt(self, booking: BookingId, language: str) -> PaperState:
        """A receipt for `booking` as it is now; the second one of the same version is a copy."""
        try:
            answer = self._client.receipt(ReceiptWanted(booking=booking))
        except CentreFailure as err:
            log.warning("no answer about a receipt", booking=str(booking), reason=type(err).__name__)
            return PaperState.FAILED
        if isinstance(answer, NoReceipt):
            return PaperState.FAILED
        present = answer.booking
        receipt = self._receipts.of_booking(present, answer.receipt, language=language, issued_at=self._clock())
        key = (present.id, present.version)
        paper = self._receipts.print(receipt, present, is_copy=key in self._printed)
        if paper is PaperState.PRINTED:
            self._printed.add(key)
        return paper

    def close_condition(self, report: ConditionId) -> bool:
        """Whether the centre knows that it has been put right."""
        return close_condition(self._client, self._pictures, report)

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        """The janitor's sheet of that local day."""
        return self._schedules.print_schedule(venue, day)

    def _message(self, wish: StaffWish) -> Book:
        contact = Contact(wish.name.strip(), wish.phone.strip(), wish.email.strip())
        return Book(
            id=wish.id,
            alternatives=(messages.Alternative(wish.to.space, wish.to.layout, wish.to.span),),
            persons=wish.persons,
            purpose=wish.purpose,
            openness=wish.openness,
            title=wish.title,
            needs=wish.needs,
            wheelchairs=wish.wheelchairs,
            contact=None if contact == Contact() else seal_contact(contact, self._sealing_key),
            replaces=wish.replaces,
            from_waiting=wish.from_waiting,
            user=wish.user,
            group=wish.group,
            audience=wish.audience,
            is_trial=wish.is_trial,
            is_resident=wish.is_resident,
            spoken=wish.spoken,
            overrides=() if wish.override is None else wish.override.codes,
            override_reason="" if wish.override is None else wish.override.reason,
        )

    def _scanned(self, text: str) -> SearchOutcome:
        read = self._receipts.read(text)
        if isinstance(read, ReceiptUnreadable):
            is_perhaps_known = read.reason is Unreadable.UNKNOWN_KEY
            token = token_in(text)
            return self._shown(self._papers.show_unknown_key(token)) if is_perhaps_known else NotAReceipt(read.reason)
        known = newest_of_line(read.facts.booking, known=self._bookings().get, in_place_of=self._in_place_of)
        if known is not None:
            return (self._with_contact(known),)
        is_confirmed = read.facts.state.is_confirmed
        return self._shown(self._papers.show(token_in(text), read.facts)) if is_confirmed else ()

    def _shown(self, outcome: PaperShown | NotAReceipt) -> SearchOutcome:
        if not isinstance(outcome, PaperRedeemed):
            return outcome
        return (replace(self._with_contact(outcome.booking), made_again=outcome.made_again),)

    def _with_contact(self, known: Booking) -> BookingFound:
        contacts = self.contacts(known.span)
        contact = Contact() if isinstance(contacts, CentreSilent) else contacts.get(known.id, Contact())
        return BookingFound(known, contact)

    def _in_place_of(self, wanted: BookingId) -> Booking | None:
        return next((one for one in self._bookings().values() if one.replaces == wanted), None)

    def _known_here(self, text: str) -> tuple[BookingFound, ...] | CentreSilent:
        """Without the centre a code still finds its booking, without the person behind it."""
        code = parse_code(text)
        if code is None:
            return CentreSilent()
        return tuple(BookingFound(one, Contact()) for one in self._bookings().values() if code_of(one.id) == code)

    def _bookings(self) -> Mapping[BookingId, Booking]:
        picture = self._pictures.current
        return {} if picture is None else picture.calendar.bookings


def _by_booking(contacts: Iterable[BookingContact]) -> dict[BookingId, Contact]:
    return {entry.booking: Contact(entry.name, entry.phone, entry.email) for entry in contacts}
