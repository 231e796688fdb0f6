"""Taking a receipt at its word: whom it speaks for, and what it brings back when the centre has lost the booking.

Everybody who is shown a receipt comes through here: the pages, the API and the machines. Whose signature may speak for
which booking is decided in one place, `protocol.escrow.redeeming`.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import assert_never

from booking_core.central.centre import Centre
from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.identity import DeviceId
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.protocol.authority import Origin
from booking_core.protocol.escrow.books import Doubt
from booking_core.protocol.escrow.redeeming import Forged, MadeAgain, has_a_say, redeem
from booking_core.protocol.escrow.redeeming import Redeemed as Outcome
from booking_core.protocol.messages import NoReceipt, refusal_to_wire
from booking_core.protocol.messages.escrow import BookingInDoubt, ReceiptInDoubt, Redeem, RedeemAnswer, Redeemed
from booking_core.protocol.receipts import ReceiptFacts, ReceiptUnreadable, Unreadable, read_receipt
from booking_core.store.machines.doubts import DoubtKind


@dataclass(frozen=True, slots=True)
class Shown:
    """A receipt that counts: what it says, the kiosk that signed it (None: the centre), and what it stands for now."""

    facts: ReceiptFacts
    signed_by: DeviceId | None
    outcome: Booking | MadeAgain | Doubt | Refusal

    @property
    def origin(self) -> Origin:
        """Whoever has it, as one who sends a command."""
        return Origin(Channel.PARTNER, signed_by=self.signed_by)


def shown(centre: Centre, receipt: str) -> Shown | ReceiptUnreadable:
    """What the receipt promises, made again if need be, or why that cannot be had.

    Forged is also one whose signer had no say in the booking that it names.
    """
    now = centre.clock()
    with centre.store.reading_books(now=now) as books:
        keyring = centre.keyring(books.connection)
        read = read_receipt(receipt, keyring.public_keys)
        if isinstance(read, ReceiptUnreadable):
            return read
        signer = keyring.signers.get(read.signed_by)
        known = books.booking(read.facts.booking)
        outcome: Outcome | None = None
        if known is not None and not has_a_say(books, read.facts, signer):
            outcome = Forged()
        elif known is not None and not known.state.is_final and known.version >= read.facts.version:
            outcome = known
    if outcome is None:
        with centre.store.writing_books(now=now) as books:
            outcome = redeem(books, read.facts, signer, now=now)
    if isinstance(outcome, Forged):
        return ReceiptUnreadable(Unreadable.FORGED)
    return Shown(read.facts, None if signer is None else signer.device, outcome)


def answer_to_redeem(centre: Centre, message: Redeem) -> RedeemAnswer:
    """What a machine hears of a receipt that somebody has shown there."""
    paper = shown(centre, message.receipt)
    if isinstance(paper, ReceiptUnreadable):
        return _none(Refusal(RefusalCode.UNKNOWN_BOOKING))
    match outcome := paper.outcome:
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
