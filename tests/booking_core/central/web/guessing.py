"""Codes that could be somebody's and are nobody's."""

from collections.abc import Iterator
from uuid import UUID

from booking_core.domain.identity import BookingId
from booking_core.protocol.codes import code_of
from booking_core.store.bookings.lookups import bookings_with_code
from tests.booking_core.central.web.visits import Visits


def unused_codes(visits: Visits) -> Iterator[str]:
    """Codes with a right check digit that no booking at the centre has."""
    for number in range(10_000):
        code = code_of(BookingId(UUID(int=number)))
        with visits.running.centre.store.reading() as connection:
            if not bookings_with_code(connection, code):
                yield code
