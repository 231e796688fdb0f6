"""A scanned receipt brings back a booking that the centre has lost.

no say of its signer's in that booking  forged: it is no receipt
known, or made again under another id   that booking, as it is now: an old paper leads to the newest of its line
its cells the signer's still            made again, as far as the paper tells: the standing layout, nobody's name;
                                        the rest comes with its kiosk's journal
its cells nobody's, or somebody else's  in doubt: the desk sees it
over, or while the centre recovers      nothing: the machines may know more than the paper
further ahead than a kiosk promises     nothing
it continues another booking            made again as one whose people have come: which one it was the paper does not
                                        say, and nobody asks them to come anew

Whoever has a kiosk, at work, lost, retired or with a new key since, can sign with its key whatever they like. So a key
counts no further than the kiosk itself reached while the key was its own: in the bookings that came from it, and in the
cells that are held in its name, which nobody else can have. Beyond them people decide, and not beyond what it could
have promised. What the centre signed counts as it stands.
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
from booking_core.domain.time_spans import slot_of, span_of_slots
from booking_core.protocol.escrow.books import CentreBooks, Doubt
from booking_core.protocol.escrow.terms import Holder
from booking_core.protocol.escrow.wishes import carry_out_kept, is_given_back
from booking_core.protocol.receipts import ReceiptFacts, ReceiptState, facts_of, space_tag

FEWEST = 1
"""How many come the paper does not say."""

KIOSK_PROMISES = timedelta(days=2)
"""A kiosk confirms today and tomorrow; what its key says of later days nobody was promised."""


@dataclass(frozen=True, slots=True)
class Signer:
    """The kiosk whose key signed a receipt.

    `ended_at`: from then on it promised nobody anything with that key: it was lost, retired, or given another; None
    while it is in use. `is_former`: it has another key since, and with that one bookings may have come that this one
    has no say in.
    """

    device: DeviceId
    ended_at: datetime | None = None
    is_former: bool = False


@dataclass(frozen=True, slots=True)
class Forged:
    """Whoever signed the receipt had no say in the booking it names."""


@dataclass(frozen=True, slots=True)
class MadeAgain:
    """The centre did not know it, or not so: the booking as the paper tells it, which stands from now on."""

    booking: Booking


Redeemed = Booking | MadeAgain | Doubt | Forged | Refusal
"""The booking that the paper stands for now, over or not; or it is for the desk to see; or why there is none."""


def has_a_say(books: CentreBooks, facts: ReceiptFacts, signer: Signer | None) -> bool:
    """Whether a receipt that `signer` signed (None: the centre itself) may speak for the booking that it names.

    Of a booking nobody knows anything of, it may; what comes of that `redeem` says.
    """
    if signer is None:
        return True
    first = books.booking(facts.booking) or books.in_doubt(facts.booking)
    if first is None:
        return books.in_place_of(facts.booking) is None
    came_from_it = first.device == signer.device and first.series is None
    return came_from_it and _is_as_on_paper(first, facts) and _came_with_its_key(books, first, signer)


def _is_as_on_paper(first: Booking, facts: ReceiptFacts) -> bool:
    """A request tells only the first of the times that its people would take, and an old paper where it was then."""
    if facts.version != first.version or not facts.state.is_confirmed:
        return facts.version <= first.version
    return (facts.space, span_of_slots(facts.start, facts.length)) == (space_tag(first.space), first.span)


def _came_with_its_key(books: CentreBooks, first: Booking, signer: Signer) -> bool:
    if not signer.is_former or signer.ended_at is None:
        return True
    came_at = books.came_at(first.id)
    return came_at is None or came_at <= signer.ended_at


def redeem(books: CentreBooks, facts: ReceiptFacts, signer: Signer | None, *, now: datetime) -> Redeemed:
    """What a receipt with a good signature promises; `signer` is None for the centre itself."""
    if not has_a_say(books, facts, signer):
        return Forged()
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
    if signer is not None and promised.span.starts_at > min(now, signer.ended_at or now) + KIOSK_PROMISES:
        return Refusal(RefusalCode.UNKNOWN_BOOKING)
    return _taken_in(books, promised, signer, now=now)


def _is_newer(facts: ReceiptFacts, signer: Signer | None, present: Booking) -> bool:
    """Whether the centre itself has moved the booking since, and was then set back."""
    is_the_same = present.id == facts.booking and present.state.occupies
    return is_the_same and signer is None and facts.version > present.version


def _taken_in(books: CentreBooks, promised: Booking, signer: Signer | None, *, now: datetime) -> Redeemed:
    holders = books.holders(entry.cell for entry in promised.occupancy)
    if _may_have(books, promised, holders, signer, now=now) and _is_kept(books, promised, now=now):
        books.release(holders)
        carry_out_kept(books, of=(promised.id,), now=now)
        present = books.booking(promised.id) or promised
        return present if present.state.is_final else MadeAgain(present)
    if is_given_back(books, promised.id):
        return _over(BookingState.CANCELLED_BY_CITIZEN)
    in_doubt = Doubt(promised, None if signer is None else signer.device)
    books.doubt(in_doubt, now=now)
    return in_doubt


def _may_have(
    books: CentreBooks, promised: Booking, holders: Mapping[Cell, Holder], signer: Signer | None, *, now: datetime
) -> bool:
    """The centre what nobody holds; a kiosk what is held in its name, in a space that it may confirm by itself."""
    if signer is None:
        return not holders
    space = books.municipality.space_by_id[promised.space]
    cells = [entry.cell for entry in promised.occupancy]
    are_its_own = all(cell in holders for cell in cells if cell.slot >= slot_of(now))
    are_nobody_elses = all(holder.device == signer.device for holder in holders.values())
    return space.offline and not space.approval and are_its_own and are_nobody_elses


def _is_kept(books: CentreBooks, promised: Booking, *, now: datetime) -> bool:
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
