"""How long a room is kept for people who have not come: as the receipt says, and only where one checks in."""

from datetime import datetime, timedelta

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.places import Municipality


def held_until(municipality: Municipality, booking: Booking) -> datetime | None:
    """Until when (UTC) the room is kept for the people of `booking`; None where it is theirs to the end."""
    space = municipality.space_by_id.get(booking.space)
    if space is None or not space.check_in or booking.state is not BookingState.CONFIRMED:
        return None
    ends = booking.span.starts_at + timedelta(minutes=municipality.rules.hold_minutes)
    return ends if ends < booking.span.ends_at else None
