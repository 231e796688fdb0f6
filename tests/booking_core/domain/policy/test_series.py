"""Associations have short series, and no fixed weekly meetings all season."""

from dataclasses import replace

import pytest

from booking_core.domain.places import KindOfUser
from booking_core.domain.policy import refusal_of_meetings
from booking_core.domain.refusals import Refusal, RefusalCode
from tests.booking_core.domain.made_bookings import MUNICIPALITY

TOO_MANY = Refusal(RefusalCode.FIXED_MEETINGS, {"most": 8})
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
    assert refusal_of_meetings(MUNICIPALITY, user, times, is_weekly=True) == expected


def test_where_fixed_meetings_are_allowed_a_weekly_series_runs_all_season_and_another_is_short() -> None:
    assert refusal_of_meetings(ALL_SEASON, KindOfUser.ASSOCIATION, 30, is_weekly=True) is None
    assert refusal_of_meetings(ALL_SEASON, KindOfUser.ASSOCIATION, 30, is_weekly=False) == TOO_MANY
