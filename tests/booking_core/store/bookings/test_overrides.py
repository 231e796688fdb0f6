"""What staff let past the rules is kept with its reason for the house alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from booking_core.central.centre import Centre
from booking_core.domain.bookings import Booking, Channel, Purpose
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, SpaceId, VenueId
from booking_core.domain.places import Closure
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, Book, Changed, Confirmed, Reschedule
from booking_core.store.bookings.overrides import Override, overrides_of
from booking_core.store.machines import devices
from booking_core.store.places import PlacesWouldStrand
from tests.booking_core.central.running_centre import MovableClock, opened_centre
from tests.booking_core.domain.made_bookings import FRIDAY, at

pytestmark = pytest.mark.usefixtures("each_engine")

DESK = DeviceId("medborgerhus-desk")
STAFF, PARTNER = Origin(Channel.STAFF, DESK), Origin(Channel.PARTNER)
ROOM, MEETING = SpaceId("mh-lok3"), LayoutId("meeting")
WHY = "Aftalt med pedellen"
R = RefusalCode


@dataclass(frozen=True, slots=True)
class House:
    centre: Centre
    clock: MovableClock

    def booked(self, starts: datetime, ends: datetime, *codes: RefusalCode) -> Booking:
        wish = Book(
            id=BookingId(uuid4()),
            alternatives=(Alternative(ROOM, MEETING, TimeSpan(starts, ends)),),
            persons=4,
            purpose=Purpose.MEETING,
            overrides=codes,
            override_reason=WHY if codes else "",
        )
        answer = self.centre.store.submit(wish, STAFF, now=self.clock())
        assert isinstance(answer, Confirmed), answer
        return answer.booking

    def overrides(self, one: Booking) -> tuple[Override, ...]:
        with self.centre.store.reading() as connection:
            return overrides_of(connection, one.id)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    clock = MovableClock()
    with opened_centre(tmp_path, clock) as centre:
        with centre.store.writing() as connection:
            devices.register_desk(connection, DESK, VenueId("medborgerhus"))
        yield House(centre, clock)


def test_a_booking_keeps_which_rules_it_was_let_past_by_whom_and_why(house: House) -> None:
    long = house.booked(at("15:00"), at("20:00"), R.TOO_LONG)

    assert house.overrides(long) == (Override(1, (R.TOO_LONG,), WHY, DESK, house.clock()),)
    assert house.overrides(house.booked(at("20:00"), at("21:00"))) == ()


def test_every_change_past_a_rule_is_kept_beside_the_first(house: House) -> None:
    long = house.booked(at("15:00"), at("20:00"), R.TOO_LONG)
    house.clock.advance(timedelta(minutes=5))
    longer = Alternative(ROOM, MEETING, TimeSpan(at("15:00"), at("22:30")))
    move = Reschedule(
        id=uuid4(),
        booking=long.id,
        version=1,
        to=longer,
        overrides=(R.TOO_LONG, R.CLOSED),
        override_reason=f" {WHY} ",
    )

    assert isinstance(house.centre.store.submit(move, STAFF, now=house.clock()), Changed)

    first, second = house.overrides(long)
    assert (first.version, second.version) == (1, 2)
    assert (second.codes, second.reason, second.at) == ((R.TOO_LONG, R.CLOSED), WHY, house.clock())


def test_neither_booking_nor_feed_tells_of_it(house: House) -> None:
    store = house.centre.store
    before = store.head().cursor

    long = house.booked(at("15:00"), at("20:00"), R.TOO_LONG)

    entries = store.feed.entries_after(before)
    assert entries
    assert WHY not in f"{entries} {long} {store.feed.snapshot(now=house.clock())}"


def test_the_houses_log_is_kept_as_long_as_the_places_say(house: House) -> None:
    long = house.booked(at("15:00"), at("20:00"), R.TOO_LONG)
    kept = timedelta(days=house.centre.store.municipality().privacy.audit_kept_days)

    house.centre.store.upkeep.forget_contacts(now=house.clock() + kept - timedelta(days=1))
    assert len(house.overrides(long)) == 1

    house.centre.store.upkeep.forget_contacts(now=house.clock() + kept)
    assert house.overrides(long) == ()


def test_a_booking_outside_the_hours_does_not_stand_in_the_way_of_new_places_and_one_inside_does(house: House) -> None:
    places = house.centre.store.municipality()
    house.booked(at("22:00"), at("23:00"), R.CLOSED)

    changed = house.centre.store.import_places(replace(places, name="Ny"), source="new.toml", now=house.clock())
    assert changed.changed

    inside = house.booked(at("10:00", FRIDAY), at("11:00", FRIDAY))
    closed = replace(places, closures=(*places.closures, Closure(FRIDAY, FRIDAY, None, "Maling")))
    with pytest.raises(PlacesWouldStrand) as refused:
        house.centre.store.import_places(closed, source="closed.toml", now=house.clock())
    assert [lost.booking.id for lost in refused.value.bookings] == [inside.id]
