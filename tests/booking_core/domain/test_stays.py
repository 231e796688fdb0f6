"""Bookings that go on from one another are one stay, as long as they touch in the same place."""

from dataclasses import replace

import pytest

from booking_core.domain.bookings import Booking, BookingState, CellKind
from booking_core.domain.calendar import Calendar
from booking_core.domain.schedule import TaskKind, day_schedule
from booking_core.domain.stays import Stay, as_stays, going_on_from, stay_of, stay_up_to
from tests.booking_core.domain.made_bookings import (
    MUNICIPALITY,
    THURSDAY,
    at,
    made_booking,
    number,
    on_thursday,
)
from tests.booking_core.sample_places import HALL_NORTH, WORKSHOP

FIRST = made_booking(WORKSHOP, on_thursday("14:00", "15:00"), booking_id=number(1))
SECOND = replace(made_booking(WORKSHOP, on_thursday("15:00", "15:30"), booking_id=number(2)), continues=FIRST.id)
THIRD = replace(made_booking(WORKSHOP, on_thursday("15:30", "16:30"), booking_id=number(3)), continues=SECOND.id)
STRANGER = made_booking(WORKSHOP, on_thursday("16:30", "17:00"), booking_id=number(4))
TOGETHER = Calendar.of((THIRD, FIRST, STRANGER, SECOND))


@pytest.mark.parametrize("part", [FIRST, SECOND, THIRD])
def test_every_part_leads_to_the_whole(part: Booking) -> None:
    stay = stay_of(part, TOGETHER)
    assert stay.parts == (FIRST, SECOND, THIRD)
    assert stay.span == on_thursday("14:00", "16:30")


def test_what_comes_after_and_what_came_before() -> None:
    assert going_on_from(FIRST, TOGETHER) == (SECOND, THIRD)
    assert stay_up_to(SECOND, TOGETHER).parts == (FIRST, SECOND)
    assert going_on_from(THIRD, TOGETHER) == ()


def test_a_booking_that_nobody_went_on_from_is_a_stay_of_its_own() -> None:
    assert stay_of(STRANGER, TOGETHER).parts == (STRANGER,)


@pytest.mark.parametrize(
    "first",
    [
        replace(FIRST, span=on_thursday("14:00", "14:45")),
        replace(FIRST, space=HALL_NORTH),
        replace(FIRST, state=BookingState.CANCELLED_BY_STAFF, occupancy=()),
        replace(FIRST, occupancy=(*FIRST.occupancy[:-1], replace(FIRST.occupancy[-1], kind=CellKind.STRIKE))),
        replace(FIRST, id=number(9)),
    ],
)
def test_what_was_moved_shortened_or_given_up_since_is_no_part_of_it(first: Booking) -> None:
    assert stay_of(SECOND, Calendar.of((first, SECOND, THIRD))).parts == (SECOND, THIRD)


def test_the_part_that_people_are_in() -> None:
    stay = Stay((FIRST, SECOND, THIRD))
    assert [stay.part_at(at(time)) for time in ("13:00", "15:00", "15:30", "18:00")] == [FIRST, SECOND, THIRD, THIRD]
    assert stay.part_ending_at_or_after(at("15:00")) == FIRST
    assert stay.part_ending_at_or_after(at("15:15")) == SECOND


def test_a_list_shows_each_stay_once() -> None:
    shown = as_stays((FIRST, SECOND, THIRD, STRANGER))
    assert [(one.id, one.span) for one in shown] == [
        (FIRST.id, on_thursday("14:00", "16:30")),
        (STRANGER.id, STRANGER.span),
    ]
    assert len(shown[0].occupancy) == sum(len(one.occupancy) for one in (FIRST, SECOND, THIRD))


def test_nobody_unlocks_for_people_who_are_in_the_room() -> None:
    venue = MUNICIPALITY.venue_of_space[WORKSHOP]
    schedule = day_schedule(MUNICIPALITY, TOGETHER, venue, THURSDAY)
    prepared = [task.booking for task in schedule.tasks if task.kind is TaskKind.PREPARE]
    assert [one.id for one in prepared if one is not None] == [FIRST.id, STRANGER.id]
