"""What the public page says of a place that never closes, such as a square: nothing of when that would be."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from booking_core.central.web.now import now_page
from booking_core.central.web.places import open_words
from booking_core.central.web.rooms import DaysOfRoom, room_page
from booking_core.central.web.visitors import Visitor
from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.places import Closure, Municipality
from booking_core.language.words import Words
from tests.ui.herlev_day import NOW, booking, picture_of_round_the_clock, wall

DANISH = Visitor(Words.of("da"), "da", "/")
TOWN = picture_of_round_the_clock().municipality
SATURDAY = date(2026, 11, 28)


def free_there(municipality: Municipality, *, now: datetime = NOW) -> dict[str, str]:
    page = now_page(municipality, Calendar.of(()), visitor=DANISH, now=now)
    return {space.name: space.until for house in page.houses for space in house.free}


def now_in_lokale_3(*bookings: Booking) -> str:
    venue = next(venue for venue in TOWN.venues if venue.id == "medborgerhus")
    space = next(space for space in venue.spaces if space.id == "mh-lok3")
    room = DaysOfRoom(TOWN, venue, space, lambda _: Calendar.of(bookings), NOW)
    return room_page(room, None, visitor=DANISH).now


@pytest.mark.parametrize("now", [NOW, wall("23:50"), wall("00:00")])
def test_it_has_no_closing_time_whenever_one_looks(now: datetime) -> None:
    page = now_page(TOWN, Calendar.of(()), visitor=DANISH, now=now)

    assert {house.hours for house in page.houses} == {"Åbent hele døgnet"}


def test_what_nobody_has_booked_is_free_for_a_day_or_more() -> None:
    assert set(free_there(TOWN).values()) == {"Ledigt et døgn eller mere"}
    assert now_in_lokale_3() == "Ledigt et døgn eller mere"


def test_what_is_booked_in_the_night_is_free_until_then() -> None:
    assert now_in_lokale_3(booking("mh-lok3", "02:00", "03:00", day=27)) == "Ledigt til kl. 2"


def test_where_it_closes_on_another_day_the_day_is_named() -> None:
    closed = replace(TOWN, closures=(Closure(SATURDAY, SATURDAY, None, "Strømsvigt"),))

    hours = open_words(closed, closed.venues[0], words=DANISH.words, now=NOW)

    assert hours == "Åbent til lø. 28. nov. kl. 0.00"
