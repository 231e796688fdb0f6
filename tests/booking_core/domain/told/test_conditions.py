"""What is told is broken, dirty or missing: what it is about, when it may be told, and which reports are one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.bookings import BookingState
from booking_core.domain.identity import ConditionId, SpaceId
from booking_core.domain.told.conditions import (
    ConditionKind,
    ConditionReport,
    Thing,
    closed,
    in_order,
    joined,
    may_tell,
    things_in,
    told_at,
)
from tests.booking_core.central.running_centre import herlev
from tests.kiosk.loopback_centre import booking_somewhere

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
LIGHT = ConditionReport(ConditionId(UUID(int=1)), SpaceId("mh-lok3"), ConditionKind.BROKEN, Thing.LIGHT, NOON, NOON)


def told(at: datetime, number: int = 2) -> ConditionReport:
    return replace(LIGHT, id=ConditionId(UUID(int=number)), first_at=at, last_at=at)


def things(space: str) -> tuple[Thing, ...]:
    return things_in(herlev(), herlev().space_by_id[SpaceId(space)])


def test_only_what_a_room_has_can_be_told_of() -> None:
    assert things("mh-lok3") == (
        Thing.FURNITURE,
        Thing.SCREEN,
        Thing.LIGHT,
        Thing.HEATING,
        Thing.DOOR,
        Thing.TOILET,
        Thing.OTHER,
    )
    assert {Thing.HEARING_LOOP, Thing.KITCHEN} <= set(things("mh-lok4"))


def test_a_place_in_the_open_has_neither_door_nor_heating() -> None:
    outdoors = next(one.id for _, one in herlev().spaces() if "outdoor" in one.features)

    assert not {Thing.DOOR, Thing.HEATING} & set(things(outdoors))
    assert Thing.OTHER in things(outdoors)


def test_the_same_of_the_same_thing_there_is_one_report() -> None:
    again = joined([LIGHT], told(NOON + HOUR))

    assert again == replace(LIGHT, last_at=NOON + HOUR, times=2)


@pytest.mark.parametrize(
    "other",
    [{"kind": ConditionKind.MISSING}, {"thing": Thing.DOOR}, {"space": SpaceId("mh-lok4")}],
)
def test_anything_else_is_another_report(other: dict[str, object]) -> None:
    second = replace(told(NOON + HOUR), **other)  # type: ignore[arg-type]

    assert joined([LIGHT], second) == second


def test_told_after_it_was_put_right_it_is_broken_again() -> None:
    right = closed(LIGHT, now=NOON + HOUR)
    again = told(NOON + 2 * HOUR)

    assert joined([right], again) == again


def test_told_before_and_heard_after_it_was_put_right_it_stays_so() -> None:
    right = closed(LIGHT, now=NOON + 2 * HOUR)

    late = joined([right], told(NOON + HOUR))

    assert (late.id, late.times, late.closed_at) == (LIGHT.id, 2, NOON + 2 * HOUR)


def test_closing_twice_is_closing_once() -> None:
    once = closed(LIGHT, now=NOON + HOUR)

    assert closed(once, now=NOON + 5 * HOUR) == once
    assert not once.is_open


@given(hours=st.lists(st.integers(min_value=0, max_value=500), max_size=12))
def test_however_often_and_in_whatever_order_it_is_told_one_line_stands_open(hours: list[int]) -> None:
    kept = LIGHT
    for number, hour in enumerate(hours):
        kept = joined([kept], told(NOON + hour * HOUR, number + 2))

    assert (kept.id, kept.times) == (LIGHT.id, 1 + len(hours))
    assert (kept.first_at, kept.last_at) == (NOON, NOON + max((0, *hours)) * HOUR)
    assert in_order([kept, closed(told(NOON), now=NOON)]) == (kept,)


@pytest.mark.parametrize(
    ("minutes", "state", "may"),
    [
        (-31, BookingState.CONFIRMED, False),
        (-30, BookingState.CONFIRMED, True),
        (30, BookingState.CHECKED_IN, True),
        (60 + 24 * 60 - 1, BookingState.COMPLETED, True),
        (60 + 24 * 60, BookingState.COMPLETED, False),
        (30, BookingState.REQUESTED, False),
        (30, BookingState.CANCELLED_BY_CITIZEN, False),
    ],
)
def test_people_tell_of_a_room_around_their_own_time(minutes: int, state: BookingState, *, may: bool) -> None:
    booking = replace(booking_somewhere(starts_at=NOON), state=state)
    assert booking.span.length == HOUR

    assert may_tell(booking, now=NOON + timedelta(minutes=minutes)) is may


@pytest.mark.parametrize("said", [NOON + HOUR, NOON - timedelta(days=32)])
def test_a_clock_that_cannot_be_right_is_not_believed(said: datetime) -> None:
    assert told_at(said, now=NOON) == NOON
    assert told_at(NOON - HOUR, now=NOON) == NOON - HOUR
