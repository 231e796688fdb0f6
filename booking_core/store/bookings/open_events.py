"""What anybody may come to, by time, a page at a time."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, NamedTuple

from msgspec import Meta
from sqlalchemy import Connection, exists, select, tuple_

from booking_core.domain.bookings import Booking, BookingState, Openness
from booking_core.domain.identity import SpaceId
from booking_core.protocol.messages import LONGEST_ID, TEXT
from booking_core.store.rows import read_bookings, to_seconds
from booking_core.store.schema import booking, occupancy

_STANDING = [state.value for state in BookingState if state.occupies]
_HAS_CELLS = exists().where(occupancy.c.booking_id == booking.c.id)


class EventKey(NamedTuple):
    """Where an event stands among the others: of those that hold cells no two begin at one time in one space."""

    starts_at: Annotated[int, Meta(ge=0, le=2**40)]
    space: Annotated[str, Meta(max_length=LONGEST_ID, pattern=TEXT)]


def key_of(event: Booking) -> EventKey:
    """Where that event stands."""
    return EventKey(to_seconds(event.span.starts_at), event.space)


def open_events(
    connection: Connection,
    spaces: Iterable[SpaceId],
    *,
    ends_after: datetime,
    after: EventKey | None = None,
    most: int,
) -> tuple[Booking, ...]:
    """Up to `most` events in those spaces that end after an instant, behind the one with the key `after`, by start.

    What is booked meanwhile moves nothing: no event comes twice, and none that was there is left out.
    """
    query = select(booking).where(
        booking.c.openness != Openness.CLOSED.value,
        booking.c.state.in_(_STANDING),
        booking.c.space_id.in_(sorted(spaces)),
        booking.c.ends_at > to_seconds(ends_after),
        _HAS_CELLS,
    )
    if after is not None:
        query = query.where(tuple_(booking.c.starts_at, booking.c.space_id) > tuple_(after.starts_at, after.space))
    return read_bookings(connection, query.order_by(booking.c.starts_at, booking.c.space_id).limit(most))
