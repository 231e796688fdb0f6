"""Giving back is always possible; giving back late is counted."""

from datetime import datetime

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.places import Rules
from booking_core.domain.time_spans import MINUTE


def is_late(booking: Booking, ended_at: datetime, rules: Rules) -> bool:
    """Whether `booking`, given back by its people at `ended_at` (aware), came back too late for others to use it."""
    by_its_people = booking.state is BookingState.CANCELLED_BY_CITIZEN
    return by_its_people and ended_at > booking.span.starts_at - rules.late_cancel_minutes * MINUTE
