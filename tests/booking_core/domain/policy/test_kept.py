"""What is kept for the young after school, and for those of the town."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from booking_core.domain.places import (
    AfterSchoolRule,
    KindOfUser,
    ResidentsFirstRule,
    SchoolHoliday,
    Weekday,
)
from booking_core.domain.policy import Ask, kept_spans, refusal_of
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.domain.made_bookings import FRIDAY, MUNICIPALITY, THURSDAY, at, on_thursday
from tests.booking_core.domain.policy.asking import NAMED, NOW, STAFF, code_of
from tests.booking_core.sample_places import EMPTY, HALL, HALL_NORTH, HALL_SOUTH, WORKSHOP, hours

R = RefusalCode
RULES = MUNICIPALITY.rules
AFTER_SCHOOL = AfterSchoolRule(
    "young", (Weekday.THU, Weekday.FRI), hours("14:00", "17:00"), (WORKSHOP, HALL_NORTH), 120
)
KEPT = replace(MUNICIPALITY, rules=replace(RULES, after_school=AFTER_SCHOOL))
MORNING = at("09:00")


@pytest.mark.parametrize(
    ("starts", "ends", "now", "expected"),
    [
        ("10:00", "14:00", MORNING, None),
        ("13:00", "14:15", MORNING, R.KEPT_FOR),
        ("14:00", "15:00", MORNING, R.KEPT_FOR),
        ("16:45", "18:00", MORNING, R.KEPT_FOR),
        ("17:00", "18:00", MORNING, None),
        ("15:00", "16:00", at("12:59"), R.KEPT_FOR),
        ("15:00", "16:00", at("13:00"), None),  # released two hours before the start
        ("16:00", "17:00", at("13:59"), R.KEPT_FOR),
    ],
)
def test_after_school_the_rooms_are_the_youngs_until_two_hours_before(
    starts: str, ends: str, now: datetime, expected: RefusalCode | None
) -> None:
    ask = replace(NAMED, span=on_thursday(starts, ends))

    assert code_of(ask, KEPT, now=now) is expected
    assert code_of(replace(ask, channel=STAFF.channel), KEPT, now=now) is expected
    assert code_of(replace(ask, audience="young"), KEPT, now=now) is None
    assert code_of(replace(ask, audience="adults"), KEPT, now=now) is expected


def test_when_it_is_free_for_all_is_told() -> None:
    ask = replace(NAMED, span=on_thursday("15:00", "16:00"))

    assert refusal_of(ask, KEPT, now=MORNING) == Refusal(
        R.KEPT_FOR, {"audience": "young", "day": THURSDAY, "free_from": at("13:00")}
    )


def test_other_days_school_holidays_and_other_spaces_are_not_kept() -> None:
    saturday = date(2026, 11, 28)
    on_saturday = replace(NAMED, span=TimeSpan(at("15:00", saturday), at("16:00", saturday)))
    on_friday = replace(NAMED, span=TimeSpan(at("15:00", FRIDAY), at("16:00", FRIDAY)))
    holiday = replace(KEPT, school_holidays=(SchoolHoliday("Ferie", FRIDAY, FRIDAY),))
    south = replace(on_friday, space=HALL_SOUTH, layout=EMPTY)

    assert code_of(on_friday, KEPT) is R.KEPT_FOR
    assert [code_of(on_saturday, KEPT), code_of(on_friday, holiday), code_of(south, KEPT)] == [None, None, None]


def test_a_larger_space_with_a_kept_room_is_kept_as_well() -> None:
    whole = replace(STAFF, space=HALL, layout=EMPTY, span=TimeSpan(at("15:00", FRIDAY), at("16:00", FRIDAY)))

    assert code_of(whole, KEPT) is R.KEPT_FOR


def test_the_kept_time_around_a_span_is_whole() -> None:
    space = KEPT.space_by_id[WORKSHOP]
    week = TimeSpan(at("16:00"), at("15:00", date(2026, 12, 3)))

    assert kept_spans(KEPT, space, week) == (
        on_thursday("14:00", "17:00"),
        TimeSpan(at("14:00", FRIDAY), at("17:00", FRIDAY)),
        TimeSpan(at("14:00", date(2026, 12, 3)), at("17:00", date(2026, 12, 3))),
    )


TOWN_FIRST = replace(MUNICIPALITY, rules=replace(RULES, residents_first=ResidentsFirstRule((HALL_NORTH,), 30)))
IN_MONTHS = date(2027, 1, 15)
NORTH = replace(NAMED, space=HALL_NORTH, layout=EMPTY, span=TimeSpan(at("15:00", IN_MONTHS), at("16:00", IN_MONTHS)))


@pytest.mark.parametrize(
    ("ask", "waits"),
    [
        (NORTH, False),
        (replace(NORTH, user=KindOfUser.ASSOCIATION), False),
        (replace(NORTH, user=KindOfUser.SCHOOL, span=TimeSpan(at("10:00", IN_MONTHS), at("11:00", IN_MONTHS))), False),
        (replace(NORTH, user=KindOfUser.BUSINESS), True),
        (replace(NORTH, is_resident=False), True),
        (replace(NORTH, user=KindOfUser.ASSOCIATION, is_resident=False), True),
        (replace(NORTH, user=KindOfUser.BUSINESS, space=HALL_SOUTH), False),
    ],
)
def test_those_of_the_town_book_the_large_halls_first(ask: Ask, *, waits: bool) -> None:
    assert code_of(ask, TOWN_FIRST) is (R.RESIDENTS_FIRST if waits else None)


def test_from_thirty_days_before_everybody_does() -> None:
    business = replace(NORTH, user=KindOfUser.BUSINESS)

    assert code_of(business, TOWN_FIRST, now=at("23:59", date(2026, 12, 15))) is R.RESIDENTS_FIRST
    assert code_of(business, TOWN_FIRST, now=at("00:00", date(2026, 12, 16))) is None
    assert refusal_of(business, TOWN_FIRST, now=NOW) == Refusal(
        R.RESIDENTS_FIRST, {"days": 30, "first_day": date(2026, 12, 16)}
    )
