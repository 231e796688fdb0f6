"""Time that was given back too late for others to use it, counted without anybody's name."""

from sqlalchemy import Connection, func, select

from booking_core.domain.bookings import BookingState
from booking_core.domain.places import Rules
from booking_core.domain.time_spans import TimeSpan
from booking_core.store.rows import to_seconds
from booking_core.store.schema import booking


def count_late(connection: Connection, rules: Rules, during: TimeSpan) -> int:
    """How many bookings that were to begin `during` came back late; see `domain.policy.is_late` for one of them."""
    begins = booking.c.starts_at.between(to_seconds(during.starts_at), to_seconds(during.ends_at) - 1)
    by_its_people = booking.c.state == BookingState.CANCELLED_BY_CITIZEN.value
    late = booking.c.ended_at > booking.c.starts_at - rules.late_cancel_minutes * 60
    return connection.execute(select(func.count()).where(begins, by_its_people, late)).scalar_one()
