"""Half-open spans, slots and the wall clock, also on the nights on which the clocks change."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.identity import Slot
from booking_core.domain.time_spans import (
    SLOT_LENGTH,
    TimeSpan,
    instant_of,
    is_on_slot,
    local_day,
    local_instant,
    local_midnight,
    merged,
    next_slot_start,
    slot_of,
    slot_start,
    slots_of,
    span_of_slots,
    without,
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
SPRING_NIGHT = date(2027, 3, 28)
AUTUMN_NIGHT = date(2027, 10, 31)
MIDNIGHT = datetime(2027, 3, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

INSTANTS = st.datetimes(datetime(1970, 1, 1), datetime(2150, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # Hypothesis adds the zone


def hours(first: float, last: float) -> TimeSpan:
    return TimeSpan(MIDNIGHT + timedelta(hours=first), MIDNIGHT + timedelta(hours=last))


@st.composite
def spans(draw: st.DrawFn) -> TimeSpan:
    first = draw(st.integers(0, 60))
    return hours(first / 4, (first + draw(st.integers(1, 16))) / 4)


SOME_SPANS = st.lists(spans(), max_size=8)


def total(some: tuple[TimeSpan, ...]) -> timedelta:
    return sum((span.length for span in some), timedelta())


#                  8         10        12        14
# A                          |---------|
TRUTH_TABLE = [
    (8, 9, False),  # |-|
    (8, 10, False),  # |-------|                      B ends where A starts
    (8, 11, True),  #  |-----------|
    (8, 14, True),  #  |------------------------------|
    (10, 11, True),  #          |-----|
    (10, 12, True),  #          |---------|           B is A
    (10.5, 11, True),  #           |-|
    (11, 12, True),  #               |-----|
    (11, 14, True),  #               |---------------|
    (12, 14, False),  #                   |-----------|  A ends where B starts
    (13, 14, False),  #                        |------|
]


@pytest.mark.parametrize(("first", "last", "expected"), TRUTH_TABLE)
def test_two_spans_overlap_when_they_share_an_instant(first: float, last: float, expected: bool) -> None:  # noqa: FBT001  # a column of the table
    a, b = hours(10, 12), hours(first, last)

    assert a.overlaps(b) is expected
    assert b.overlaps(a) is expected
    assert (a.clipped_to(b) is not None) is expected


@given(spans(), spans())
def test_what_is_clipped_lies_in_both(a: TimeSpan, b: TimeSpan) -> None:
    clipped = a.clipped_to(b)

    assert clipped == b.clipped_to(a)
    assert clipped is None or (a.contains(clipped) and b.contains(clipped))


def test_a_span_holds_its_start_and_not_its_end() -> None:
    span = hours(10, 12)

    assert span.holds(span.starts_at)
    assert span.holds(span.ends_at - MICROSECOND)
    assert not span.holds(span.ends_at)


@pytest.mark.parametrize("length", [timedelta(), -SLOT_LENGTH])
def test_a_span_that_does_not_end_after_its_start_is_refused(length: timedelta) -> None:
    with pytest.raises(ValueError, match="must end after it starts"):
        TimeSpan(MIDNIGHT, MIDNIGHT + length)


@pytest.mark.parametrize(
    ("starts_at", "ends_at"),
    [
        (datetime(2027, 3, 1, 10), datetime(2027, 3, 1, 11)),  # noqa: DTZ001  # the very thing refused
        (datetime(2027, 3, 1, 10), datetime(2027, 3, 1, 11, tzinfo=UTC)),  # noqa: DTZ001
        (datetime(2027, 3, 1, 10, tzinfo=UTC), datetime(2027, 3, 1, 11)),  # noqa: DTZ001
    ],
)
def test_a_naive_datetime_is_refused(starts_at: datetime, ends_at: datetime) -> None:
    with pytest.raises(ValueError, match="aware"):
        TimeSpan(starts_at, ends_at)


def test_a_span_given_in_local_time_is_kept_in_utc_with_its_true_length() -> None:
    evening = datetime(2027, 3, 27, 22, tzinfo=COPENHAGEN)
    morning = datetime(2027, 3, 28, 8, tzinfo=COPENHAGEN)

    span = TimeSpan(evening, morning)

    assert span.length == timedelta(hours=9)
    assert (span.starts_at.tzinfo, span.ends_at.tzinfo) == (UTC, UTC)
    assert span == TimeSpan(datetime(2027, 3, 27, 21, tzinfo=UTC), datetime(2027, 3, 28, 6, tzinfo=UTC))


def test_a_span_in_the_repeated_hour_is_not_taken_for_one_that_ends_before_it_starts() -> None:
    first = datetime(2027, 10, 31, 2, 45, tzinfo=COPENHAGEN)
    second = datetime(2027, 10, 31, 2, 15, fold=1, tzinfo=COPENHAGEN)

    assert TimeSpan(first, second).length == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("starts_at", "ends_at"),
    [
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), datetime(2027, 1, 1, tzinfo=UTC)),
        (datetime(9999, 12, 31, 23, tzinfo=UTC), datetime(9999, 12, 31, 23, 30, tzinfo=UTC)),
        (datetime(1, 1, 1, tzinfo=UTC), datetime(1, 1, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_span_at_the_calendars_edge_is_refused_since_no_wall_clock_could_show_it(
    starts_at: datetime, ends_at: datetime
) -> None:
    with pytest.raises(ValueError, match="calendar"):
        TimeSpan(starts_at, ends_at)


@given(INSTANTS)
def test_an_instant_lies_in_its_slot(instant: datetime) -> None:
    start = slot_start(slot_of(instant))

    assert start <= instant < start + SLOT_LENGTH
    assert is_on_slot(start)


@given(INSTANTS)
def test_the_next_slot_start_is_the_first_boundary_not_before_the_instant(instant: datetime) -> None:
    boundary = next_slot_start(instant)

    assert is_on_slot(boundary)
    assert timedelta() <= boundary - instant < SLOT_LENGTH


@pytest.mark.parametrize("year", [2027, 2040])
def test_a_boundary_is_its_own_next_slot_start_and_a_microsecond_later_is_not(year: int) -> None:
    boundary = datetime(year, 3, 1, 14, 15, tzinfo=UTC)

    assert next_slot_start(boundary) == boundary
    assert next_slot_start(boundary - MICROSECOND) == boundary
    assert next_slot_start(boundary + MICROSECOND) == boundary + SLOT_LENGTH


def test_only_the_very_beginning_of_a_slot_is_on_it() -> None:
    assert is_on_slot(MIDNIGHT + 3 * SLOT_LENGTH)
    assert not is_on_slot(MIDNIGHT + timedelta(minutes=1))
    assert not is_on_slot(MIDNIGHT + MICROSECOND)


@given(st.integers(0, 5_000_000), st.integers(1, 200))
def test_slots_and_spans_of_whole_slots_are_two_words_for_the_same(first: int, count: int) -> None:
    span = span_of_slots(Slot(first), count)

    assert list(slots_of(span)) == list(range(first, first + count))


def test_a_span_touches_every_slot_it_has_an_instant_in() -> None:
    span = TimeSpan(MIDNIGHT + timedelta(minutes=14), MIDNIGHT + timedelta(minutes=30) + MICROSECOND)
    first = slot_of(MIDNIGHT)

    assert list(slots_of(span)) == [first, first + 1, first + 2]


@given(SOME_SPANS)
def test_merging_keeps_every_instant_and_adds_none(some: list[TimeSpan]) -> None:
    result = merged(some)

    covered = {slot for span in some for slot in slots_of(span)}
    assert [slot for span in result for slot in slots_of(span)] == sorted(covered)
    assert total(result) == len(covered) * SLOT_LENGTH


@given(SOME_SPANS)
def test_merged_spans_are_in_order_without_overlap_or_seam_and_merging_them_again_changes_nothing(
    some: list[TimeSpan],
) -> None:
    result = merged(some)

    assert all(one.ends_at < other.starts_at for one, other in pairwise(result))
    assert merged(result) == result


@given(SOME_SPANS, SOME_SPANS)
def test_what_is_left_never_overlaps_what_was_cut_out(some: list[TimeSpan], taken: list[TimeSpan]) -> None:
    left = without(some, taken)

    assert not any(rest.overlaps(cut) for rest in left for cut in taken)


@given(SOME_SPANS, SOME_SPANS)
def test_what_is_left_and_what_was_cut_out_add_up_to_the_whole(some: list[TimeSpan], taken: list[TimeSpan]) -> None:
    left = without(some, taken)
    cut_out = without(some, left)

    assert total(left) + total(cut_out) == total(merged(some))
    assert merged((*left, *cut_out)) == merged(some)


@pytest.mark.parametrize(("day", "hours_long"), [(SPRING_NIGHT, 23), (AUTUMN_NIGHT, 25), (date(2027, 6, 1), 24)])
def test_a_day_is_as_long_as_the_clocks_make_it(day: date, hours_long: int) -> None:
    midnight = local_midnight(day, COPENHAGEN)

    assert local_midnight(day + timedelta(days=1), COPENHAGEN) - midnight == timedelta(hours=hours_long)


@pytest.mark.parametrize(
    ("day", "wall", "expected"),
    [
        (SPRING_NIGHT, time(1, 59), datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (
            SPRING_NIGHT,
            time(2, 30),
            datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
        ),  # never shown: as without the change
        (SPRING_NIGHT, time(3, 0), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        (AUTUMN_NIGHT, time(1, 59), datetime(2027, 10, 30, 23, 59, tzinfo=UTC)),
        (AUTUMN_NIGHT, time(2, 30), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),  # shown twice: the first
        (AUTUMN_NIGHT, time(3, 0), datetime(2027, 10, 31, 2, 0, tzinfo=UTC)),
    ],
)
def test_a_wall_time_is_found_on_nights_on_which_the_clocks_change(day: date, wall: time, expected: datetime) -> None:
    instant = local_instant(day, wall, COPENHAGEN)

    assert instant == expected
    assert instant.tzinfo is UTC


def test_the_local_day_begins_at_local_midnight() -> None:
    midnight = datetime(2027, 3, 28, 22, tzinfo=UTC)  # already summer time

    assert local_day(midnight, COPENHAGEN) == date(2027, 3, 29)
    assert local_day(midnight - MICROSECOND, COPENHAGEN) == date(2027, 3, 28)


def test_an_instant_is_read_with_its_offset_and_never_without() -> None:
    assert instant_of("2026-11-26T14:08+01:00") == datetime(2026, 11, 26, 13, 8, tzinfo=UTC)
    for text in ("2026-11-26T14:08", "2026-11-26", "at noon"):
        with pytest.raises(ValueError, match=r"offset|isoformat"):
            instant_of(text)
