"""What a booking costs."""

from booking_core.domain.bookings import Booking
from booking_core.domain.places import KindOfUser, Space


def price_of(space: Space, user: KindOfUser, *, is_trial: bool = False) -> int | None:
    """Whole kroner for a booking of `space`; an idea that is tried costs nothing. None where no price is known."""
    return 0 if is_trial else space.prices.get(user)


def price_of_booking(space: Space, booking: Booking) -> int | None:
    """What `booking` costs, as it is."""
    return price_of(space, booking.user, is_trial=booking.is_trial)
