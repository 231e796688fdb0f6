"""Books for a person at this machine: from the wish to the paper, whatever fails on the way."""

from dataclasses import replace
from datetime import datetime, timedelta
from threading import Lock
from types import MappingProxyType
from typing import assert_never
from uuid import uuid4

import structlog

from booking_core.domain.bookings import Booking, BookingState, Contact
from booking_core.domain.identity import BookingId
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol import messages
from booking_core.protocol.device import AskCentre, OutOfOrder, Print
from booking_core.protocol.messages import (
    Book,
    Confirmed,
    Declined,
    FinalBookAnswer,
    Pending,
    Requested,
    SameIdOtherBody,
)
from booking_core.protocol.sealing import seal_contact
from booking_core.store.machine_disk.machine_files import DiskRefused
from booking_core.store.machine_disk.outbox import OwnReceipt, ReceiptKind, Wish, WishState
from kiosk.anybody.changes import Changes
from kiosk.centre.failures import CentreFailure, CentreObjects
from kiosk.citizens.arrivals import Arrivals
from kiosk.citizens.equipment import Equipment
from kiosk.citizens.lookup import Lookup, refusals_of
from ui.ports import (
    BookingConfirmed,
    BookingContinued,
    BookingOutcome,
    BookingRefused,
    BookingRequested,
    BookingWish,
    CentreSilent,
    HouseAsked,
    HousePicture,
    KioskOutOfOrder,
    PaperState,
    Proof,
)

REQUEST_NEEDS_AHEAD = timedelta(hours=2)
JOURNAL_REFUSED = "journal"

log = structlog.get_logger()


