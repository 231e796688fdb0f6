"""A scanned receipt brings back a booking that the centre has lost.

known, or made again under another id   that booking, as it is now: an old paper leads to the newest of its line
its cells the signer's still, or free   made again, as far as the paper tells: the standing layout, nobody's name;
                                        the rest comes with its kiosk's journal
its cells somebody else's               in doubt: the desk sees it
over, or while the centre recovers      nothing: the machines may know more than the paper
it continues another booking            made again as one whose people have come: which one it was the paper does not
                                        say, and nobody asks them to come anew

Whoever has a machine that was declared lost can sign with its key. Such paper counts in the cells alone that are
frozen in that machine's name, which nobody else can have: beyond them people decide, and not beyond what the machine
could have promised.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType

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
from booking_core.domain.places import KindOfUser, Municipality, Space
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.succession import newest_of_line
from booking_core.domain.time_spans import span_of_slots
from booking_core.protocol.escrow.books import CentreBooks, Doubt
from booking_core.protocol.escrow.terms import Holder
from booking_core.protocol.escrow.wishes import carry_out_kept, is_given_back
from booking_core.protocol.receipts import ReceiptFacts, ReceiptState, facts_of, space_tag

FEWEST = 1
"""How many come the paper does not say."""

LOST_PAPER_REACHES = timedelta(days=2)
"""A kiosk confirms today and tomorrow; what a lost one's key says of later days nobody was promised."""


@dataclass(frozen=True, slots=True)
class Signer:
    """The machine whose key signed a receipt. `is_lost`: whoever has it by now may have signed."""

    device: DeviceId
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class MadeAgain:
    """The centre did not know it, or not so: the booking as the paper tells it, which stands from now on."""

    booking: Booking


Redeemed = Booking | MadeAgain | Doubt | Refusal
"""The booking that the paper stands for now, over or not; or it is for the desk to see; or why there is none."""


def redeem(books: CentreBooks, facts: ReceiptFacts, signer: Signer | None, *, now: datetime) -> Redeemed:
    """What a receipt with a good signature promises; `signer` is None for the centre itself."""
    present = newest_of_line(facts.booking, known=books.booking, in_place_of=books.in_place_of)
    is_newer = present is not None and _is_newer(facts, signer, present)
    if present is not None and not is_newer:
        return present
    if not facts.state.is_confirmed:
        return Refusal(RefusalCode.UNKNOWN_BOOKING)
    if books.is_recovering:
        return present or Refusal(RefusalCode.RECOVERING)
    space = _space_on_paper(books.municipality, facts)
    if space is None:
        return present or Refusal(RefusalCode.UNKNOWN_SPACE)
    promised = _as_on_paper(facts, space, signer) if present is None else _as_moved(present, facts, space)
    if promised.span.ends_at <= now:
        return present or _over(BookingState.COMPLETED)
    if signer is not None and signer.is_lost and promised.span.starts_at > now + LOST_PAPER_REACHES:
        return Refusal(RefusalCode.UNKNOWN_BOOKING)
    return _taken_in(books, promised, signer, now=now)


def _is_newer(facts: ReceiptFacts, signer: Signer | None, present: Booking) -> bool:
    """Whether the centre itself has moved the booking since, and was then set back."""
    is_the_same = present.id == facts.booking and present.state.occupies
    return is_the_same and signer is None and facts.version > present.version


def _taken_in(books: CentreBooks, promised: Booking, signer: Signer | None, *, now: datetime) -> Redeemed:
    cells = [entry.cell for entry in promised.occupancy]
    holders = books.holders(cells)
    if _may_have(cells, holders, signer) and _is_kept(books, promised, now=now):
        books.release(holders)
        carry_out_kept(books, of=(promised.id,), now=now)
        present = books.booking(promised.id) or promised
        return present if present.state.is_final else MadeAgain(present)
    if is_given_back(books, promised.id):
        return _over(BookingState.CANCELLED_BY_CITIZEN)
    in_doubt = Doubt(promised, None if signer is None else signer.device)
    books.doubt(in_doubt, now=now)
    return in_doubt


def _may_have(cells: list[Cell], holders: Mapping[Cell, Holder], signer: Signer | None) -> bool:
    own = None if signer is None else signer.device
    is_in_its_name = all(holder.device == own for holder in holders.values())
    return is_in_its_name and (signer is None or not signer.is_lost or len(holders) == len(cells))


def _is_kept(books: CentreBooks, promised: Booking, *, now: datetime) -> bool:
    if books.booking(promised.id) is None:
        return books.take_in(promised, None, now=now)
    return not books.bring_up_to((promised,), now=now)


def _space_on_paper(municipality: Municipality, facts: ReceiptFacts) -> Space | None:
    return next((space for _, space in municipality.spaces() if space_tag(space.id) == facts.space), None)


def _as_on_paper(facts: ReceiptFacts, space: Space, signer: Signer | None) -> Booking:
    span = span_of_slots(facts.start, facts.length)
    return Booking(
        id=facts.booking,
        version=facts.version,
        state=BookingState.CHECKED_IN if facts.state is ReceiptState.CONTINUED else BookingState.CONFIRMED,
        space=space.id,
        layout=space.standing_layout.id,
        span=span,
        persons=FEWEST,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
        user=KindOfUser.CITIZEN,
        channel=Channel.PARTNER if signer is None else Channel.KIOSK,
        occupancy=tuple(Occupancy(cell, CellKind.USE) for cell in cells_of(space, span)),
        device=None if signer is None else signer.device,
    )


def in_full(known: Booking, told: Booking, municipality: Municipality) -> Booking | None:
    """The next version of `known`, made again from its paper, with all that the kiosk itself has `told` of it.

    None when it is not as on that paper any more, is over, or the paper said all there is.
    """
    space = municipality.space_by_id.get(told.space)
    if space is None or told.device is None or known.state.is_final or known.occupancy != told.occupancy:
        return None
    on_paper = _as_on_paper(facts_of(told), space, Signer(told.device))
    if known != replace(on_paper, version=known.version, state=known.state, layout=known.layout):
        return None
    full = replace(told, version=known.version + 1, state=known.state)
    return None if replace(full, version=known.version) == known else full


def _as_moved(present: Booking, facts: ReceiptFacts, space: Space) -> Booking:
    """`present` where its newer paper says; in another space its layout stands there no more."""
    span = span_of_slots(facts.start, facts.length)
    return replace(
        present,
        version=facts.version,
        space=space.id,
        layout=present.layout if space.id == present.space else space.standing_layout.id,
        span=span,
        occupancy=tuple(Occupancy(cell, CellKind.USE) for cell in cells_of(space, span)),
    )


def _over(state: BookingState) -> Refusal:
    return Refusal(RefusalCode.ALREADY_OVER, MappingProxyType({"state": state.value}))
