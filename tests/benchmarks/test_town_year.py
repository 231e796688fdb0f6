"""A slice of the invented year: the same for the same seed, and nothing in it breaks a rule of the house."""

import pytest

from benchmarks.town_year import Year, broken_invariants, copied, grown, town_year
from booking_core.domain.bookings import CellKind
from booking_core.domain.calendar import Calendar
from booking_core.domain.occupying.placing import release
from tests.booking_core.central.running_centre import herlev

SOME = 2500


@pytest.fixture(scope="module")
def year() -> Year:
    return town_year(herlev(), seed=3, bookings=SOME)


def test_the_year_keeps_every_invariant(year: Year) -> None:
    assert list(broken_invariants(year)) == []


def test_the_year_is_a_plausible_one(year: Year) -> None:
    kinds = {entry.kind for booking in year.bookings for entry in booking.occupancy}

    assert SOME * 0.8 < len(year.bookings) < SOME * 1.4
    assert {CellKind.USE, CellKind.SETUP, CellKind.STRIKE} <= kinds
    assert {"taken", "closed", "too-many-persons"} <= year.refused.keys()


def test_the_same_seed_gives_the_same_year(year: Year) -> None:
    assert town_year(herlev(), seed=3, bookings=SOME) == year


def test_giving_back_any_booking_of_the_year_needs_no_cell_of_another(year: Year) -> None:
    calendar = year.calendar
    for booking in year.bookings[:: len(year.bookings) // 200]:
        altered = release(year.places, calendar, booking)
        own = {
            entry.cell
            for one in (booking, *(calendar.bookings[each.id] for each in altered))
            for entry in one.occupancy
        }
        assert {entry.cell for one in altered for entry in one.occupancy} <= own


def test_a_grown_town_has_its_houses_over_again_and_shares_no_room() -> None:
    places = grown(herlev(), 3)

    assert len(places.space_by_id) == 3 * len(herlev().space_by_id)
    rooms = [room.id for venue in places.venues for room in venue.rooms]
    assert len(rooms) == len(set(rooms))


def test_a_copied_booking_lies_in_the_copy_of_its_room(year: Year) -> None:
    booking = year.bookings[0]

    there = copied(booking, 2)

    assert Calendar.of((booking, there)).runs.keys() == {
        *(entry.cell.room for entry in booking.occupancy),
        *(f"{entry.cell.room}-2" for entry in booking.occupancy),
    }
