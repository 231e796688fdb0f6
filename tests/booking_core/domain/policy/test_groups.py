"""Associations and schools: who they are, and when schools may book."""

from dataclasses import replace

import pytest

from booking_core.domain.places import Association, KindOfUser, School, SchoolHoliday
from booking_core.domain.policy import refusal_of
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.domain.made_bookings import FRIDAY, MUNICIPALITY, THURSDAY, at, on_thursday
from tests.booking_core.domain.policy.asking import NAMED, NOW, STAFF, code_of

R = RefusalCode
TOWN = replace(
    MUNICIPALITY,
    associations=(Association("chess", "Skak", "games"),),
    schools=(School("east", "Østskolen"),),
    school_holidays=(SchoolHoliday("Ferie", FRIDAY, FRIDAY),),
)
CLASS = replace(NAMED, user=KindOfUser.SCHOOL, span=on_thursday("10:00", "12:00"))
MORNING = at("07:00")


@pytest.mark.parametrize(
    ("user", "group", "is_known"),
    [
        (KindOfUser.ASSOCIATION, None, True),
        (KindOfUser.ASSOCIATION, "chess", True),
        (KindOfUser.ASSOCIATION, "bridge", False),
        (KindOfUser.ASSOCIATION, "east", False),
        (KindOfUser.SCHOOL, "east", True),
        (KindOfUser.SCHOOL, "chess", False),
        (KindOfUser.CITIZEN, None, True),
        (KindOfUser.CITIZEN, "chess", False),
        (KindOfUser.BUSINESS, "chess", False),
    ],
)
def test_a_group_that_is_named_is_one_of_the_town(user: KindOfUser, group: str | None, *, is_known: bool) -> None:
    ask = replace(CLASS, user=user, group=group)

    assert (code_of(ask, TOWN, now=MORNING) is R.UNKNOWN_GROUP) != is_known


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("08:00", "12:00", None),
        ("13:00", "14:00", None),
        ("13:15", "14:15", R.OUTSIDE_SCHOOL_HOURS),
        ("15:00", "16:00", R.OUTSIDE_SCHOOL_HOURS),
    ],
)
def test_schools_book_in_their_hours(starts: str, ends: str, expected: RefusalCode | None) -> None:
    ask = replace(CLASS, span=on_thursday(starts, ends))

    assert code_of(ask, TOWN, now=MORNING) is expected
    assert code_of(replace(ask, channel=STAFF.channel), TOWN, now=MORNING) is expected
    assert code_of(replace(ask, user=KindOfUser.CITIZEN), TOWN, now=MORNING) is None


def test_the_hours_are_told_as_those_of_that_day() -> None:
    ask = replace(CLASS, span=on_thursday("15:00", "16:00"))

    assert refusal_of(ask, TOWN, now=NOW) == Refusal(
        R.OUTSIDE_SCHOOL_HOURS, {"opens_at": at("08:00"), "closes_at": at("14:00")}
    )


def test_schools_do_not_book_in_the_school_holidays_and_everybody_else_does() -> None:
    friday = replace(CLASS, span=TimeSpan(at("10:00", FRIDAY), at("12:00", FRIDAY)))

    assert refusal_of(friday, TOWN, now=NOW) == Refusal(R.SCHOOL_HOLIDAY, {"day": FRIDAY, "reason": "Ferie"})
    assert code_of(replace(friday, user=KindOfUser.ASSOCIATION), TOWN) is None
    assert code_of(CLASS, TOWN, now=MORNING) is None


def test_a_holiday_of_one_day_is_that_day_alone() -> None:
    thursday = replace(TOWN, school_holidays=(SchoolHoliday("Ferie", THURSDAY, THURSDAY),))
    friday = replace(CLASS, span=TimeSpan(at("10:00", FRIDAY), at("12:00", FRIDAY)))

    assert code_of(CLASS, thursday, now=MORNING) is R.SCHOOL_HOLIDAY
    assert code_of(friday, thursday) is None
