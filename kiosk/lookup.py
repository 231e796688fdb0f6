"""What stands behind a code or a scanned receipt, wherever it was booked: looked up in what this machine knows."""

from collections.abc import Iterator

import structlog

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import TimeSpan, span_of_slots
from booking_core.protocol.codes import code_of, parse_code
from booking_core.protocol.messages import Confirmed, Declined, Requested, refusal_from_wire
from booking_core.protocol.receipts import ReceiptUnreadable
from booking_core.store.machine_files import DiskRefused
from booking_core.store.outbox import Outbox, OwnReceipt, Wish, WishState
from kiosk.house_pictures import HousePictures
from kiosk.receipts import ReceiptOffice
from ui import ports
from ui.ports import BookingWish, FindOutcome, NotAReceipt, ReceiptFound

log = structlog.get_logger()


class Lookup:
    """Bookings are looked up in the picture, requests not yet answered in the outbox of the machine they were made at.

    A code that two bookings share finds both. A booking made again in place of a cancelled one is found under the
    old code, as the new booking.
    """

    def __init__(self, outbox: Outbox, *, pictures: HousePictures, receipts: ReceiptOffice) -> None:
        self._outbox = outbox
        self._pictures = pictures
        self._receipts = receipts

    def find(self, text: str) -> FindOutcome:
        """Everything behind the nine-digit code or the scanned receipt `text`."""
        code = parse_code(text)
        if code is not None:
            return self._with_code(code)
        read = self._receipts.read(text)
        if isinstance(read, ReceiptUnreadable):
            return NotAReceipt(read.reason)
        facts = read.facts
        paper_span = span_of_slots(facts.start, facts.length)
        return tuple(
            one
            for one in self._with_code(code_of(facts.booking), url=self._receipts.url_of(text), span=paper_span)
            if not isinstance(one.booking, Booking) or self._leads_to(facts.booking, one.booking.id)
        )

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
        *_, last = self._line(booking)
        return last

    def _line(self, booking: Booking) -> Iterator[Booking]:
        in_place_of = {one.replaces: one for one in self._bookings().values() if one.replaces is not None}
        seen: set[BookingId] = set()
        present: Booking | None = booking
        while present is not None and present.id not in seen:
            seen.add(present.id)
            yield present
            present = None if present.state.occupies else in_place_of.get(present.id)

    def _leads_to(self, scanned: BookingId, found: BookingId) -> bool:
        """Of two bookings with one code, a scanned receipt means its own."""
        first = self._bookings().get(scanned)
        return scanned == found or (first is not None and self._successor(first).id == found)


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
