"""How bookings of each space ended: used, given back in time or too late for others, or nobody came. No names."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, case, func, select

from booking_core.domain.bookings import BookingState
from booking_core.domain.identity import SpaceId
from booking_core.domain.places import Rules
from booking_core.domain.time_spans import TimeSpan
from booking_core.store.rows import to_seconds
from booking_core.store.schema import booking


@dataclass(frozen=True, slots=True)
class SpaceUse:
    """How many bookings of a space were kept, and for how long together; how many were not, and why.

    What staff cancelled is in none of them: it tells nothing of what people do.
    """

    space: SpaceId
    kept: int
    kept_minutes: int
    back_in_time: int
    back_late: int
    nobody_came: int


def use_of_spaces(connection: Connection, rules: Rules, during: TimeSpan) -> tuple[SpaceUse, ...]:
    """How the bookings that were to begin `during` ended, by space; late is as `rules` say."""
    starts, ends = booking.c.starts_at, booking.c.ends_at
    kept = booking.c.state.in_([one.value for one in BookingState if one.occupies])
    back = booking.c.state == BookingState.CANCELLED_BY_CITIZEN.value
    late = booking.c.ended_at > starts - rules.late_cancel_minutes * 60
    absent = booking.c.state == BookingState.NO_SHOW.value
    counted = (_number(kept), _number(kept, (ends - starts) // 60), _number(back & ~late), _number(back & late))
    begins = starts.between(to_seconds(during.starts_at), to_seconds(during.ends_at) - 1)
    query = select(booking.c.space_id, *counted, _number(absent)).where(begins, kept | back | absent)
    rows = connection.execute(query.group_by(booking.c.space_id).order_by(booking.c.space_id))
    return tuple(SpaceUse(SpaceId(space), *map(int, counts)) for space, *counts in rows)


def _number(which: ColumnElement[bool], each: ColumnElement[int] | int = 1) -> ColumnElement[int]:
    return func.sum(case((which, each), else_=0))
