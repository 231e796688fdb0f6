"""A block being made: its hours keep to the clock on the wall, and to what a block may be."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.bookings import Instead
from booking_core.domain.identity import BookingId, LayoutId, RoomId, SpaceId, VenueId
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from booking_core.protocol.messages import LONGEST_SPAN
from tests.ui.herlev_day import COPENHAGEN, NOW, herlev, wall
from ui.view_models.desk.chosen.block_draft import BlockDraft, begun, ended, first_span

HOUSE, LIBRARY = VenueId("medborgerhus"), VenueId("bibliotek")
ROOM3, ROOM4, GROUP = RoomId("lok3"), RoomId("lok4"), RoomId("gruppe1")
BOOKING = BookingId(UUID(int=1))
AFTERNOON = TimeSpan(wall("15:00"), wall("17:00"))
DRAFT = BlockDraft(HOUSE, frozenset({ROOM3}), AFTERNOON, reason="Valg")
ELSEWHERE = Instead(SpaceId("mh-lok4"), LayoutId("meeting"), AFTERNOON)
LAST_DAY_OF_SUMMER_TIME = TimeSpan(datetime(2026, 10, 24, 13, 0, tzinfo=UTC), datetime(2026, 10, 24, 15, 0, tzinfo=UTC))

spans = st.builds(
    lambda start, length: TimeSpan(wall("14:00") + start * SLOT_LENGTH, wall("14:00") + (start + length) * SLOT_LENGTH),
    st.integers(-2000, 2000),
    st.integers(1, LONGEST_SPAN // SLOT_LENGTH),
)


@pytest.mark.parametrize(
    ("venue", "day", "expected"),
    [
        ("medborgerhus", date(2026, 11, 27), ("08:00", "01:00")),  # a Friday, on which it closes late
        ("medborgerhus", date(2026, 11, 28), None),
    ],
)
def test_another_day_is_proposed_as_it_is_open(venue: str, day: date, expected: tuple[str, str] | None) -> None:
    span = first_span(herlev(), herlev().venue_by_id[VenueId(venue)], day, now=NOW)

    if expected is not None:
        shown = tuple(f"{each.astimezone(COPENHAGEN):%H:%M}" for each in (span.starts_at, span.ends_at))
        assert shown == expected
    assert span.starts_at.astimezone(COPENHAGEN).date() == day


def test_today_is_proposed_from_the_quarter_that_runs() -> None:
    span = first_span(herlev(), herlev().venue_by_id[HOUSE], date(2026, 11, 26), now=NOW)

    assert span == TimeSpan(wall("14:00"), wall("22:00"))


def test_a_day_on_which_the_house_is_closed_is_proposed_from_eight_to_ten() -> None:
    span = first_span(herlev(), herlev().venue_by_id[HOUSE], date(2026, 12, 24), now=NOW)

    assert [f"{each.astimezone(COPENHAGEN):%d %H:%M}" for each in (span.starts_at, span.ends_at)] == [
        "24 08:00",
        "24 22:00",
    ]


def test_late_in_the_evening_an_hour_is_proposed() -> None:
    span = first_span(herlev(), herlev().venue_by_id[HOUSE], date(2026, 11, 26), now=wall("23:08"))

    assert span == TimeSpan(wall("23:00"), wall("00:00", day=27))


def test_a_day_later_is_the_same_hour_though_the_clock_is_changed_between() -> None:
    moved = begun(LAST_DAY_OF_SUMMER_TIME, days=1, zone=COPENHAGEN)

    assert moved.starts_at - LAST_DAY_OF_SUMMER_TIME.starts_at == timedelta(hours=25)
    assert f"{moved.starts_at.astimezone(COPENHAGEN):%H:%M}" == "15:00"
    assert moved.length == timedelta(hours=2)


def test_a_later_beginning_pushes_the_end_only_when_it_passes_it() -> None:
    assert begun(AFTERNOON, quarters=4, zone=COPENHAGEN) == TimeSpan(wall("16:00"), wall("17:00"))
    assert begun(AFTERNOON, quarters=8, zone=COPENHAGEN) == TimeSpan(wall("17:00"), wall("19:00"))


def test_an_earlier_end_stops_a_quarter_after_the_beginning() -> None:
    assert ended(AFTERNOON, quarters=-40, zone=COPENHAGEN) == TimeSpan(wall("15:00"), wall("15:15"))


def test_it_is_never_longer_than_a_block_may_be() -> None:
    week = TimeSpan(AFTERNOON.starts_at, AFTERNOON.starts_at + LONGEST_SPAN)

    assert ended(week, quarters=1, zone=COPENHAGEN) == week
    assert begun(week, quarters=-1, zone=COPENHAGEN) == week
    assert ended(week, days=-1, zone=COPENHAGEN).length == LONGEST_SPAN - timedelta(days=1)


@given(spans, st.integers(-10, 10), st.integers(-8, 8), st.sampled_from([begun, ended]))
def test_whatever_is_pressed_it_stays_a_block(span: TimeSpan, days: int, quarters: int, change: object) -> None:
    after = change(span, days=days, quarters=quarters, zone=COPENHAGEN)  # type: ignore[operator]  # one of the two

    assert SLOT_LENGTH <= after.length <= LONGEST_SPAN
    assert (after.starts_at.minute % 15, after.ends_at.minute % 15) == (0, 0)


def test_the_last_room_stays_and_another_house_begins_anew() -> None:
    both = DRAFT.toggled(HOUSE, ROOM4).with_fate(BOOKING, None)

    assert both.rooms == {ROOM3, ROOM4}
    assert both.toggled(HOUSE, ROOM3).rooms == {ROOM4}
    assert DRAFT.toggled(HOUSE, ROOM3) == DRAFT
    elsewhere = both.toggled(LIBRARY, GROUP)
    assert elsewhere == BlockDraft(LIBRARY, frozenset({GROUP}), AFTERNOON, reason="Valg")


def test_the_last_word_on_a_booking_counts_and_stays_when_the_hours_change() -> None:
    draft = DRAFT.with_fate(BOOKING, None).with_fate(BOOKING, ELSEWHERE)

    assert draft.over(HOUSE, draft.rooms, TimeSpan(wall("15:00"), wall("18:00"))).fates == {BOOKING: ELSEWHERE}
