"""How long a room is kept for people who have not come: as the receipt says, and only where one checks in."""

from datetime import datetime, timedelta

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.places import Municipality

CHECK_IN_OPENS_BEFORE = timedelta(minutes=30)
"""So long before its time people may say that they have come."""


def may_check_in(booking: Booking, *, now: datetime) -> bool:
    """Whether it is about the time for the people of `booking` to come, and they have not said so."""
    opens_at = booking.span.starts_at - CHECK_IN_OPENS_BEFORE
    return booking.state is BookingState.CONFIRMED and opens_at <= now < booking.span.ends_at


def held_until(municipality: Municipality, booking: Booking) -> datetime | None:
    """Until when (UTC) the room is kept for the people of `booking`; None where it is theirs to the end.

    One that continues another is kept as long as that is, whose people are the same, and never ends by itself.
    """
    space = municipality.space_by_id.get(booking.space)
    if (
        booking.continues is not None
        or space is None
        or not space.check_in
        or booking.state is not BookingState.CONFIRMED
    ):
        return None
    ends = booking.span.starts_at + timedelta(minutes=municipality.rules.hold_minutes)
    return ends if ends < booking.span.ends_at else None
