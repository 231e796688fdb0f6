"""Which bookings a new places file leaves without their place, and why."""

from dataclasses import replace
from datetime import date

import pytest

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.identity import RoomId, SpaceId
from booking_core.domain.places import Closure, Municipality, Space
from booking_core.domain.stranding import Stranded, StrandedBecause, stranded
from tests.booking_core.domain.made_bookings import MUNICIPALITY, THURSDAY, made_booking, on_thursday
from tests.booking_core.sample_places import CIRCLE, HALL, HALL_NORTH, WORKSHOP

BOOKING = made_booking(WORKSHOP, on_thursday("14:15", "15:15"))
HALL_BOOKING = made_booking(HALL, on_thursday("14:15", "15:15"))


def with_space(space_id: SpaceId, *changed: Space) -> Municipality:
    """The sample with `changed` instead of one of its spaces."""
    venues = tuple(
        replace(
            venue,
            spaces=tuple(new for space in venue.spaces for new in (changed if space.id == space_id else (space,))),
        )
        for venue in MUNICIPALITY.venues
    )
    return replace(MUNICIPALITY, venues=venues)


WORKSHOP_SPACE = MUNICIPALITY.space_by_id[WORKSHOP]
HALL_SPACE = MUNICIPALITY.space_by_id[HALL]
ELSEWHERE = replace(WORKSHOP_SPACE, rooms=(RoomId("hall-north"),))
NO_CIRCLE = replace(WORKSHOP_SPACE, layouts=WORKSHOP_SPACE.layouts[:1])
SHUT = replace(MUNICIPALITY, closures=(Closure(THURSDAY, date(2026, 12, 1), None, "Maling"),))


def test_under_the_same_file_no_booking_is_stranded() -> None:
    assert stranded(MUNICIPALITY, [BOOKING, HALL_BOOKING]) == ()


@pytest.mark.parametrize(
    ("municipality", "booking", "because"),
    [
        (with_space(WORKSHOP), BOOKING, StrandedBecause.SPACE_GONE),
        (with_space(WORKSHOP, ELSEWHERE), BOOKING, StrandedBecause.ROOMS_CHANGED),
        (
            with_space(HALL, replace(HALL_SPACE, rooms=HALL_SPACE.rooms[:1])),
            HALL_BOOKING,
            StrandedBecause.ROOMS_CHANGED,
        ),
        (with_space(WORKSHOP, NO_CIRCLE), replace(BOOKING, layout=CIRCLE), StrandedBecause.LAYOUT_GONE),
        (SHUT, BOOKING, StrandedBecause.CLOSED),
    ],
    ids=lambda value: value.name if isinstance(value, StrandedBecause) else "",
)
def test_a_booking_that_could_not_stand_is_named_with_its_first_reason(
    municipality: Municipality, booking: Booking, because: StrandedBecause
) -> None:
    other = made_booking(HALL_NORTH, on_thursday("10:00", "11:00"))
    found = {entry.booking.id: entry for entry in stranded(municipality, [booking, other])}

    assert found[booking.id] == Stranded(booking, because)
    assert (other.id in found) is (because is StrandedBecause.CLOSED)


def test_a_booking_that_is_off_is_not_stranded() -> None:
    off = replace(BOOKING, state=BookingState.CANCELLED_BY_STAFF, occupancy=())

    assert stranded(with_space(WORKSHOP), [off]) == ()


def test_a_hall_whose_rooms_are_only_listed_in_another_order_strands_nobody() -> None:
    turned = replace(HALL_SPACE, rooms=tuple(reversed(HALL_SPACE.rooms)))

    assert stranded(with_space(HALL, turned), [HALL_BOOKING]) == ()
