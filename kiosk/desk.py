"""What a person at this machine can have done: book, find, print again, give back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Lock
from types import MappingProxyType
from typing import assert_never
from uuid import uuid4

import structlog
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from booking_core.domain.bookings import Booking, BookingState, Contact
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.protocol import messages
from booking_core.protocol.messages import (
    Book,
    BookAnswer,
    Cancel,
    Cancelled,
    Confirmed,
    Declined,
    NotCancelled,
    SameIdOtherBody,
    refusal_from_wire,
)
from booking_core.protocol.sealing import seal_contact
from booking_core.store.machine_files import DiskRefused
from booking_core.store.outbox import Outbox, OwnReceipt, ReceiptKind, Wish, WishState
from kiosk.centre_client import CentreClient
from kiosk.centre_failures import CentreFailure, CentreObjects
from kiosk.house_pictures import HousePictures
from kiosk.receipts import ReceiptOffice
from ui import ports
from ui.ports import (
    BookingConfirmed,
    BookingOutcome,
    BookingRefused,
    BookingRequested,
    BookingWish,
    CentreSilent,
    KioskOutOfOrder,
    PaperState,
    Proof,
    ReceiptFound,
)

REQUEST_NEEDS_AHEAD = timedelta(hours=2)

log = structlog.get_logger()


class KioskDesk:
    """A `ui.ports.BookingDesk` that asks the centre for everything.

    The order is what makes it safe, whenever the power goes:

        wish on the disk ─► centre asked ─► answer and receipt on the disk ─► paper

    - Stopped before the answer is on the disk: nobody was told anything. The next start asks again under the same id,
      and gives back what turns out confirmed.
    - Stopped between receipt and paper: the booking stands; `Outbox.unprinted` lists it.
    - No answer in time: the centre may have confirmed all the same. When every start is at least two hours away, the
      wish becomes a request on paper, which promises nothing; asked again, it gets the answer it had. Sooner than
      that the person is told that nothing is booked, and a late confirmation is given back as soon as the centre
      answers (`Errands`). Booking again under the same id before that takes the late confirmation over.
    - The disk refuses: before asking, nothing has happened; after a confirmation, the booking is given back at once.
      Either way nothing is printed. If the centre falls silent in just that moment, the next start gives it back.
    """

    def __init__(
        self,
        client: CentreClient,
        outbox: Outbox,
        *,
        pictures: HousePictures,
        receipts: ReceiptOffice,
        sealing_key: X25519PublicKey,
        clock: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._outbox = outbox
        self._pictures = pictures
        self._receipts = receipts
        self._sealing_key = sealing_key
        self._clock = clock
        self._one_person_at_a_time = Lock()

    def book(self, wish: BookingWish) -> BookingOutcome:
        """Ask the centre for `wish` and print its receipt; see the class for what holds when something fails.

        A second press while the first is under way waits for it and gets the same outcome.
        """
        with self._one_person_at_a_time:
            return self._book(wish)

    def find(self, code: str) -> tuple[ReceiptFound, ...]:
        """Everything booked or requested here with the nine-digit `code`, or behind that scanned QR code."""
        meant = self._receipts.code_in(code)
        if meant is None:
            return ()
        try:
            receipts = self._outbox.receipts_with(meant)
            newest = {receipt.booking: receipt for receipt in reversed(receipts)}
            found = [self._found(receipt) for receipt in newest.values()]
        except DiskRefused as err:
            log.error("the outbox cannot be read", code=err.code)  # noqa: TRY400
            return ()
        return tuple(one for one in found if one is not None)

    def print_again(self, booking: BookingId) -> PaperState:
        """The newest receipt of `booking` once more, stamped as a copy."""
        try:
            receipts = self._outbox.receipts_of(booking)
            wish = self._outbox.wish(booking)
        except DiskRefused as err:
            log.error("the outbox cannot be read", code=err.code)  # noqa: TRY400
            return PaperState.FAILED
        if not receipts or wish is None:
            return PaperState.FAILED
        return self._print(receipts[0], wish, is_copy=True)

    def give_back(self, booking: BookingId) -> Refusal | CentreSilent | None:
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
        return self._cancel(booking)

    def _book(self, wish: BookingWish) -> BookingOutcome:
        try:
            claim = self._outbox.begin(_written(wish, self._message(wish), now=self._clock()))
            if claim.is_ours:
                return self._ask(wish, claim.wish)
            return self._as_it_stands(wish, claim.wish)
        except DiskRefused as err:
            log.error("the disk keeps nothing", code=err.code)  # noqa: TRY400  # the code is the whole story
            return KioskOutOfOrder()

    def _message(self, wish: BookingWish) -> Book:
        return Book(
            id=wish.id,
            alternatives=tuple(
                messages.Alternative(choice.space, choice.layout, choice.span) for choice in wish.alternatives
            ),
            persons=wish.persons,
            purpose=wish.purpose,
            openness=wish.openness,
            contact=seal_contact(Contact(phone=wish.phone), self._sealing_key) if wish.phone else None,
        )

    def _ask(self, wish: BookingWish, written: Wish) -> BookingOutcome:
        try:
            answer = self._client.book(written.message)
        except CentreObjects as err:
            log.error("the centre objects to a wish", booking=str(wish.id), code=err.code)  # noqa: TRY400
            self._outbox.give_up(wish.id)
            return CentreSilent()
        except CentreFailure as err:
            log.warning("no answer to a wish", booking=str(wish.id), reason=type(err).__name__)
            self._pictures.lost()
            return self._unanswered(wish, written)
        return self._answered(written, answer)

    def _answered(self, written: Wish, answer: BookAnswer) -> BookingOutcome:
        match answer:
            case Confirmed():
                return self._confirmed(written, answer)
            case Declined():
                self._outbox.answer(answer, written.id)
                return _refused(answer)
            case SameIdOtherBody():
                log.error("the centre knows another wish under the id", booking=str(written.id))
                self._outbox.close_wish(written.id)
                return _not_again(BookingState.DECLINED)
            case _:
                assert_never(answer)

    def _confirmed(self, written: Wish, answer: Confirmed) -> BookingOutcome:
        receipt = self._receipts.of_confirmed(answer, language=written.language, issued_at=self._clock())
        try:
            self._outbox.answer(answer, written.id, receipt=receipt)
        except DiskRefused:
            self._cancel(answer.booking.id)
            raise
        self._pictures.changed((answer.booking,))
        kept = replace(written, state=WishState.CONFIRMED, answer=answer)
        return BookingConfirmed(answer.booking, self._handed_out(receipt, kept))

    def _unanswered(self, wish: BookingWish, written: Wish) -> BookingOutcome:
        if written.answer_by < self._clock() + REQUEST_NEEDS_AHEAD:
            self._outbox.give_up(wish.id)
            return CentreSilent()
        receipt = self._receipts.of_request(written.message, language=written.language, issued_at=self._clock())
        self._outbox.wait(receipt)
        return BookingRequested(wish, self._handed_out(receipt, written), written.answer_by)

    def _as_it_stands(self, wish: BookingWish, known: Wish) -> BookingOutcome:
        """The answer to a wish that was made before: pressing twice books once and prints once."""
        match known.state:
            case WishState.CONFIRMED if isinstance(known.answer, Confirmed):
                booking = self._present(known.answer.booking)
                if not booking.state.occupies:
                    return _not_again(booking.state)
                return BookingConfirmed(booking, self._proof_again(known))
            case WishState.DECLINED if isinstance(known.answer, Declined):
                return _refused(known.answer)
            case WishState.WAITING:
                return BookingRequested(wish, self._proof_again(known), known.answer_by)
            case WishState.CLOSED:
                return _not_again(BookingState.CANCELLED_BY_CITIZEN)
            case _:
                return CentreSilent()

    def _handed_out(self, receipt: OwnReceipt, wish: Wish) -> Proof:
        """Paper comes last: everything it says is on the disk by now."""
        paper = self._print(receipt, wish, is_copy=False)
        try:
            self._outbox.note_paper(receipt, paper)
        except DiskRefused as err:
            log.warning("what became of the paper was not noted", code=err.code)
        return self._proof(receipt, paper)

    def _proof_again(self, known: Wish) -> Proof:
        receipt = self._outbox.receipts_of(known.id)[0]
        paper = PaperState(receipt.paper) if receipt.paper in set(PaperState) else PaperState.FAILED
        return self._proof(receipt, paper)

    def _proof(self, receipt: OwnReceipt, paper: PaperState) -> Proof:
        return Proof(receipt.code, self._receipts.url(receipt), paper)

    def _print(self, receipt: OwnReceipt, wish: Wish, *, is_copy: bool) -> PaperState:
        match wish.answer:
            case Confirmed(booking=booking) if receipt.kind is ReceiptKind.CONFIRMED:
                return self._receipts.print(receipt, self._present(booking), is_copy=is_copy)
            case _:
                return self._receipts.print(receipt, wish.message, is_copy=is_copy)

    def _found(self, receipt: OwnReceipt) -> ReceiptFound | None:
        wish = self._outbox.wish(receipt.booking)
        if wish is None:
            return None
        url = self._receipts.url(receipt)
        match wish.state, wish.answer:
            case WishState.CONFIRMED, Confirmed(booking=booking):
                return ReceiptFound(receipt.code, url, self._present(booking), None)
            case WishState.DECLINED, Declined() as declined:
                return ReceiptFound(receipt.code, url, None, _as_asked(wish), _refusals(declined))
            case WishState.WAITING, _:
                return ReceiptFound(receipt.code, url, None, _as_asked(wish))
            case _:
                return None

    def _present(self, booking: Booking) -> Booking:
        """`booking` in its newest version known here."""
        picture = self._pictures.current
        return booking if picture is None else picture.calendar.bookings.get(booking.id, booking)

    def _cancel(self, booking: BookingId) -> Refusal | CentreSilent | None:
        try:
            answer = self._client.cancel(Cancel(id=uuid4(), booking=booking))
        except CentreFailure as err:
            log.warning("no answer to a cancellation", booking=str(booking), reason=type(err).__name__)
            return CentreSilent()
        match answer:
            case Cancelled():
                self._pictures.changed((answer.booking,))
                return None
            case NotCancelled():
                return refusal_from_wire(answer.refusal)
            case SameIdOtherBody():
                return CentreSilent()
            case _:
                assert_never(answer)


def _written(wish: BookingWish, message: Book, *, now: datetime) -> Wish:
    spans: Sequence[ports.Alternative] = wish.alternatives
    return Wish(
        message=message,
        state=WishState.ASKING,
        language=wish.language,
        made_at=now,
        answer_by=min(choice.span.starts_at for choice in spans),
        ends_at=max(choice.span.ends_at for choice in spans),
    )


def _as_asked(wish: Wish) -> BookingWish:
    """The wish for the screen; its phone number was sealed long ago and is not here."""
    message = wish.message
    return BookingWish(
        id=message.id,
        alternatives=tuple(
            ports.Alternative(choice.space, choice.layout, choice.span) for choice in message.alternatives
        ),
        persons=message.persons,
        purpose=message.purpose,
        openness=message.openness,
        language=wish.language,
    )


def _refused(declined: Declined) -> BookingRefused:
    return BookingRefused(_refusals(declined))


def _refusals(declined: Declined) -> tuple[Refusal, ...]:
    return tuple(refusal_from_wire(refusal) for refusal in declined.refusals)


def _not_again(state: BookingState) -> BookingRefused:
    """An id is used once: what it stood for is over."""
    return BookingRefused((Refusal(RefusalCode.ALREADY_OVER, MappingProxyType({"state": state.value})),))
