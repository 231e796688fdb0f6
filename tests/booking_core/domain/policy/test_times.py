"""Lead time, and which limits hold where: the other rules of the clock stand in `test_policy`."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.places import BookingLimits, KindOfUser, LimitsOverride
from booking_core.domain.policy import refusal_of
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.domain.made_bookings import MUNICIPALITY, THURSDAY, at
from tests.booking_core.domain.policy.asking import (
    NAMED,
    NOW,
    STAFF,
    code_of,
    with_house_limits,
    with_limits,
)
from tests.booking_core.sample_places import GROUP_ROOM, WORKSHOP

R = RefusalCode
MINUTE = timedelta(minutes=1)
TWO_HOURS_BEFORE = with_limits(LimitsOverride(lead_minutes=120))


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        ("14:15", R.TOO_SOON),
        ("16:00", R.TOO_SOON),
        ("16:15", None),  # two hours and seven minutes on
        ("20:00", None),
    ],
)
def test_a_booking_is_made_long_enough_before_its_start(starts: str, expected: RefusalCode | None) -> None:
    ask = replace(NAMED, span=TimeSpan(at(starts), at(starts) + 60 * MINUTE))

    assert code_of(ask, TWO_HOURS_BEFORE) is expected
    assert code_of(replace(ask, channel=STAFF.channel), TWO_HOURS_BEFORE) is expected
    assert code_of(ask) is None


def test_what_is_too_soon_is_told_the_first_time_that_is_not() -> None:
    told = refusal_of(NAMED, TWO_HOURS_BEFORE, now=NOW)

    assert told == Refusal(R.TOO_SOON, {"minutes": 120, "day": THURSDAY, "earliest": at("16:15")})


def test_the_first_time_may_lie_on_another_day() -> None:
    told = refusal_of(NAMED, with_limits(LimitsOverride(lead_minutes=2880)), now=NOW)

    assert told is not None
    assert told.facts["day"] == date(2026, 11, 28)


@pytest.mark.parametrize(("asked", "expected"), [("12:15", None), ("12:16", R.TOO_SOON), ("15:00", R.TOO_SOON)])
def test_what_was_asked_for_in_time_and_came_late_is_in_time(asked: str, expected: RefusalCode | None) -> None:
    assert code_of(replace(NAMED, asked_at=at(asked)), TWO_HOURS_BEFORE) is expected


def test_the_narrower_lead_time_wins_also_where_it_is_none() -> None:
    house = with_house_limits(LimitsOverride(lead_minutes=120))
    excepted = with_limits(LimitsOverride(lead_minutes=0))
    both = replace(
        house,
        venues=tuple(
            replace(venue, spaces=other.spaces) for venue, other in zip(house.venues, excepted.venues, strict=True)
        ),
    )

    assert code_of(NAMED, house) is R.TOO_SOON
    assert code_of(NAMED, both) is None


@pytest.mark.parametrize(
    ("user", "minutes", "expected"),
    [
        (KindOfUser.CITIZEN, 240, None),
        (KindOfUser.CITIZEN, 255, R.TOO_LONG),
        (KindOfUser.BUSINESS, 255, R.TOO_LONG),
        (KindOfUser.ASSOCIATION, 465, None),
        (KindOfUser.ASSOCIATION, 495, R.TOO_LONG),
        (KindOfUser.SCHOOL, 300, None),
        (KindOfUser.SCHOOL, 315, R.TOO_LONG),
    ],
)
def test_associations_and_schools_have_lengths_of_their_own(
    user: KindOfUser, minutes: int, expected: RefusalCode | None
) -> None:
    span = TimeSpan(at("08:00"), at("08:00") + minutes * MINUTE)

    assert code_of(replace(NAMED, user=user, span=span), now=at("07:00")) is expected


def test_what_a_space_says_counts_before_the_kind_of_user() -> None:
    ask = replace(NAMED, user=KindOfUser.ASSOCIATION, space=GROUP_ROOM)
    long = replace(ask, span=TimeSpan(at("14:15"), at("17:30")))

    assert refusal_of(long, MUNICIPALITY, now=NOW) == Refusal(R.TOO_LONG, {"minutes": 180})


minutes = st.none() | st.integers(15, 600)
overrides = st.builds(LimitsOverride, minutes, minutes, st.none() | st.integers(0, 365), minutes)


@given(overrides, overrides, st.sampled_from(KindOfUser))
def test_of_every_limit_the_narrowest_that_says_something_wins(
    house: LimitsOverride, space: LimitsOverride, user: KindOfUser
) -> None:
    with_house = with_house_limits(house)
    narrowed = replace(with_house.space_by_id[WORKSHOP], limits=space)
    longest = {KindOfUser.ASSOCIATION: 480, KindOfUser.SCHOOL: 300}.get(user, 240)
    wider = BookingLimits(30, longest, 90, 0)

    limits = with_house.limits_of(narrowed, user)

    for name in ("shortest_minutes", "longest_minutes", "book_ahead_days", "lead_minutes"):
        said = [getattr(one, name) for one in (space, house, wider) if getattr(one, name) is not None]
        assert getattr(limits, name) == said[0]
