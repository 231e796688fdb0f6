"""When more hands are needed at one moment than are on duty: counted over all rooms of a house, and only warned of."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, SetUpBy
from booking_core.domain.calendar import Calendar
from booking_core.domain.hours.opening_hours import crew_shifts_between
from booking_core.domain.occupying.crew_load import CrewPeak, crew_load, work_of
from booking_core.domain.occupying.placing import Placed, place
from booking_core.domain.places import CrewHours, Municipality, Weekday
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from tests.booking_core.domain.made_bookings import FRIDAY, THURSDAY, at, made_booking, number, on_thursday
from tests.booking_core.domain.occupying.test_placing import ROWS, booked, places_with, wish
from tests.booking_core.sample_places import CIRCLE, HALL_NORTH, HALL_SOUTH, HOUSE, WORKSHOP, hours

PLACES = places_with(chairs=400)
HOUSE_OF = PLACES.venue_by_id[HOUSE]
DAY = TimeSpan(at("00:00"), at("00:00", FRIDAY))
NORTH = wish(HALL_NORTH, "12:00", "13:00", layout=ROWS, of=1)
"""The crew is at work 11.30–12.00 and 13.00–13.30."""
SOUTH = wish(HALL_SOUTH, "12:00", "13:00", layout=ROWS, of=2)
CIRCLE_AT_NOON = wish(WORKSHOP, "12:00", "13:00", layout=CIRCLE, of=3)
"""The crew is at work 11.45–12.00 and 13.00–13.15."""


def with_heads(heads: int, opens: str = "07:00", closes: str = "22:00") -> Municipality:
    duty = CrewHours(hours(opens, closes), heads)
    house = replace(HOUSE_OF, crew=dict.fromkeys(Weekday, (duty,)))
    return replace(PLACES, venues=tuple(house if one.id == HOUSE else one for one in PLACES.venues))


def peaks(*wishes: Booking, places: Municipality = PLACES) -> list[tuple[str, int, int]]:
    calendar = booked(*wishes, places=PLACES).calendar
    found = crew_load(places, calendar, places.venue_by_id[HOUSE], DAY)
    return [(_told(one.span), one.needed, one.heads) for one in found]


def _told(span: TimeSpan) -> str:
    return "–".join(instant.astimezone(PLACES.zone).strftime("%H:%M") for instant in (span.starts_at, span.ends_at))


def test_one_at_a_time_is_no_load() -> None:
    later = wish(HALL_SOUTH, "13:00", "14:00", layout=ROWS, of=2)
    after = wish(WORKSHOP, "15:00", "16:00", layout=CIRCLE, of=3)

    assert peaks(NORTH) == []
    assert peaks(NORTH, after) == []
    assert peaks(NORTH, later) == []  # 11.30–12.00, 12.30–13.00, 13.00–13.30, 14.00–14.30


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ((NORTH, SOUTH), [("11:30–12:00", 2, 1), ("13:00–13:30", 2, 1)]),
        ((NORTH, CIRCLE_AT_NOON), [("11:45–12:00", 2, 1), ("13:00–13:15", 2, 1)]),
        (
            (NORTH, SOUTH, CIRCLE_AT_NOON),
            [("11:30–11:45", 2, 1), ("11:45–12:00", 3, 1), ("13:00–13:15", 3, 1), ("13:15–13:30", 2, 1)],
        ),
    ],
)
def test_where_work_in_several_rooms_falls_together_each_stretch_is_told(
    wishes: tuple[Booking, ...], expected: list[tuple[str, int, int]]
) -> None:
    assert peaks(*wishes) == expected


def test_two_on_duty_do_two_at_once() -> None:
    assert peaks(NORTH, SOUTH, places=with_heads(2)) == []
    assert peaks(NORTH, SOUTH, CIRCLE_AT_NOON, places=with_heads(2)) == [("11:45–12:00", 3, 2), ("13:00–13:15", 3, 2)]


def test_work_for_which_nobody_is_on_duty_any_more_is_told_too() -> None:
    assert peaks(NORTH, places=with_heads(1, "07:00", "13:15")) == [("13:15–13:30", 1, 0)]


def test_shifts_that_overlap_count_together() -> None:
    duties = (CrewHours(hours("07:00", "15:00"), 1), CrewHours(hours("11:45", "22:00"), 1))
    house = replace(HOUSE_OF, crew=dict.fromkeys(Weekday, duties))
    places = replace(PLACES, venues=(house, *PLACES.venues[1:]))

    assert peaks(NORTH, SOUTH, places=places) == [("11:30–11:45", 2, 1)]


@pytest.mark.parametrize("by", [SetUpBy.THEMSELVES, SetUpBy.ON_CALL])
def test_hands_that_are_not_the_crews_do_not_count(by: SetUpBy) -> None:
    theirs = wish(HALL_SOUTH, "12:00", "13:00", layout=ROWS, of=2, by=by)

    assert peaks(NORTH, theirs) == []


def test_what_stands_already_is_set_up_once_and_struck_once() -> None:
    again = wish(HALL_NORTH, "13:15", "14:00", layout=ROWS, of=4)
    book = booked(NORTH, again, places=PLACES)

    first, second = (work_of(PLACES, book.calendar, book.calendar.bookings[number(one)]) for one in (1, 4))

    assert first == (on_thursday("11:30", "12:00"),)
    assert second == (on_thursday("14:00", "14:30"),)


def test_set_up_in_the_crews_hours_long_before_is_work_when_it_is_done() -> None:
    places = with_heads(1, "07:00", "09:00")
    placed = place(places, Calendar.of(()), NORTH, now=at("06:00"))
    assert isinstance(placed, Placed)
    calendar = Calendar.of([placed.booking])

    before, after = work_of(places, calendar, placed.booking)

    assert before == on_thursday("08:30", "09:00")
    assert after == TimeSpan(at("07:00", FRIDAY), at("07:30", FRIDAY))


@st.composite
def days(draw: st.DrawFn) -> Calendar:
    calendar = Calendar.of(())
    for value in range(1, draw(st.integers(2, 9))):
        starts_at = at("08:00") + draw(st.integers(0, 40)) * SLOT_LENGTH
        span = TimeSpan(starts_at, starts_at + draw(st.integers(2, 6)) * SLOT_LENGTH)
        space, layout = draw(st.sampled_from(((HALL_NORTH, ROWS), (HALL_SOUTH, ROWS), (WORKSHOP, CIRCLE))))
        asked = replace(made_booking(space, span, booking_id=number(value)), layout=layout, occupancy=())
        placed = place(PLACES, calendar, asked, now=at("06:00"))
        if isinstance(placed, Placed):
            calendar = calendar.with_bookings((*placed.neighbours, placed.booking))
    return calendar


@given(days())
def test_at_every_moment_a_peak_is_told_just_where_hands_are_missing(calendar: Calendar) -> None:
    found = crew_load(PLACES, calendar, HOUSE_OF, DAY)
    work = [span for one in calendar.bookings.values() for span in work_of(PLACES, calendar, one)]
    shifts = crew_shifts_between(PLACES, HOUSE_OF, THURSDAY, FRIDAY)

    moment = DAY.starts_at
    while moment < DAY.ends_at:
        needed = sum(span.holds(moment) for span in work)
        heads = sum(shift.heads for shift in shifts if shift.span.holds(moment))
        told = [(one.needed, one.heads) for one in found if one.span.holds(moment)]
        assert told == ([(needed, heads)] if needed > heads else [])
        moment += SLOT_LENGTH


@given(days())
def test_peaks_come_in_order_and_no_two_that_could_be_one(calendar: Calendar) -> None:
    found = crew_load(PLACES, calendar, HOUSE_OF, DAY)

    assert list(found) == sorted(found, key=lambda one: one.span)
    for one, other in pairwise(found):
        assert one.span.ends_at <= other.span.starts_at
        assert one.span.ends_at < other.span.starts_at or _numbers(one) != _numbers(other)


def _numbers(peak: CrewPeak) -> tuple[int, int]:
    return peak.needed, peak.heads
