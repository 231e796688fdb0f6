"""Associations have short series, and no fixed weekly meetings all season."""

from dataclasses import replace
from datetime import date, time

import pytest

from booking_core.domain.places import KindOfUser, Weekday
from booking_core.domain.policy import refusal_of_meetings, refusal_of_series
from booking_core.domain.recurrence import Count, Monthly, Recurrence, Weekly
from booking_core.domain.refusals import Refusal, RefusalCode
from tests.booking_core.domain.made_bookings import MUNICIPALITY

TOO_MANY = Refusal(RefusalCode.FIXED_MEETINGS, {"most": 8})
TUESDAYS = Recurrence(
    pattern=Weekly((Weekday.TUE,)), first_day=date(2027, 1, 5), end=Count(8), starts=time(19), ends=time(21)
)
ALL_SEASON = replace(
    MUNICIPALITY,
    rules=replace(MUNICIPALITY.rules, association=replace(MUNICIPALITY.rules.association, weekly_all_season=True)),
)


@pytest.mark.parametrize(
    ("user", "times", "expected"),
    [
        (KindOfUser.ASSOCIATION, 8, None),
        (KindOfUser.ASSOCIATION, 9, TOO_MANY),
        (KindOfUser.CITIZEN, 9, None),
        (KindOfUser.SCHOOL, 40, None),
    ],
)
def test_an_association_meets_eight_times_in_a_series(user: KindOfUser, times: int, expected: Refusal | None) -> None:
    assert refusal_of_series(MUNICIPALITY, user, replace(TUESDAYS, end=Count(times))) == expected
    assert refusal_of_meetings(MUNICIPALITY, user, times, is_weekly=True) == expected


def test_what_is_left_out_does_not_count_and_what_is_put_in_does() -> None:
    nine = replace(TUESDAYS, end=Count(9))

    assert (
        refusal_of_series(MUNICIPALITY, KindOfUser.ASSOCIATION, replace(nine, exceptions=(date(2027, 1, 12),))) is None
    )
    assert (
        refusal_of_series(MUNICIPALITY, KindOfUser.ASSOCIATION, replace(TUESDAYS, additions=(date(2027, 1, 7),)))
        == TOO_MANY
    )


def test_where_fixed_meetings_are_allowed_a_weekly_series_runs_all_season_and_another_is_short() -> None:
    weekly, monthly = (
        replace(TUESDAYS, end=Count(30)),
        replace(TUESDAYS, pattern=Monthly(Weekday.TUE, 1), end=Count(30)),
    )

    assert refusal_of_series(ALL_SEASON, KindOfUser.ASSOCIATION, weekly) is None
    assert refusal_of_series(ALL_SEASON, KindOfUser.ASSOCIATION, monthly) == TOO_MANY
