"""Bookings that were made in the place of others: the old code and the old paper lead to the newest of them."""

from collections.abc import Callable

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId

MOST_REPLACEMENTS = 16

FindBooking = Callable[[BookingId], Booking | None]


def newest_of_line(first: BookingId, *, known: FindBooking, in_place_of: FindBooking) -> Booking | None:
    """The booking with the id `first`, or the newest made in its place once it was over or lost; None if there is none.

    `known` finds a booking by its id, `in_place_of` the newest one made in the place of that id.
    """
    present, wanted = known(first), first
    for _ in range(MOST_REPLACEMENTS):
        newer = in_place_of(wanted) if present is None or present.state.is_final else None
        if newer is None:
            break
        present, wanted = newer, newer.id
    return present
