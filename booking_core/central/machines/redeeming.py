"""Taking a receipt at its word: what a scan brings back when the centre has lost the booking behind it."""

from types import MappingProxyType
from typing import assert_never

from booking_core.central.centre import Centre
from booking_core.domain.bookings import Booking
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.protocol.escrow.books import Doubt
from booking_core.protocol.escrow.redeeming import MadeAgain, redeem
from booking_core.protocol.escrow.redeeming import Redeemed as Outcome
from booking_core.protocol.messages import NoReceipt, refusal_to_wire
from booking_core.protocol.messages.escrow import BookingInDoubt, ReceiptInDoubt, Redeem, RedeemAnswer, Redeemed
from booking_core.protocol.receipts import ReceiptRead, ReceiptUnreadable, read_receipt
from booking_core.store.machines import devices
from booking_core.store.machines.doubts import DoubtKind


def redeemed(centre: Centre, read: ReceiptRead) -> Outcome:
    """What the receipt promises, made again if need be, or why that cannot be had."""
    known = centre.store.bookings.with_id(str(read.facts.booking))
    if known is not None and not known.state.is_final and known.version >= read.facts.version:
        return known
    now = centre.clock()
    with centre.store.writing_books(now=now) as books:
        signer = devices.signer_of(books.connection, read.signed_by)
        return redeem(books, read.facts, signer, now=now)


def answer_to_redeem(centre: Centre, message: Redeem) -> RedeemAnswer:
    """What a machine hears of a receipt that somebody has shown there."""
    read = read_receipt(message.receipt, centre.receipt_keys())
    if isinstance(read, ReceiptUnreadable):
        return _none(Refusal(RefusalCode.UNKNOWN_BOOKING))
    match outcome := redeemed(centre, read):
        case Booking() if outcome.state.is_final:
            return _none(Refusal(RefusalCode.ALREADY_OVER, MappingProxyType({"state": outcome.state.value})))
        case Booking():
            return Redeemed(booking=outcome)
        case MadeAgain(booking=booking):
            return Redeemed(booking=booking, made_again=True)
        case Doubt(booking=promised, told_by=told_by):
            return ReceiptInDoubt(doubt=BookingInDoubt(promised, DoubtKind.CELLS.value, told_by))
        case Refusal():
            return _none(outcome)
        case _:
            assert_never(outcome)


def _none(refusal: Refusal) -> NoReceipt:
    return NoReceipt(refusal=refusal_to_wire(refusal))
