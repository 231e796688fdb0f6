"""What stands behind a code or a scanned receipt, wherever it was booked: looked up in what this machine knows."""

import structlog

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import Refusal
from booking_core.domain.succession import newest_of_line
from booking_core.domain.time_spans import TimeSpan, span_of_slots
from booking_core.protocol.codes import code_of, parse_code
from booking_core.protocol.messages import Confirmed, Declined, Requested, refusal_from_wire
from booking_core.protocol.receipts import ReceiptFacts, ReceiptUnreadable, Unreadable
from booking_core.store.machine_disk.machine_files import DiskRefused
from booking_core.store.machine_disk.outbox import Outbox, OwnReceipt, Wish, WishState
from kiosk.anybody.redeeming import PaperOffice
from kiosk.keeping.house_pictures import HousePictures
from kiosk.paper.receipts import ReceiptOffice, token_in
from ui import ports
from ui.ports import BookingWish, FindOutcome, NotAReceipt, PaperRedeemed, PaperShown, ReceiptFound

log = structlog.get_logger()


class Lookup:
    """Bookings are looked up in the picture, requests not yet answered in the outbox of the machine they were made at.

    A code that two bookings share finds both. A booking made again in place of a cancelled one is found under the
    old code, as the new booking.
    """

    def __init__(
        self, outbox: Outbox, *, pictures: HousePictures, receipts: ReceiptOffice, papers: PaperOffice
    ) -> None:
        self._outbox = outbox
        self._pictures = pictures
        self._receipts = receipts
        self._papers = papers

    def find(self, text: str) -> FindOutcome:
        """Everything behind the nine-digit code or the scanned receipt `text`."""
        code = parse_code(text)
        if code is not None:
            return self._with_code(code)
        read = self._receipts.read(text)
        if isinstance(read, ReceiptUnreadable):
            return self._unreadable(text, read.reason)
        found = self._behind(text, read.facts)
        if found or not read.facts.state.is_confirmed:
            return found
        return self._shown(text, self._papers.show(token_in(text), read.facts), read.facts)

    def _behind(self, text: str, facts: ReceiptFacts) -> tuple[ReceiptFound, ...]:
        """What this machine knows of a receipt that has been read."""
        url, paper_span = self._receipts.url_of(text), span_of_slots(facts.start, facts.length)
        found = tuple(
            one
            for one in self._with_code(code_of(facts.booking), url=url, span=paper_span)
            if not isinstance(one.booking, Booking) or self._leads_to(facts.booking, one.booking.id)
        )
        instead = None if found else self._in_place_of(facts.booking)
        return found if instead is None else (_found(self._successor(instead), url, span=paper_span),)

    def _unreadable(self, text: str, reason: Unreadable) -> FindOutcome:
        if reason is not Unreadable.UNKNOWN_KEY:
            return NotAReceipt(reason)
        return self._shown(text, self._papers.show_unknown_key(token_in(text)), None)

    def _shown(self, text: str, outcome: PaperShown | NotAReceipt, facts: ReceiptFacts | None) -> FindOutcome:
        if not isinstance(outcome, PaperRedeemed):
            return outcome
        span = None if facts is None else span_of_slots(facts.start, facts.length)
        url = self._receipts.url_of(text)
        return (_found(outcome.booking, url, span=span, made_again=outcome.made_again),)

    def present(self, booking: Booking) -> Booking:
        """`booking` in its newest version known here."""
        return self._bookings().get(booking.id, booking)

    def _with_code(self, code: str, *, url: str = "", span: TimeSpan | None = None) -> tuple[ReceiptFound, ...]:
        own = {receipt.booking: receipt for receipt in reversed(self._own_receipts(code))}
        known = {booking.id: booking for booking in self._bookings().values() if code_of(booking.id) == code}
        found = [self._own(receipt, span=span) for receipt in own.values() if receipt.booking not in known]
        for booking in known.values():
            present = self._successor(booking)
            address = self._receipts.url(own[booking.id]) if booking.id in own else url
            found.append(ReceiptFound(code_of(present.id), address, present, None, paper_span=span))
        return tuple(one for one in found if one is not None)

    def _own(self, receipt: OwnReceipt, *, span: TimeSpan | None) -> ReceiptFound | None:
        """What was asked for at this machine and is in no picture: not answered, refused, or long over."""
        wish = self._own_wish(receipt.booking)
        if wish is None:
            return None
        url = self._receipts.url(receipt)
        match wish.state, wish.answer:
            case (
                (WishState.CONFIRMED | WishState.REQUESTED),
                (Confirmed(booking=booking) | Requested(booking=booking)),
            ):
                return ReceiptFound(receipt.code, url, booking, None, paper_span=span)
            case WishState.DECLINED, Declined() as declined:
                return ReceiptFound(receipt.code, url, None, as_asked(wish), refusals_of(declined))
            case WishState.WAITING, _:
                return ReceiptFound(receipt.code, url, None, as_asked(wish))
            case _:
                return None

    def _own_receipts(self, code: str) -> tuple[OwnReceipt, ...]:
        try:
            return self._outbox.receipts_with(code)
        except DiskRefused as err:
            log.error("the outbox cannot be read", code=err.code)  # noqa: TRY400
            return ()

    def _own_wish(self, booking: BookingId) -> Wish | None:
        try:
            return self._outbox.wish(booking)
        except DiskRefused as err:
            log.error("the outbox cannot be read", code=err.code)  # noqa: TRY400
            return None

    def _bookings(self) -> dict[BookingId, Booking]:
        picture = self._pictures.current
        return {} if picture is None else dict(picture.calendar.bookings)

    def _successor(self, booking: Booking) -> Booking:
        """The booking made in place of `booking`, and so on; itself while it holds its room."""
        return newest_of_line(booking.id, known=self._bookings().get, in_place_of=self._in_place_of) or booking

    def _in_place_of(self, wanted: BookingId) -> Booking | None:
        return next((one for one in self._bookings().values() if one.replaces == wanted), None)

    def _leads_to(self, scanned: BookingId, found: BookingId) -> bool:
        """Of two bookings with one code, a scanned receipt means its own."""
        first = self._bookings().get(scanned)
        return scanned == found or (first is not None and self._successor(first).id == found)


def _found(booking: Booking, url: str, *, span: TimeSpan | None, made_again: bool = False) -> ReceiptFound:
    return ReceiptFound(code_of(booking.id), url, booking, None, paper_span=span, made_again=made_again)


def as_asked(wish: Wish) -> BookingWish:
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
        needs=message.needs,
    )


def refusals_of(declined: Declined) -> tuple[Refusal, ...]:
    """The centre's reasons, one for each alternative."""
    return tuple(refusal_from_wire(refusal) for refusal in declined.refusals)
