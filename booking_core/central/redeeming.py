"""Taking a receipt at its word: what a scan brings back when the centre has lost the booking behind it."""

from booking_core.central.centre import Centre
from booking_core.domain.bookings import Booking
from booking_core.protocol.escrow.redeeming import redeem
from booking_core.protocol.receipts import ReceiptRead, ReceiptState
from booking_core.store import devices


def redeemed(centre: Centre, read: ReceiptRead) -> Booking | None:
    """The booking that the receipt promises, made again if need be; None when it cannot be had."""
    known = centre.store.booking(str(read.facts.booking))
    if known is not None or read.facts.state is not ReceiptState.CONFIRMED:
        return known
    now = centre.clock()
    with centre.store.writing_books(now=now) as books:
        signer = devices.signer_of(books.connection, read.signed_by)
        return redeem(books, read.facts, signer, now=now)
