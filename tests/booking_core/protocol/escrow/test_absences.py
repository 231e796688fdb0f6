"""Nobody came: the centre alone says so, and only when the house has told everything that was done there in time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from booking_core.domain.bookings import BookingState
from booking_core.domain.identity import DeviceId, DeviceRole, LayoutId, SpaceId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.device import WishedFor
from booking_core.protocol.escrow.absences import release_absent
from booking_core.protocol.escrow.books import Standing
from booking_core.protocol.escrow.recovering import begin_recovery
from booking_core.protocol.escrow.terms import NEVER, NO_TOKEN
from booking_core.protocol.messages import Alternative, Changed, Reschedule
from booking_core.protocol.messages.escrow import Arrive
from booking_core.simulation.town import LIBRARY, STANDING
from tests.booking_core.protocol.one_house import AT_FOUR, DESK_ASKS, House, an_id, wish

HOLD = timedelta(minutes=15)
LIBRARY_KIOSK = DeviceId("library-1")


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


def test_a_moved_booking_is_kept_until_every_house_has_told(house: House) -> None:
    elsewhere = Standing(LIBRARY_KIOSK, LIBRARY, DeviceRole.KIOSK, NEVER, NEVER, NO_TOKEN, reported=1)
    house.books.stand(elsewhere)
    house.now = AT_FOUR - timedelta(hours=1)
    to = Alternative(SpaceId("workshop"), LayoutId(STANDING), TimeSpan(AT_FOUR, AT_FOUR + timedelta(minutes=45)))
    move = Reschedule(id=an_id(7), booking=an_id(1), version=1, to=to)
    assert isinstance(house.books.answer(move, DESK_ASKS, now=house.now, waits=False), Changed)
    house.now = AT_FOUR + HOLD

    contact(house)
    assert released(house) == []

    house.books.stand(replace(elsewhere, synced_to=house.now))
    assert released(house) == [an_id(1)]


def test_a_space_that_asks_nobody_to_check_in_is_released_to_nobody(house: House) -> None:
    house.want(wish("north", number=2, starts_at=house.now))
    house.now += 2 * HOLD
    contact(house)
    assert an_id(2) not in released(house)


def test_a_restored_centre_releases_nothing(house: House) -> None:
    contact(house)
    begin_recovery(house.books, heard_epoch=1)
    assert released(house) == []
