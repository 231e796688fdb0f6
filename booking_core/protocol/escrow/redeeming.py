"""A scanned receipt brings back a booking that the centre has lost.

known                                   that booking, as it is now
its cells the signer's still, or free   made again, as far as the paper tells: the standing layout, nobody's name
its cells somebody else's               in doubt: the desk sees it
over, or while the centre recovers      nothing: the machines may know more than the paper
"""

from collections.abc import Mapping
from datetime import datetime

from booking_core.domain.bookings import (
    Booking,
    BookingState,
    Cell,
    CellKind,
    Channel,
    Occupancy,
    Openness,
    Purpose,
    cells_of,
)
from booking_core.domain.identity import DeviceId
from booking_core.domain.places import KindOfUser, Municipality
from booking_core.domain.time_spans import span_of_slots
from booking_core.protocol.escrow.books import CentreBooks, Doubt
from booking_core.protocol.escrow.terms import Holder
from booking_core.protocol.receipts import ReceiptFacts, ReceiptState, space_tag

FEWEST = 1
"""How many come the paper does not say."""


def redeem(books: CentreBooks, facts: ReceiptFacts, signer: DeviceId | None, *, now: datetime) -> Booking | None:
    """The booking that a receipt with a good signature promises; None when there is none to be had.

    `signer` is the device whose key signed it, None for the centre itself.
    """
    known = books.booking(facts.booking)
    if known is not None or facts.state is not ReceiptState.CONFIRMED or books.is_recovering:
        return known
    promised = _as_on_paper(books.municipality, facts, signer)
    if promised is None or promised.span.ends_at <= now:
        return None
    holders = books.holders(entry.cell for entry in promised.occupancy)
    if _is_the_signers(holders, signer) and books.take_in(promised, None, now=now):
        books.release(holders)
        return promised
    books.doubt(Doubt(promised, signer), now=now)
    return None


def _is_the_signers(holders: Mapping[Cell, Holder], signer: DeviceId | None) -> bool:
    return all(holder.device == signer for holder in holders.values())


def _as_on_paper(municipality: Municipality, facts: ReceiptFacts, signer: DeviceId | None) -> Booking | None:
    space = next((space for _, space in municipality.spaces() if space_tag(space.id) == facts.space), None)
    if space is None:
        return None
    span = span_of_slots(facts.start, facts.length)
    return Booking(
        id=facts.booking,
        version=facts.version,
        state=BookingState.CONFIRMED,
        space=space.id,
        layout=space.standing_layout.id,
        span=span,
        persons=FEWEST,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
        user=KindOfUser.CITIZEN,
        channel=Channel.PARTNER if signer is None else Channel.KIOSK,
        occupancy=tuple(Occupancy(cell, CellKind.USE) for cell in cells_of(space, span)),
        device=signer,
    )
