"""Giving back is always possible, and counted when it is late."""

import pytest

from booking_core.domain.bookings import BookingState
from booking_core.domain.policy import is_late
from tests.booking_core.domain.made_bookings import MUNICIPALITY, at, made_booking, on_thursday
from tests.booking_core.sample_places import WORKSHOP

CITIZEN, STAFF = BookingState.CANCELLED_BY_CITIZEN, BookingState.CANCELLED_BY_STAFF


@pytest.mark.parametrize(
    ("state", "ended", "expected"),
    [
        (CITIZEN, "13:15", False),
        (CITIZEN, "13:16", True),
        (CITIZEN, "14:30", True),
        (STAFF, "14:30", False),
        (BookingState.COMPLETED, "14:30", False),
        (BookingState.NO_SHOW, "14:30", False),
    ],
)
def test_less_than_an_hour_before_is_late(state: BookingState, ended: str, *, expected: bool) -> None:
    booking = made_booking(WORKSHOP, on_thursday("14:15", "15:15"), state=state)

    assert is_late(booking, at(ended), MUNICIPALITY.rules) is expected
