"""What a change makes of the days of a series."""

from collections.abc import Mapping
from datetime import date, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from booking_core.domain.places import Weekday
from booking_core.domain.recurring.recurrence import (
    LAST,
    Count,
    Daily,
    Monthly,
    Pattern,
    Recurrence,
    Until,
    UnusableRecurrence,
    Weekly,
    days_of,
    days_of_rule,
    occurrences,
    weekdays_of,
)
from booking_core.domain.recurring.recurrence_changes import from_day, moved, until_before
from tests.booking_core.domain.made_recurrences import (
    COPENHAGEN,
    EIGHT_TUESDAYS,
    FRI,
    MON,
    ONE_WEEKDAY,
    SUN,
    THU,
    TUE,
    TUESDAY,
    WED,
    WITH_WEEKDAYS,
    days_in,
    of_2027,
    recurrences,
    series,
    series_and_cuts,
)

# Changing it


def test_this_and_the_following_are_a_series_of_their_own() -> None:
    day = EIGHT_TUESDAYS[3]

    assert until_before(series(), day) == series(end=Count(3))
    assert from_day(series(), day) == series(first_day=day, end=Count(5))


def test_a_fortnightly_series_keeps_its_weeks_when_it_is_cut_in_the_week_between() -> None:
    fortnightly = series(Weekly((TUE,), 2), end=Count(4))

    assert days_in(from_day(fortnightly, date(2027, 1, 11))) == of_2027("01-19", "02-02", "02-16")


def test_a_part_without_any_day_is_none() -> None:
    assert until_before(series(), TUESDAY) is None
    assert from_day(series(), EIGHT_TUESDAYS[-1] + timedelta(days=1)) is None


def test_a_part_that_has_additions_alone_is_a_series_of_them() -> None:
    late = of_2027("03-04", "03-06")

    assert days_in(from_day(series(additions=late), date(2027, 3, 1))) == late


def test_another_time_leaves_the_days_alone() -> None:
    chess = series(exceptions=of_2027("02-16"))

    later = moved(chess, starts=time(20), ends=time(1))

    assert (later.starts, later.ends, days_of(later)) == (time(20), time(1), days_of(chess))
    assert moved(chess) == chess


def test_a_weekly_series_moves_within_its_weeks_and_what_was_taken_out_stays_out() -> None:
    chess = series(exceptions=of_2027("02-16"), additions=of_2027("02-26"))

    moved_chess = moved(chess, weekdays={TUE: THU})

    assert moved_chess.exceptions == of_2027("02-18")
    assert days_of(moved_chess) == (
        *of_2027("01-07", "01-14", "01-21", "01-28", "02-04", "02-11", "02-25"),
        *of_2027("02-26"),
    )


def test_one_weekday_of_several_moves_and_the_others_stay() -> None:
    yoga = series(Weekly((TUE, FRI)), end=Until(date(2027, 1, 15)), exceptions=of_2027("01-08"))

    assert days_of(moved(yoga, weekdays={FRI: MON})) == of_2027("01-05", "01-11", "01-12")


def test_a_monthly_series_moves_to_the_same_place_among_its_new_weekdays() -> None:
    cafe = series(Monthly(THU, LAST), end=Count(3), exceptions=of_2027("02-25"))

    moved_cafe = moved(cafe, weekdays={THU: SUN})

    assert moved_cafe.pattern == Monthly(SUN, LAST)
    assert days_of(moved_cafe) == of_2027("01-31", "03-28")


def test_an_addition_on_a_day_the_series_moves_to_is_one_with_it() -> None:
    chess = series(end=Count(2), exceptions=of_2027("01-12"), additions=of_2027("01-14"))

    assert days_of(moved(chess, weekdays={TUE: THU})) == of_2027("01-07", "01-14")


@pytest.mark.parametrize("pattern", [Weekly((TUE,)), Monthly(TUE, 1), Daily()])
def test_a_weekday_the_rule_does_not_name_cannot_move(pattern: Pattern) -> None:
    with pytest.raises(UnusableRecurrence, match="weekday-not-in-rule"):
        moved(series(pattern), weekdays={WED: THU})


# Laws


@given(series_and_cuts())
def test_the_part_before_a_day_and_the_part_from_it_make_up_the_whole(case: tuple[Recurrence, date]) -> None:
    recurrence, day = case
    before, after = until_before(recurrence, day), from_day(recurrence, day)

    assert days_in(before) + days_in(after) == days_of(recurrence)
    assert all(other < day for other in days_in(before))
    assert all(other >= day for other in days_in(after))


@given(recurrences())
def test_a_cut_outside_the_series_leaves_it_as_it_is(recurrence: Recurrence) -> None:
    every_day = {*days_of_rule(recurrence), *recurrence.additions}
    assume(set(days_of_rule(recurrence)) - set(recurrence.exceptions))

    assert from_day(recurrence, min(every_day)) == recurrence
    assert until_before(recurrence, max(every_day) + timedelta(days=1)) == recurrence


@given(series_and_cuts())
def test_a_part_keeps_its_times(case: tuple[Recurrence, date]) -> None:
    recurrence, day = case
    parts = [part for part in (until_before(recurrence, day), from_day(recurrence, day)) if part is not None]

    spans = sorted(one for part in parts for one in occurrences(part, COPENHAGEN))

    assert tuple(spans) == occurrences(recurrence, COPENHAGEN)


@given(recurrences(WITH_WEEKDAYS), st.data())
def test_a_moved_series_has_each_of_its_days_in_the_same_week_or_month(
    recurrence: Recurrence, data: st.DataObject
) -> None:
    moves = {data.draw(st.sampled_from(weekdays_of(recurrence.pattern))): data.draw(st.sampled_from(Weekday))}
    kept = set(days_of(recurrence)) - set(recurrence.additions)

    found = moved(recurrence, weekdays=moves)

    expected = {moved_by_hand(recurrence.pattern, day, moves) for day in kept}
    assert set(days_of(found)) == expected | set(recurrence.additions)
    assert type(found.end) is type(recurrence.end)


def moved_by_hand(pattern: Pattern, day: date, moves: Mapping[Weekday, Weekday]) -> date:
    weekday = moves.get(Weekday.of(day), Weekday.of(day))
    if isinstance(pattern, Monthly):
        month = [date(day.year, day.month, 1) + timedelta(days=n) for n in range(31)]
        alike = [other for other in month if other.month == day.month and Weekday.of(other) is weekday]
        return alike[pattern.nth if pattern.nth == LAST else pattern.nth - 1]
    return day + timedelta(days=list(Weekday).index(weekday) - day.weekday())


@given(recurrences(ONE_WEEKDAY, most_additions=0), st.sampled_from(Weekday))
def test_moving_there_and_back_changes_no_day(recurrence: Recurrence, there: Weekday) -> None:
    (here,) = weekdays_of(recurrence.pattern)

    back = moved(moved(recurrence, weekdays={here: there}), weekdays={there: here})

    assert days_of(back) == days_of(recurrence)
