"""What has become of that which a receipt says.

receipt ──► is there a booking? ──► yes: Found, or the newest that was made in its place
              │ no
              ├── a request the centre has refused ──► Refused
              ├── a request the centre has not had  ──► Waiting
              └── a confirmation                    ──► Unknown
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from booking_core.domain.bookings import Booking
from booking_core.domain.places import Municipality, Space
from booking_core.domain.refusals import Refusal
from booking_core.domain.succession import MOST_REPLACEMENTS
from booking_core.domain.time_spans import TimeSpan, span_of_slots
from booking_core.protocol.messages import Declined, refusal_from_wire
from booking_core.protocol.receipts import ReceiptFacts, ReceiptState, space_tag
from booking_core.store.bookings.lookups import answer_to, booking_with_id, replacement_of


@dataclass(frozen=True, slots=True)
class Found:
    """The booking as it is now. `former` are those it was made in the place of, the receipt's own first."""

    facts: ReceiptFacts
    booking: Booking
    former: tuple[Booking, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """The request was answered with no; one reason for each of its alternatives."""

    facts: ReceiptFacts
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that has not come in: it lies on the machine that printed the paper."""

    facts: ReceiptFacts


@dataclass(frozen=True, slots=True)
class Unknown:
    """A confirmation whose booking is not here."""

    facts: ReceiptFacts


Standing = Found | Refused | Waiting | Unknown


def standing_of(connection: Connection, facts: ReceiptFacts) -> Standing:
    """How that stands which the receipt with `facts` says."""
    booking = booking_with_id(connection, facts.booking) or replacement_of(connection, facts.booking)
    if booking is not None:
        *former, newest = succession(connection, booking)
        return Found(facts, newest, tuple(former))
    answer = answer_to(connection, facts.booking)
    if isinstance(answer, Declined):
        return Refused(facts, tuple(refusal_from_wire(refusal) for refusal in answer.refusals))
    return Waiting(facts) if facts.state is ReceiptState.REQUEST else Unknown(facts)


def succession(connection: Connection, first: Booking) -> Iterator[Booking]:
    """`first`, what was made in its place, and so on. Only what is over has been replaced."""
    booking: Booking | None = first
    for _ in range(MOST_REPLACEMENTS):
        if booking is None:
            return
        yield booking
        booking = replacement_of(connection, booking.id) if booking.state.is_final else None


def space_on_paper(municipality: Municipality, facts: ReceiptFacts) -> Space | None:
    """The space the receipt names; None when the places no longer have it."""
    return next((space for _, space in municipality.spaces() if space_tag(space.id) == facts.space), None)


def span_on_paper(facts: ReceiptFacts) -> TimeSpan:
    """The time the receipt names."""
    return span_of_slots(facts.start, facts.length)
