"""Bookings that share a code: with eight digits that is bound to happen, and whoever looks one up gets them all."""

from itertools import count
from uuid import UUID

from booking_core.domain.identity import BookingId
from booking_core.protocol.codes import code_of


def two_with_one_code() -> tuple[BookingId, BookingId]:
    """Two booking ids with the same code; the first such pair there is."""
    seen: dict[str, BookingId] = {}
    for number in count():
        one = BookingId(UUID(int=number))
        other = seen.setdefault(code_of(one), one)
        if other != one:
            return other, one
    raise AssertionError
