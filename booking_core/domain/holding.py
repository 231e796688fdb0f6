"""How long a room is kept for people who have not come: as the receipt says, and only where one checks in."""

from datetime import datetime, timedelta

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import SLOT_LENGTH

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


def goes_straight_in(municipality: Municipality, booking: Booking, *, now: datetime) -> bool:
    """Whether somebody who stands in the house of `booking` and books it at `now` has come to it.

    Asked where people are to say that they have come; it has begun then, or begins within a quarter of an hour.
    """
    return held_until(municipality, booking) is not None and booking.span.starts_at <= now + SLOT_LENGTH


def have_been_seen(municipality: Municipality, booking: Booking) -> bool:
    """Whether the people of `booking` were to say that they have come, and the house knows that they have."""
    space = municipality.space_by_id.get(booking.space)
    return space is not None and space.check_in and booking.state is BookingState.CHECKED_IN
