"""When a house is open: the week, closures, holidays, late evenings and the nights the clocks change."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.hours.opening_hours import (
    day_plan,
    open_spans_between,
    opening_around,
    spans_on,
)
from booking_core.domain.places import Closure, Municipality, PublicHolidays, Venue, Weekday
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.domain.made_bookings import FRIDAY, MUNICIPALITY, THURSDAY, ZONE, at, on_thursday
from tests.booking_core.sample_places import HOUSE, LIBRARY, hours

THE_HOUSE = MUNICIPALITY.venue_by_id[HOUSE]
THE_LIBRARY = MUNICIPALITY.venue_by_id[LIBRARY]
SATURDAY = date(2026, 11, 28)
GOOD_FRIDAY = date(2027, 3, 26)
SPRING_NIGHT = date(2027, 3, 28)
AUTUMN_NIGHT = date(2027, 10, 31)
ROUND_THE_CLOCK = replace(THE_HOUSE, opening={day: (hours("00:00", "00:00"),) for day in Weekday})

DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))


def without_holidays(*closures: Closure) -> Municipality:
    return replace(MUNICIPALITY, public_holidays=PublicHolidays(open=True, exceptions={}), closures=closures)


def lengths(venue: Venue, day: date) -> list[timedelta]:
    return [span.length for span in day_plan(without_holidays(), venue, day).open_spans]


def test_on_an_ordinary_day_the_weekly_hours_hold() -> None:
    plan = day_plan(MUNICIPALITY, THE_HOUSE, THURSDAY)

    assert plan.open_spans == (TimeSpan(at("08:00"), at("22:00")),)
    assert plan.closed_because == ""


def test_a_weekday_without_hours_is_closed_for_no_special_reason() -> None:
    monday = date(2026, 11, 30)

    plan = day_plan(MUNICIPALITY, THE_LIBRARY, monday)

    assert (plan.open_spans, plan.closed_because) == ((), "")


def test_a_friday_until_one_at_night_belongs_to_friday() -> None:
    friday = day_plan(MUNICIPALITY, THE_HOUSE, FRIDAY)
    saturday = day_plan(MUNICIPALITY, THE_HOUSE, SATURDAY)

    assert friday.open_spans == (TimeSpan(at("08:00", FRIDAY), at("01:00", SATURDAY)),)
    assert saturday.open_spans == (TimeSpan(at("08:00", SATURDAY), at("22:00", SATURDAY)),)


def test_a_closed_saturday_does_not_end_the_friday_evening_at_midnight() -> None:
    shut = without_holidays(Closure(SATURDAY, SATURDAY, None, "Maling"))
    late = TimeSpan(at("23:30", FRIDAY), at("01:00", SATURDAY))

    assert opening_around(shut, THE_HOUSE, late) is not None
    assert day_plan(shut, THE_HOUSE, SATURDAY).open_spans == ()


def test_a_closed_friday_closes_its_evening_past_midnight_too() -> None:
    shut = without_holidays(Closure(FRIDAY, FRIDAY, None, "Maling"))

    assert opening_around(shut, THE_HOUSE, TimeSpan(at("00:00", SATURDAY), at("01:00", SATURDAY))) is None


@pytest.mark.parametrize(
    ("day", "shut"),
    [
        (date(2027, 7, 4), False),
        (date(2027, 7, 5), True),
        (date(2027, 7, 25), True),
        (date(2027, 7, 26), False),
    ],
)
def test_a_closure_includes_its_first_and_its_last_day(day: date, shut: bool) -> None:  # noqa: FBT001  # a column
    summer = without_holidays(Closure(date(2027, 7, 5), date(2027, 7, 25), None, "Sommerlukket"))

    plan = day_plan(summer, THE_HOUSE, day)

    assert (plan.open_spans == ()) is shut
    assert plan.closed_because == ("Sommerlukket" if shut else "")


def test_a_closure_of_one_house_leaves_the_others_open() -> None:
    shut = without_holidays(Closure(THURSDAY, THURSDAY, frozenset({HOUSE}), "Maling"))

    assert day_plan(shut, THE_HOUSE, THURSDAY).closed_because == "Maling"
    assert day_plan(shut, THE_LIBRARY, THURSDAY).open_spans != ()


def test_on_a_public_holiday_a_house_is_closed_and_says_which_it_is() -> None:
    plan = day_plan(MUNICIPALITY, THE_HOUSE, GOOD_FRIDAY)

    assert (plan.open_spans, plan.closed_because) == ((), "Langfredag")


def test_on_a_public_holiday_an_exception_has_its_own_hours() -> None:
    plan = day_plan(MUNICIPALITY, THE_LIBRARY, GOOD_FRIDAY)

    assert plan.open_spans == (TimeSpan(at("10:00", GOOD_FRIDAY), at("16:00", GOOD_FRIDAY)),)
    assert plan.closed_because == ""


def test_a_closure_beats_an_exception_for_holidays() -> None:
    shut = replace(MUNICIPALITY, closures=(Closure(GOOD_FRIDAY, GOOD_FRIDAY, None, "Flytning"),))

    plan = day_plan(shut, THE_LIBRARY, GOOD_FRIDAY)

    assert (plan.open_spans, plan.closed_because) == ((), "Flytning")


def test_where_holidays_are_open_the_week_holds_on_them() -> None:
    assert day_plan(without_holidays(), THE_HOUSE, GOOD_FRIDAY).open_spans == (
        TimeSpan(at("08:00", GOOD_FRIDAY), at("01:00", GOOD_FRIDAY + timedelta(days=1))),
    )


def test_the_eves_are_closed_by_closures() -> None:
    closures = (
        Closure(date(2026, 12, 24), date(2026, 12, 26), None, "Jul"),
        Closure(date(2026, 12, 31), date(2027, 1, 1), None, "Nytår"),
    )
    shut = replace(MUNICIPALITY, closures=closures)
    week = [date(2026, 12, 23) + timedelta(days=n) for n in range(11)]

    reasons = [day_plan(shut, THE_LIBRARY, day).closed_because for day in week]

    assert reasons == ["", "Jul", "Jul", "Jul", "", "", "", "", "Nytår", "Nytår", ""]


@pytest.mark.parametrize(
    ("day", "length"),
    [
        (SPRING_NIGHT - timedelta(days=1), 24),
        (SPRING_NIGHT, 23),
        (AUTUMN_NIGHT - timedelta(days=1), 24),
        (AUTUMN_NIGHT, 25),
    ],
)
def test_a_house_that_never_closes_is_open_as_long_as_the_day_is(day: date, length: int) -> None:
    assert lengths(ROUND_THE_CLOCK, day) == [timedelta(hours=length)]


@pytest.mark.parametrize(
    ("first_day", "length"),
    [(SPRING_NIGHT - timedelta(days=1), 6), (AUTUMN_NIGHT - timedelta(days=1), 8), (FRIDAY, 7)],
)
def test_a_night_until_four_has_an_hour_less_in_spring_and_one_more_in_autumn(first_day: date, length: int) -> None:
    spans = spans_on(first_day, (hours("21:00", "04:00"),), ZONE)

    assert [span.length for span in spans] == [timedelta(hours=length)]


def test_hours_that_spring_swallows_are_left_out() -> None:
    assert spans_on(SPRING_NIGHT, (hours("02:30", "03:00"),), ZONE) == ()


def test_hours_that_touch_are_one_opening() -> None:
    spans = spans_on(THURSDAY, (hours("12:00", "16:00"), hours("08:00", "12:00")), ZONE)

    assert spans == (on_thursday("08:00", "16:00"),)


@pytest.mark.parametrize("last", [date(2026, 11, 30), date(2026, 12, 31), date(2028, 2, 29), date(2027, 2, 28)])
def test_an_evening_past_midnight_runs_over_the_end_of_the_month_and_the_year(last: date) -> None:
    late_house = replace(THE_HOUSE, opening={day: (hours("18:00", "02:00"),) for day in Weekday})
    night = TimeSpan(at("23:00", last), at("02:00", last + timedelta(days=1)))

    assert opening_around(without_holidays(), late_house, night) == TimeSpan(
        at("18:00", last), at("02:00", last + timedelta(days=1))
    )


def test_a_booking_over_midnight_lies_in_one_opening_where_the_house_never_closes() -> None:
    night = TimeSpan(at("22:00"), at("06:00", FRIDAY))

    opening = opening_around(without_holidays(), ROUND_THE_CLOCK, night)

    assert opening is not None
    assert opening.contains(night)


@pytest.mark.parametrize(
    ("span", "is_open"),
    [
        (on_thursday("08:00", "22:00"), True),
        (on_thursday("07:45", "09:00"), False),
        (on_thursday("21:00", "22:15"), False),
        (on_thursday("06:00", "07:00"), False),
        (TimeSpan(at("00:00", SATURDAY), at("01:00", SATURDAY)), True),
        (TimeSpan(at("00:30", SATURDAY), at("01:15", SATURDAY)), False),
        (TimeSpan(at("21:00"), at("09:00", FRIDAY)), False),
    ],
)
def test_only_what_lies_wholly_in_one_opening_is_open(span: TimeSpan, is_open: bool) -> None:  # noqa: FBT001
    assert (opening_around(MUNICIPALITY, THE_HOUSE, span) is not None) is is_open


@given(DAYS)
def test_every_opening_begins_on_its_own_day_and_a_day_without_one_is_closed(day: date) -> None:
    plan = day_plan(MUNICIPALITY, THE_LIBRARY, day)

    assert all(span.starts_at.astimezone(ZONE).date() == day for span in plan.open_spans)
    assert not (plan.open_spans and plan.closed_because)


@given(DAYS, st.integers(0, 20))
def test_the_openings_of_many_days_are_those_of_each_of_them(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    each = [
        span
        for n in range(days + 1)
        for span in day_plan(MUNICIPALITY, THE_HOUSE, first + timedelta(days=n)).open_spans
    ]

    spans = open_spans_between(MUNICIPALITY, THE_HOUSE, first, last)

    assert sum((s.length for s in spans), timedelta()) == sum((s.length for s in each), timedelta())
    assert all(any(whole.contains(part) for whole in spans) for part in each)


def test_openings_are_told_in_utc() -> None:
    summer, winter = date(2027, 7, 1), date(2027, 1, 7)

    starts = [day_plan(MUNICIPALITY, THE_HOUSE, day).open_spans[0].starts_at for day in (summer, winter)]

    assert starts == [datetime(2027, 7, 1, 6, tzinfo=UTC), datetime(2027, 1, 7, 7, tzinfo=UTC)]
    assert {start.tzinfo for start in starts} == {UTC}
