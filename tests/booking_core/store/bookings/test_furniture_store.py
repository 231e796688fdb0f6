"""The last chairs go to one of two: the counts follow the bookings, and the table's CHECK has the last word."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from booking_core.domain.bookings import Booking, Channel, Purpose
from booking_core.domain.identity import BookingId, LayoutId, SpaceId, VenueId
from booking_core.domain.occupying.furniture import drawn
from booking_core.domain.places import Municipality
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.stranding import StrandedBecause
from booking_core.domain.time_spans import TimeSpan, slot_of
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, Answer, Book, Cancel, Confirmed, Declined
from booking_core.store.bookings import furniture_store
from booking_core.store.central_store import CentralStore
from booking_core.store.places import PlacesWouldStrand
from booking_core.store.schema import stock_use
from tests.booking_core.central.running_centre import MovableClock, herlev, opened_centre
from tests.booking_core.domain.made_bookings import FRIDAY, at

pytestmark = pytest.mark.usefixtures("each_engine")

HOUSE = VenueId("medborgerhus")
STAFF = Origin(Channel.STAFF)
GREAT_HALL = SpaceId("mh-store-sal")
NORTH, SOUTH = SpaceId("mh-store-sal-nord"), SpaceId("mh-store-sal-syd")
SMALL_HALL = SpaceId("mh-lille-sal")
TABLES = LayoutId("tables")


@dataclass(frozen=True, slots=True)
class House:
    store: CentralStore
    clock: MovableClock

    def book(self, space: SpaceId, starts: str, ends: str) -> Answer:
        span = TimeSpan(at(starts, FRIDAY), at(ends, FRIDAY))
        wish = Book(
            id=BookingId(uuid4()), alternatives=(Alternative(space, TABLES, span),), persons=10, purpose=Purpose.MEETING
        )
        return self.store.submit(wish, STAFF, now=self.clock())

    def booked(self, space: SpaceId, starts: str, ends: str) -> Booking:
        answer = self.book(space, starts, ends)
        assert isinstance(answer, Confirmed), answer
        return answer.booking

    def used(self) -> dict[tuple[str, str, int], int]:
        with self.store.reading() as connection:
            rows = connection.execute(select(stock_use).where(stock_use.c.used != 0)).all()
        return {(row.venue_id, row.item, row.slot): row.used for row in rows}


def with_store(tables: int, chairs: int) -> Municipality:
    places = herlev()
    house = replace(places.venue_by_id[HOUSE], furniture={"tables": tables, "chairs": chairs})
    return replace(places, venues=tuple(house if venue.id == HOUSE else venue for venue in places.venues))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    clock = MovableClock()
    with opened_centre(tmp_path, clock, with_store(tables=46, chairs=200)) as centre:
        yield House(centre.store, clock)


def test_what_is_counted_is_what_the_bookings_draw(house: House) -> None:
    north = house.booked(NORTH, "10:00", "12:00")
    south = house.booked(SOUTH, "11:00", "13:00")

    assert house.used() == drawn(with_store(46, 200), [north, south])
    assert house.used()[HOUSE, "tables", slot_of(at("11:15", FRIDAY))] == 46


def test_what_is_cancelled_is_counted_no_more(house: House) -> None:
    north = house.booked(NORTH, "10:00", "12:00")

    house.store.submit(Cancel(id=UUID(int=1), booking=north.id, reason="Aflyst"), STAFF, now=house.clock())

    assert house.used() == {}


def test_the_second_of_two_is_told_how_many_tables_are_missing(house: House) -> None:
    house.booked(NORTH, "10:00", "12:00")
    house.booked(SOUTH, "10:00", "12:00")

    answer = house.book(SMALL_HALL, "10:00", "12:00")

    assert isinstance(answer, Declined)
    assert [(one.code, one.facts) for one in answer.refusals] == [(RefusalCode.TABLES_MISSING, {"tables": 18})]


def test_two_who_draw_the_last_tables_unknown_to_each_other_are_stopped_by_the_table(house: House) -> None:
    places, north = house.store.municipality(), house.booked(NORTH, "10:00", "12:00")
    another = replace(north, id=north.id, space=GREAT_HALL)

    with house.store.writing() as connection, pytest.raises(IntegrityError, match="within_the_store"):
        furniture_store.draw(connection, places, before=(), after=[another])


def test_places_whose_store_no_longer_holds_what_is_booked_are_refused_by_name(house: House) -> None:
    north = house.booked(NORTH, "10:00", "12:00")

    with pytest.raises(PlacesWouldStrand) as refused:
        house.store.import_places(with_store(22, 200), source="smaller.toml", now=house.clock())

    assert [(lost.booking.id, lost.because) for lost in refused.value.bookings] == [
        (north.id, StrandedBecause.FURNITURE)
    ]


def test_new_places_are_counted_anew(house: House) -> None:
    house.booked(NORTH, "10:00", "12:00")
    before = house.used()

    house.store.import_places(with_store(60, 300), source="larger.toml", now=house.clock())

    assert house.used() == before
    assert isinstance(house.book(SMALL_HALL, "10:00", "12:00"), Confirmed)


def test_giving_back_is_possible_where_new_places_hold_less_than_still_stands(house: House) -> None:
    places, north = house.store.municipality(), house.booked(NORTH, "10:00", "12:00")
    smaller = with_store(tables=5, chairs=5)

    with house.store.writing() as connection:
        furniture_store.draw(connection, smaller, before=[replace(north, occupancy=north.occupancy[:2])], after=())

    with house.store.writing() as connection:
        furniture_store.draw(connection, smaller, before=[replace(north, occupancy=north.occupancy[2:])], after=())
    assert house.used() == {}
    assert places.venue_by_id[HOUSE].furniture["tables"] == 46
