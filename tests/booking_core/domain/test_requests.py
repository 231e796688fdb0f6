"""Requests hold no cell, are answered by a day, and know their rivals."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import SpaceId
from booking_core.domain.requests import answer_due, open_requests, rivals_of, wanted_cells
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.domain.made_bookings import (
    MUNICIPALITY,
    at,
    house_bookings,
    made_booking,
    number,
    on_thursday,
)
from tests.booking_core.sample_places import CIRCLE, HALL, HALL_NORTH, HALL_SOUTH, WORKSHOP

NOW = at("14:08")
EVENING = on_thursday("18:00", "20:00")
LATER = on_thursday("20:00", "21:00")


def request(number_: int, space: SpaceId = HALL, span: TimeSpan = EVENING) -> Booking:
    return made_booking(space, span, booking_id=number(number_), state=BookingState.REQUESTED)


def rivals(booking: Booking, *others: Booking) -> list[Booking]:
    return list(rivals_of(MUNICIPALITY, Calendar.of((booking, *others)), booking))


def test_an_answer_is_due_at_the_end_of_the_third_local_day() -> None:
    in_a_month = TimeSpan(EVENING.starts_at + timedelta(days=30), EVENING.ends_at + timedelta(days=30))

    due = answer_due(MUNICIPALITY, in_a_month, now=NOW)

    assert due.astimezone(MUNICIPALITY.zone).isoformat() == "2026-11-30T00:00:00+01:00"


def test_an_answer_is_due_before_the_time_begins() -> None:
    assert answer_due(MUNICIPALITY, EVENING, now=NOW) == EVENING.starts_at


def test_the_night_the_clocks_change_an_answer_is_due_at_local_midnight() -> None:
    before_the_change = at("22:00") - timedelta(days=33)
    in_a_month = TimeSpan(EVENING.starts_at + timedelta(days=30), EVENING.ends_at + timedelta(days=30))

    due = answer_due(MUNICIPALITY, in_a_month, now=before_the_change)

    assert due.astimezone(MUNICIPALITY.zone).isoformat() == "2026-10-28T00:00:00+01:00"


def test_the_request_whose_answer_is_due_first_comes_first_and_what_is_answered_not_at_all() -> None:
    soon = replace(request(1), answer_by=at("16:00"))
    later = replace(request(2), answer_by=at("17:00"))
    answered = replace(request(3), state=BookingState.DECLINED)

    assert open_requests((later, answered, soon)) == (soon, later)


def test_a_request_wants_the_cells_it_would_hold() -> None:
    asked, booked = request(1), made_booking(HALL, EVENING)

    assert asked.occupancy == ()
    assert wanted_cells(MUNICIPALITY, asked) == {entry.cell for entry in booked.occupancy}


def test_setting_up_and_striking_are_wanted_too() -> None:
    in_a_circle = replace(request(1, WORKSHOP), layout=CIRCLE)

    assert len(wanted_cells(MUNICIPALITY, in_a_circle)) == len(wanted_cells(MUNICIPALITY, request(1, WORKSHOP))) + 2


def test_nothing_is_wanted_of_a_place_that_is_gone() -> None:
    assert wanted_cells(MUNICIPALITY, replace(request(1), space=SpaceId("gone"))) == frozenset()


@pytest.mark.parametrize(
    ("other", "is_rival"),
    [
        (request(2), True),
        (request(2, HALL_NORTH), True),
        (made_booking(HALL_SOUTH, EVENING, booking_id=number(2)), True),
        (request(2, span=on_thursday("19:45", "22:00")), True),
        (request(2, span=LATER), False),
        (request(2, WORKSHOP), False),
        (replace(request(2), state=BookingState.WITHDRAWN), False),
        (replace(request(2), state=BookingState.DECLINED), False),
        (made_booking(HALL, EVENING, booking_id=number(2), state=BookingState.CANCELLED_BY_STAFF), False),
    ],
)
def test_rivals_want_a_room_of_it_at_the_same_time(other: Booking, is_rival: bool) -> None:  # noqa: FBT001
    assert rivals(request(1), other) == ([other] if is_rival else [])


def test_rivals_stand_in_the_order_of_their_time_and_none_is_its_own() -> None:
    late, early = request(2, span=on_thursday("19:00", "21:00")), request(3, span=on_thursday("17:00", "19:00"))

    assert rivals(request(1), late, early) == [early, late]


@given(house_bookings())
def test_whoever_has_a_rival_is_its_rival(bookings: tuple[Booking, ...]) -> None:
    requests = [replace(one, state=BookingState.REQUESTED, occupancy=()) for one in bookings[::2]]
    calendar = Calendar.of((*requests, *bookings[1::2]))

    for one in requests:
        for rival in rivals_of(MUNICIPALITY, calendar, one):
            assert one in rivals_of(MUNICIPALITY, calendar, rival)
