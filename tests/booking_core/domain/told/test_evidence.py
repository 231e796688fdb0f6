"""Unmet demand as numbers: each wish in its time, its size, its needs and its reason."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.told.demand import UnmetSource, UnmetWish
from booking_core.domain.told.evidence import By, DemandCount, counted, hour_band, size_band, told_outside

THURSDAY = date(2026, 11, 26)
WISH = UnmetWish(
    id=UUID(int=1),
    noted_at=datetime(2026, 11, 26, 13, tzinfo=UTC),
    source=UnmetSource.KIOSK,
    venue=None,
    district="Herlev Midt",
    space=None,
    day=THURSDAY,
    hour=18,
    minutes=60,
    persons=20,
    wheelchairs=0,
    needs=(),
    purpose=Purpose.MEETING,
    user=KindOfUser.CITIZEN,
    code=RefusalCode.TAKEN,
)
wishes = st.lists(
    st.builds(
        replace,
        st.just(WISH),
        district=st.sampled_from(("Herlev Midt", "Hjortespring")),
        day=st.dates(date(2026, 1, 1), date(2027, 1, 1)),
        hour=st.integers(0, 23),
        persons=st.integers(1, 300),
        needs=st.lists(st.sampled_from(Need), unique=True).map(tuple),
        code=st.sampled_from((None, RefusalCode.TAKEN, RefusalCode.CLOSED)),
    )
)


def made(**more: Any) -> UnmetWish:
    return replace(WISH, **more)


def table(*told: UnmetWish) -> list[tuple[str, str, int]]:
    return [(one.by.value, one.value, one.wishes) for one in counted(told)]


def test_a_wish_counts_by_its_time_its_size_each_of_its_needs_and_its_reason() -> None:
    assert table(made(needs=(Need.HEARING_LOOP, Need.STEP_FREE), wheelchairs=2)) == [
        ("weekday-and-hours", "thu 17-22", 1),
        ("persons", "13-25", 1),
        ("needs", "hearing-loop", 1),
        ("needs", "step-free", 1),
        ("needs", "wheelchair", 1),
        ("reason", "taken", 1),
    ]


def test_a_search_that_found_nothing_and_needs_nothing_is_told_as_such() -> None:
    assert table(made(code=None))[2:] == [("needs", "none", 1), ("reason", "nothing-fits", 1)]


def test_the_week_begins_on_monday_and_the_sizes_with_the_smallest() -> None:
    told = [made(day=date(2026, 11, day), persons=size) for day, size in ((29, 120), (23, 2), (27, 8))]

    assert [row[1] for row in table(*told)][:6] == ["mon 17-22", "fri 17-22", "sun 17-22", "1-2", "7-12", "101+"]


def test_each_district_is_a_table_of_its_own() -> None:
    both = counted([made(), made(district="Hjortespring")])

    assert [one.district for one in both] == ["Herlev Midt"] * 4 + ["Hjortespring"] * 4
    assert DemandCount("Hjortespring", By.REASON, "taken", 1) in both


@given(wishes)
def test_by_time_by_size_and_by_reason_every_wish_counts_once(told: list[UnmetWish]) -> None:
    counts = counted(told)

    for by in (By.TIME, By.SIZE, By.REASON):
        assert total(counts, by) == len(told)
    assert total(counts, By.NEEDS) == sum(max(1, len(wish.needs)) for wish in told)


def total(counts: Iterable[DemandCount], by: By) -> int:
    return sum(one.wishes for one in counts if one.by is by)


@given(wishes, st.randoms())
def test_in_which_order_they_came_makes_no_difference(told: list[UnmetWish], random: Any) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)

    assert counted(shuffled) == counted(told)


@pytest.mark.parametrize(("number", "told"), [(1, "<5"), (4, "<5"), (5, "5"), (41, "41")])
def test_few_are_told_to_nobody_outside(number: int, told: str) -> None:
    assert told_outside(number) == told


@pytest.mark.parametrize(
    ("hour", "band"),
    [(0, "00-06"), (5, "00-06"), (6, "06-09"), (9, "09-12"), (16, "12-17"), (17, "17-22"), (23, "22-24")],
)
def test_an_hour_has_its_band(hour: int, band: str) -> None:
    assert hour_band(hour) == band


@pytest.mark.parametrize(
    ("persons", "band"),
    [(1, "1-2"), (2, "1-2"), (3, "3-6"), (12, "7-12"), (25, "13-25"), (50, "26-50"), (100, "51-100"), (101, "101+")],
)
def test_a_size_has_its_band(persons: int, band: str) -> None:
    assert size_band(persons) == band
