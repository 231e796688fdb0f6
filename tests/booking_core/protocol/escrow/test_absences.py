"""Nobody came: the centre alone says so, and only when the house has told everything that was done there in time."""

from datetime import timedelta

import pytest

from booking_core.domain.bookings import BookingState
from booking_core.protocol.device import WishedFor
from booking_core.protocol.escrow.absences import release_absent
from booking_core.protocol.escrow.recovering import begin_recovery
from booking_core.protocol.escrow_messages import Arrive
from tests.booking_core.protocol.one_house import AT_FOUR, House, an_id, wish

HOLD = timedelta(minutes=15)


@pytest.fixture
def house() -> House:
    """At a quarter past four, with a booking at four of which the centre knows."""
    started = House()
    started.start()
    started.want(wish())
    started.sync()
    started.now = AT_FOUR + HOLD
    return started


def contact(house: House) -> None:
    """Two calls: the second was begun after the first was answered."""
    house.sync()
    house.now += timedelta(seconds=30)
    house.sync()


def released(house: House) -> list[object]:
    return [one.id for one in release_absent(house.books, now=house.now)]


def test_a_room_nobody_came_to_is_released_once_its_house_has_told_everything(house: House) -> None:
    contact(house)
    assert released(house) == [an_id(1)]
    booking = house.books.booking(an_id(1))
    assert booking is not None
    assert (booking.state, booking.version, booking.occupancy) == (BookingState.NO_SHOW, 2, ())
    assert released(house) == []


def test_a_house_out_of_contact_releases_nothing(house: House) -> None:
    house.now += timedelta(hours=0.5)
    assert released(house) == []


def test_a_call_that_was_begun_before_the_hold_ended_does_not_count(house: House) -> None:
    house.sync()
    assert released(house) == []


def test_people_who_came_in_time_while_the_network_was_down_keep_their_room(house: House) -> None:
    house.now = AT_FOUR + timedelta(minutes=10)
    house.do(WishedFor(Arrive(an_id(1)), house.now))
    house.now = AT_FOUR + timedelta(minutes=40)
    assert released(house) == []
    contact(house)
    assert released(house) == []
    booking = house.books.booking(an_id(1))
    assert booking is not None
    assert booking.state is BookingState.CHECKED_IN


def test_a_space_that_asks_nobody_to_check_in_is_released_to_nobody(house: House) -> None:
    house.want(wish("north", number=2, starts_at=house.now))
    house.now += 2 * HOLD
    contact(house)
    assert an_id(2) not in released(house)


def test_a_restored_centre_releases_nothing(house: House) -> None:
    contact(house)
    begin_recovery(house.books, heard_epoch=1)
    assert released(house) == []
