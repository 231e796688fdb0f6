"""The rule as it is put together at the desk: every press gives another series, never one that cannot be."""

from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.places import Weekday
from booking_core.domain.recurring.recurrence import Count, Monthly, Until, Weekly, days_of_rule
from booking_core.domain.time_spans import TimeSpan, local_instant
from ui.view_models.desk.chosen.series_rule import (
    Every,
    Rule,
    ended_by_count,
    ended_by_day,
    first_rule,
    recurrence_from,
    with_every,
    with_more,
    with_weekday,
)

ZONE = ZoneInfo("Europe/Copenhagen")
MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
TUESDAY = date(2026, 12, 1)


def evening(day: date = TUESDAY, starts: str = "19:00", ends: str = "21:00") -> TimeSpan:
    """On `day`; an end at or before the start is the next morning's."""
    end_day = day if ends > starts else date.fromordinal(day.toordinal() + 1)
    first, last = time.fromisoformat(starts), time.fromisoformat(ends)
    return TimeSpan(local_instant(day, first, ZONE), local_instant(end_day, last, ZONE))


EVENING = evening()
FIRST = first_rule(EVENING, ZONE)


def test_a_series_begins_as_eight_weeks_on_the_day_that_is_drafted() -> None:
    recurrence = recurrence_from(FIRST, EVENING, ZONE)

    assert (recurrence.pattern, recurrence.first_day, recurrence.end) == (Weekly((TUE,)), TUESDAY, Count(8))
    assert (recurrence.starts, recurrence.ends) == (time(19), time(21))


@pytest.mark.parametrize(
    ("day", "nth"), [(date(2026, 12, 1), 1), (date(2026, 12, 8), 2), (date(2026, 12, 22), 4), (date(2026, 12, 29), 4)]
)
def test_by_the_month_it_is_the_same_of_its_weekdays_and_never_a_fifth(day: date, nth: int) -> None:
    rule = with_every(first_rule(evening(day), ZONE), Every.MONTH)

    assert recurrence_from(rule, evening(day), ZONE).pattern == Monthly(TUE, nth)


@pytest.mark.parametrize(
    ("before", "pressed", "after"),
    [
        ((TUE,), THU, (TUE, THU)),
        ((TUE,), MON, (MON, TUE)),
        ((TUE, THU), TUE, (THU,)),
        ((TUE,), TUE, (TUE,)),
    ],
)
def test_weekdays_come_in_the_order_of_the_week_and_the_last_one_stays(
    before: tuple[Weekday, ...], pressed: Weekday, after: tuple[Weekday, ...]
) -> None:
    assert with_weekday(Rule(before), pressed).weekdays == after


def test_by_the_month_there_is_one_weekday() -> None:
    rule = with_every(Rule((TUE, THU)), Every.MONTH)

    assert rule.weekdays == (TUE,)
    assert with_weekday(rule, SAT).weekdays == (SAT,)


def test_a_night_past_midnight_ends_the_next_morning() -> None:
    recurrence = recurrence_from(FIRST, evening(starts="23:00", ends="01:00"), ZONE)

    assert (recurrence.starts, recurrence.ends, recurrence.first_day) == (time(23), time(1), TUESDAY)


def test_there_is_one_time_at_least() -> None:
    assert with_more(replace(FIRST, count=1), -1, EVENING, ZONE).count == 1


@given(
    st.sampled_from(Every),
    st.lists(st.sampled_from(Weekday), min_size=1, max_size=3, unique=True),
    st.integers(1, 20),
    st.integers(-3, 3),
)
def test_told_by_its_last_day_it_is_the_same_series_and_steps_along_its_days(
    every: Every, weekdays: list[Weekday], count: int, steps: int
) -> None:
    rule = with_every(Rule(tuple(weekdays), count=count), every)
    days = days_of_rule(recurrence_from(rule, EVENING, ZONE))

    by_day = ended_by_day(rule, EVENING, ZONE)
    stepped = with_more(by_day, steps, EVENING, ZONE)

    assert days_of_rule(recurrence_from(by_day, EVENING, ZONE)) == days
    assert ended_by_count(by_day, EVENING, ZONE).count == len(days)
    assert isinstance(recurrence_from(by_day, EVENING, ZONE).end, Until)
    if days[-1].toordinal() - TUESDAY.toordinal() < 250:
        expected = max(1, len(days) + steps)
        assert len(days_of_rule(recurrence_from(stepped, EVENING, ZONE))) == expected