class BookingOffice:
    """From a wish to a receipt, for one person at a time.

    The order is what makes it safe, whenever the power goes:

        wish on the disk ─► held here: CONFIRM in the journal ──────────┬─► receipt on the disk ─► paper
                       └──► else: centre asked ─► COPY in the journal ──┘
                                 (with ARRIVE after it where who books goes straight in: `kiosk.citizens.arrivals`)

    - Stopped before the answer is on the disk: nobody was told anything. The next start asks again under the same id,
      and gives back what turns out confirmed.
    - Stopped after CONFIRM: the booking stands, and the centre hears of it from the journal. The next start puts its
      receipt into the outbox (`kiosk.citizens.interrupted`).
    - Stopped between receipt and paper: the booking stands; `Outbox.unprinted` lists it, and the log tells it.
    - No answer in time: the centre may have confirmed all the same. When every start is at least two hours away, the
      wish becomes a request on paper, which promises nothing; asked again, it gets the answer it had. Sooner than
      that the person is told that nothing is booked, and a late confirmation is given back as soon as the centre
      answers (`Errands`). Booking again under the same id before that takes the late confirmation over.
    - The disk refuses: before asking, nothing has happened; after a confirmation, the booking is given back at once.
      Either way nothing is printed. If the centre falls silent in just that moment, the next start gives it back.
    """

    def __init__(self, equipment: Equipment, changes: Changes, lookup: Lookup, arrivals: Arrivals) -> None:
        self._kiosk = equipment
        self._arrivals = arrivals
        self._changes = changes
        self._lookup = lookup
        self._one_person_at_a_time = Lock()

    def book(self, wish: BookingWish) -> BookingOutcome:
        """Ask for `wish` and print its receipt; see the class for what holds when something fails."""
        try:
            with self._one_person_at_a_time:
                claim = self._kiosk.outbox.begin(
                    _wish_of(self._message(wish), language=wish.language, now=self._kiosk.clock())
                )
                if claim.is_ours:
                    return self._decided(wish, claim.wish)
                return self._as_it_stands(wish, claim.wish)
        except DiskRefused as err:
            log.error("the disk keeps nothing", code=err.code)  # noqa: TRY400  # the code is the whole story
            return KioskOutOfOrder()

    def go_on(
        self, part: Booking, ends_at: datetime, picture: HousePicture, *, language: str
    ) -> BookingContinued | None:
        """The time after `part` up to `ends_at`, in the same order as any booking. None: it cannot be had."""
        try:
            with self._one_person_at_a_time:
                return self._gone_on(_going_on(part, ends_at, asked_at=self._kiosk.clock()), picture, language=language)
        except DiskRefused as err:
            log.error("the disk keeps nothing", code=err.code)  # noqa: TRY400  # the code is the whole story
            return None

    def _gone_on(self, message: Book, picture: HousePicture, *, language: str) -> BookingContinued | None:
        wish = _wish_of(message, language=language, now=self._kiosk.clock())
        self._kiosk.outbox.begin(wish)
        effects = self._kiosk.custody.wanted(message, picture.municipality, picture.calendar, in_contact=False)
        booking = next((one.booking for one in effects if isinstance(one, Print)), None)
        if booking is None:
            self._kiosk.outbox.close_wish(wish.id)
            return None
        confirmed = self._confirmed_here(wish, booking)
        return BookingContinued(confirmed.booking, confirmed.proof)

    def note_paper(self, receipt: OwnReceipt, paper: PaperState) -> None:
        """What became of the paper; a disk that refuses it is only told to the log."""
        try:
            self._kiosk.outbox.note_paper(receipt, paper)
        except DiskRefused as err:
            log.warning("what became of the paper was not noted", code=err.code)

    def _message(self, wish: BookingWish) -> Book:
        return Book(
            id=wish.id,
            alternatives=tuple(
                messages.Alternative(choice.space, choice.layout, choice.span) for choice in wish.alternatives
            ),
            persons=wish.persons,
            purpose=wish.purpose,
            openness=wish.openness,
            needs=wish.needs,
            set_up_by=wish.set_up_by,
            contact=self._sealed(wish),
            user=KindOfUser.CITIZEN if wish.card is None else wish.card.user,
            group=None if wish.card is None else wish.card.group,
            asked_at=self._kiosk.clock(),
            spoken=wish.spoken,
        )

    def _sealed(self, wish: BookingWish) -> bytes | None:
        """Whom to call: the card's id, behind which the house finds a name, or a number; None for a walk-in."""
        contact = Contact(phone=wish.phone) if wish.card is None else Contact(card=str(wish.card.card))
        return None if contact == Contact() else seal_contact(contact, self._kiosk.sealing_key)

    def _decided(self, wish: BookingWish, written: Wish) -> BookingOutcome:
        """One path, with the network up or down: confirmed here where that may be, else the centre's to say."""
        picture = self._kiosk.pictures.current
        if picture is None:
            return self._ask(wish, written, ())
        effects = self._kiosk.custody.wanted(
            written.message, picture.municipality, picture.calendar, in_contact=picture.connected
        )
        for effect in effects:
            match effect:
                case Print(booking=booking):
                    return self._confirmed_here(written, booking)
                case OutOfOrder():
                    self._kiosk.outbox.give_up(wish.id)
                    return KioskOutOfOrder()
                case AskCentre(refused=refused):
                    return self._ask(wish, written, refused)
                case _:
                    pass
        return self._ask(wish, written, ())

    def _confirmed_here(self, written: Wish, booking: Booking) -> BookingConfirmed:
        """It stands in the journal; a disk that refuses the receipt now is told to the house as any other."""
        answer = Confirmed(booking=booking, alternative=0, receipt=self._kiosk.receipts.token_of(booking))
        receipt = self._kiosk.receipts.of_confirmed(answer, language=written.language, issued_at=self._kiosk.clock())
        self._kiosk.pictures.changed((booking,))
        self._kiosk.outbox.answer(answer, written.id, receipt=receipt)
        return self._theirs(written, answer, receipt)

    def _ask(self, wish: BookingWish, written: Wish, refused: tuple[Refusal, ...]) -> BookingOutcome:
        """`refused` is what this kiosk's own rules say: worth more than nothing when the centre is silent."""
        try:
            answer = self._kiosk.client.book(written.message)
        except CentreObjects as err:
            log.error("the centre objects to a wish", booking=str(wish.id), code=err.code)  # noqa: TRY400
            self._kiosk.outbox.give_up(wish.id)
            return CentreSilent()
        except CentreFailure as err:
            log.warning("no answer to a wish", booking=str(wish.id), reason=type(err).__name__)
            self._kiosk.pictures.lost()
            return self._unanswered(wish, written, refused)
        if isinstance(answer, Pending):
            return self._unanswered(wish, written, refused)
        return self._answered(written, answer)

    def _answered(self, written: Wish, answer: FinalBookAnswer) -> BookingOutcome:
        match answer:
            case Confirmed():
                return self._confirmed(written, answer)
            case Requested():
                return self._requested(written, answer)
            case Declined():
                self._kiosk.outbox.answer(answer, written.id)
                return _refused(answer)
            case SameIdOtherBody():
                log.error("the centre knows another wish under the id", booking=str(written.id))
                self._kiosk.outbox.close_wish(written.id)
                return _not_again(BookingState.DECLINED)
            case _:
                assert_never(answer)

    def _confirmed(self, written: Wish, answer: Confirmed) -> BookingOutcome:
        receipt = self._kiosk.receipts.of_confirmed(answer, language=written.language, issued_at=self._kiosk.clock())
        try:
            if not self._kiosk.custody.centre_confirmed(answer.booking):
                raise DiskRefused(JOURNAL_REFUSED)  # noqa: TRY301  # handled as the outbox's own refusal
            self._kiosk.outbox.answer(answer, written.id, receipt=receipt)
        except DiskRefused:
            self._changes.cancel(answer.booking.id)
            raise
        self._kiosk.pictures.changed((answer.booking,))
        return self._theirs(written, answer, receipt)

    def _theirs(self, written: Wish, answer: Confirmed, receipt: OwnReceipt) -> BookingConfirmed:
        """It stands, here and wherever it was confirmed: its people, who may have come with it, get their paper."""
        self._arrivals.who_books_has_come(answer.booking)
        kept = replace(written, state=WishState.CONFIRMED, answer=answer)
        proof = self._handed_out(receipt, kept)
        return BookingConfirmed(self._lookup.present(answer.booking), proof)

    def _requested(self, written: Wish, answer: Requested) -> BookingOutcome:
        """The house will answer. A disk that refuses the paper withdraws the request, as it gives back a booking."""
        booking, now = answer.booking, self._kiosk.clock()
        receipt = self._kiosk.receipts.of_booking(booking, answer.receipt, language=written.language, issued_at=now)
        try:
            self._kiosk.outbox.answer(answer, written.id, receipt=receipt)
        except DiskRefused:
            self._changes.cancel(booking.id)
            raise
        self._kiosk.pictures.changed((booking,))
        kept = replace(written, state=WishState.REQUESTED, answer=answer)
        return HouseAsked(booking, self._handed_out(receipt, kept), is_free=answer.is_free)

    def _unanswered(self, wish: BookingWish, written: Wish, refused: tuple[Refusal, ...]) -> BookingOutcome:
        now = self._kiosk.clock()
        if written.answer_by < now + REQUEST_NEEDS_AHEAD:
            self._kiosk.outbox.give_up(wish.id)
            return BookingRefused(refused) if refused else CentreSilent()
        receipt = self._kiosk.receipts.of_request(written.message, language=written.language, issued_at=now)
        self._kiosk.outbox.wait(receipt)
        return BookingRequested(wish, self._handed_out(receipt, written), written.answer_by)

    def _as_it_stands(self, wish: BookingWish, known: Wish) -> BookingOutcome:
        """The answer to a wish that was made before: pressing twice books once and prints once."""
        match known.state:
            case WishState.CONFIRMED if isinstance(known.answer, Confirmed):
                booking = self._lookup.present(known.answer.booking)
                if not booking.state.occupies:
                    return _not_again(booking.state)
                return BookingConfirmed(booking, self._proof_again(known))
            case WishState.REQUESTED if isinstance(known.answer, Requested):
                return self._as_the_house_has_it(known, known.answer)
            case WishState.DECLINED if isinstance(known.answer, Declined):
                return _refused(known.answer)
            case WishState.WAITING:
                return BookingRequested(wish, self._proof_again(known), known.answer_by)
            case WishState.CLOSED:
                return _not_again(BookingState.CANCELLED_BY_CITIZEN)
            case _:
                return CentreSilent()

    def _as_the_house_has_it(self, known: Wish, answer: Requested) -> BookingOutcome:
        """A request made before, as it is now: it may have been answered."""
        booking = self._lookup.present(answer.booking)
        if booking.state is BookingState.REQUESTED:
            return HouseAsked(booking, self._proof_again(known), is_free=answer.is_free)
        if booking.state.occupies:
            return BookingConfirmed(booking, self._proof_again(known))
        return _not_again(booking.state)

    def _handed_out(self, receipt: OwnReceipt, wish: Wish) -> Proof:
        """Paper comes last: everything it says is on the disk by now."""
        paper = self._print(receipt, wish, is_copy=False)
        self.note_paper(receipt, paper)
        return self._proof(receipt, paper)

    def _proof_again(self, known: Wish) -> Proof:
        receipt = self._kiosk.outbox.receipts_of(known.id)[0]
        paper = PaperState(receipt.paper) if receipt.paper in set(PaperState) else PaperState.FAILED
        return self._proof(receipt, paper)

    def _proof(self, receipt: OwnReceipt, paper: PaperState) -> Proof:
        return Proof(receipt.code, self._kiosk.receipts.url(receipt), paper)

    def _print(self, receipt: OwnReceipt, wish: Wish, *, is_copy: bool) -> PaperState:
        match wish.answer:
            case Confirmed(booking=booking) if receipt.kind is ReceiptKind.CONFIRMED:
                return self._kiosk.receipts.print(receipt, self._lookup.present(booking), is_copy=is_copy)
            case Requested(booking=booking):
                return self._kiosk.receipts.print(receipt, self._lookup.present(booking), is_copy=is_copy)
            case _:
                return self._kiosk.receipts.print(receipt, wish.message, is_copy=is_copy)


def _wish_of(message: Book, *, language: str, now: datetime) -> Wish:
    spans = [choice.span for choice in message.alternatives]
    return Wish(
        message=message,
        state=WishState.ASKING,
        language=language,
        made_at=now,
        answer_by=min(span.starts_at for span in spans),
        ends_at=max(span.ends_at for span in spans),
    )


def _going_on(part: Booking, ends_at: datetime, *, asked_at: datetime) -> Book:
    """The time right after `part`, for the same people."""
    after = TimeSpan(part.span.ends_at, ends_at)
    return Book(
        id=BookingId(uuid4()),
        alternatives=(messages.Alternative(part.space, part.layout, after),),
        persons=part.persons,
        purpose=part.purpose,
        continues=part.id,
        asked_at=asked_at,
    )


def _refused(declined: Declined) -> BookingRefused:
    return BookingRefused(refusals_of(declined))


def _not_again(state: BookingState) -> BookingRefused:
    """An id is used once: what it stood for is over."""
    return BookingRefused((Refusal(RefusalCode.ALREADY_OVER, MappingProxyType({"state": state.value})),))
