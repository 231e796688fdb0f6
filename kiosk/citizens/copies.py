"""Printing a receipt once more: as the booking is now, stamped as a copy."""

from dataclasses import replace

import structlog

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.identity import BookingId
from booking_core.protocol.messages import Confirmed, NoReceipt, ReceiptWanted, Requested
from booking_core.store.machine_disk.machine_files import DiskRefused
from booking_core.store.machine_disk.outbox import OwnReceipt, ReceiptKind, Wish
from kiosk.centre.failures import CentreFailure
from kiosk.citizens.booking_office import BookingOffice
from kiosk.citizens.equipment import Equipment
from kiosk.citizens.lookup import Lookup
from kiosk.setup.settings import DEFAULT_LANGUAGE
from ui.ports import PaperState

log = structlog.get_logger()


class CopyOffice:
    """Copies of what was given out here, and of what was booked elsewhere."""

    def __init__(self, equipment: Equipment, lookup: Lookup, booking: BookingOffice) -> None:
        self._kiosk = equipment
        self._lookup = lookup
        self._booking = booking

    def print_again(self, booking: BookingId, language: str | None = None) -> PaperState:
        """The receipt of `booking` as it is now, stamped as a copy, in `language` or that of the first one."""
        try:
            receipts = self._kiosk.outbox.receipts_of(booking)
            wish = self._kiosk.outbox.wish(booking)
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
        paper = self._kiosk.receipts.print(replace(own, language=in_words), wish.message, is_copy=True)
        return self._out_after_all(own, paper)

    def _out_after_all(self, own: OwnReceipt | None, paper: PaperState) -> PaperState:
        """Of a receipt that may not have come out a copy did."""
        if own is not None and own.paper is None and paper is PaperState.PRINTED:
            self._booking.note_paper(own, paper)
        return paper

    def _known(self, booking: BookingId, wish: Wish | None) -> Booking | None:
        """The booking behind an id as it is now, when there is one."""
        picture = self._kiosk.pictures.current
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
        return self._kiosk.receipts.print(receipt, self._lookup.present(booking), is_copy=True)

    def _newest_receipt(self, booking: Booking, *, language: str) -> OwnReceipt | None:
        try:
            answer = self._kiosk.client.receipt(ReceiptWanted(booking=booking.id))
        except CentreFailure as err:
            log.warning("no answer about a receipt", booking=str(booking.id), reason=type(err).__name__)
            return None
        if isinstance(answer, NoReceipt):
            return None
        self._kiosk.pictures.changed((answer.booking,))
        now = self._kiosk.clock()
        return self._kiosk.receipts.of_booking(answer.booking, answer.receipt, language=language, issued_at=now)


def _kind_for(booking: Booking) -> ReceiptKind:
    return ReceiptKind.REQUEST if booking.state is BookingState.REQUESTED else ReceiptKind.CONFIRMED
