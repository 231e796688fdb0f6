"""The lane of a space: free, occupied and closed fill the window, and say no more than everybody may know."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, BookingState, CellKind, Openness
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.availability import (
    Segment,
    SegmentKind,
    free_spans,
    free_until,
    lane,
    open_to_all,
    openings_within,
)
from booking_core.domain.hours.opening_hours import opening_around
from booking_core.domain.identity import SpaceId
from booking_core.domain.places import Municipality, PublicHolidays, Weekday
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, local_midnight
from tests.booking_core.domain.made_bookings import (
    FRIDAY,
    MUNICIPALITY,
    THURSDAY,
    ZONE,
    at,
    house_bookings,
    made_booking,
    number,
    on_thursday,
)
from tests.booking_core.sample_places import (
    GROUP_ROOM,
    HALL,
    HALL_NORTH,
    HALL_SOUTH,
    HOUSE,
    LIBRARY,
    WORKSHOP,
    hours,
)

K = SegmentKind
SATURDAY = date(2026, 11, 28)
THE_HOUSE = MUNICIPALITY.venue_by_id[HOUSE]
EMPTY = Calendar.of(())
THE_DAY = TimeSpan(local_midnight(THURSDAY, ZONE), local_midnight(FRIDAY, ZONE))
HOUSE_SPACES = st.sampled_from((WORKSHOP, HALL_NORTH, HALL_SOUTH, HALL))


@st.composite
def windows(draw: st.DrawFn) -> TimeSpan:
    """On slot boundaries, up to two days from Thursday morning on: over Friday's late evening too."""
    starts_at = at("06:00") + draw(st.integers(0, 160)) * SLOT_LENGTH
    return TimeSpan(starts_at, starts_at + draw(st.integers(1, 192)) * SLOT_LENGTH)


def lane_of(space: SpaceId, calendar: Calendar, window: TimeSpan = THE_DAY) -> tuple[Segment, ...]:
    return lane(MUNICIPALITY, calendar, MUNICIPALITY.space_by_id[space], window)


def kinds(segments: tuple[Segment, ...]) -> list[tuple[str, str, SegmentKind]]:
    def wall(instant: datetime) -> str:
        return instant.astimezone(ZONE).strftime("%H:%M")

    return [(wall(s.span.starts_at), wall(s.span.ends_at), s.kind) for s in segments]


@given(HOUSE_SPACES, house_bookings(), windows())
def test_the_segments_fill_the_window_without_gap_or_overlap(
    space: SpaceId, bookings: tuple[Booking, ...], window: TimeSpan
) -> None:
    segments = lane_of(space, Calendar.of(bookings), window)

    assert segments[0].span.starts_at == window.starts_at
    assert segments[-1].span.ends_at == window.ends_at
    assert all(one.span.ends_at == other.span.starts_at for one, other in pairwise(segments))


@given(HOUSE_SPACES, house_bookings(), windows())
def test_every_slot_is_drawn_as_what_it_is(space_id: SpaceId, bookings: tuple[Booking, ...], window: TimeSpan) -> None:
    calendar, space = Calendar.of(bookings), MUNICIPALITY.space_by_id[space_id]

    for segment in lane_of(space_id, calendar, window):
        starts_at = segment.span.starts_at
        while starts_at < segment.span.ends_at:
            slot = TimeSpan(starts_at, starts_at + SLOT_LENGTH)
            is_open = opening_around(MUNICIPALITY, THE_HOUSE, slot) is not None
            assert (segment.kind is K.CLOSED) is not is_open
            assert not is_open or (segment.kind is K.FREE) is calendar.is_free(space, slot)
            starts_at += SLOT_LENGTH


@given(HOUSE_SPACES, house_bookings())
def test_neighbouring_segments_differ_in_something(space: SpaceId, bookings: tuple[Booking, ...]) -> None:
    segments = lane_of(space, Calendar.of(bookings))

    of_a_booking = {K.BOOKED, K.SETUP, K.STANDBY}  # the next may be another's
    assert all(one.kind is not other.kind or one.kind in of_a_booking for one, other in pairwise(segments))


@given(HOUSE_SPACES, house_bookings())
def test_booking_and_then_cancelling_restores_the_lane(space: SpaceId, bookings: tuple[Booking, ...]) -> None:
    before = Calendar.of(bookings[1:])
    called_off = [
        replace(booking, state=BookingState.CANCELLED_BY_CITIZEN, version=2, occupancy=()) for booking in bookings[:1]
    ]

    after = before.with_bookings(bookings[:1]).with_bookings(called_off)

    assert lane_of(space, after) == lane_of(space, before)


@given(HOUSE_SPACES, house_bookings())
def test_a_booking_more_never_makes_anything_freer(space: SpaceId, bookings: tuple[Booking, ...]) -> None:
    fewer, more = lane_of(space, Calendar.of(bookings[1:])), lane_of(space, Calendar.of(bookings))

    free_before = list(free_spans(fewer))
    assert all(any(before.contains(now) for before in free_before) for now in free_spans(more))


@given(house_bookings())
def test_the_whole_hall_is_free_exactly_where_both_halves_are(bookings: tuple[Booking, ...]) -> None:
    calendar = Calendar.of(bookings)
    north, south = (list(free_spans(lane_of(half, calendar))) for half in (HALL_NORTH, HALL_SOUTH))

    both = sorted(clipped for one in north for other in south if (clipped := one.clipped_to(other)) is not None)

    assert list(free_spans(lane_of(HALL, calendar))) == both


def test_two_bookings_that_touch_stay_two() -> None:
    calendar = Calendar.of(
        [
            made_booking(WORKSHOP, on_thursday("10:00", "11:00"), booking_id=number(1)),
            made_booking(WORKSHOP, on_thursday("11:00", "12:00"), booking_id=number(2)),
        ]
    )

    assert kinds(lane_of(WORKSHOP, calendar)) == [
        ("00:00", "08:00", K.CLOSED),
        ("08:00", "10:00", K.FREE),
        ("10:00", "11:00", K.BOOKED),
        ("11:00", "12:00", K.BOOKED),
        ("12:00", "22:00", K.FREE),
        ("22:00", "00:00", K.CLOSED),
    ]


@pytest.mark.parametrize("kind", [CellKind.SETUP, CellKind.STRIKE])
def test_setting_up_and_striking_are_drawn_apart_from_use_and_without_words(kind: CellKind) -> None:
    booking = made_booking(WORKSHOP, on_thursday("10:00", "10:30"), openness=Openness.OPEN, title="Kor", kind=kind)

    segment = lane_of(WORKSHOP, Calendar.of([booking]))[2]

    assert segment == Segment.over(on_thursday("10:00", "10:30"), K.SETUP)


@pytest.mark.parametrize("openness", [Openness.OPEN, Openness.COME_AND_SEE])
def test_what_anybody_may_come_to_is_drawn_with_its_title(openness: Openness) -> None:
    span = on_thursday("10:00", "11:00")
    booking = made_booking(WORKSHOP, span, booking_id=number(7), openness=openness, title="Åbent værksted")

    segment = lane_of(WORKSHOP, Calendar.of([booking]))[2]

    assert segment == Segment.over(span, K.BOOKED, "Åbent værksted", number(7))


def test_a_closed_booking_shows_neither_title_nor_id() -> None:
    span = on_thursday("10:00", "11:00")
    booking = made_booking(WORKSHOP, span, openness=Openness.CLOSED, title="Ikke for alle")

    assert lane_of(WORKSHOP, Calendar.of([booking]))[2] == Segment.over(span, K.BOOKED)


@given(HOUSE_SPACES, house_bookings())
def test_no_lane_names_a_closed_booking(space: SpaceId, bookings: tuple[Booking, ...]) -> None:
    secret = {booking.id for booking in bookings if booking.openness is Openness.CLOSED}

    for segment in lane_of(space, Calendar.of(bookings)):
        assert segment.booking not in secret
        assert (segment.title == "") is (segment.booking is None)


@pytest.mark.parametrize(
    ("day", "length"), [(date(2027, 3, 28), 23), (date(2027, 10, 31), 25), (date(2027, 2, 28), 24)]
)
def test_a_house_that_never_closes_is_free_all_of_a_day_of_23_or_25_hours(day: date, length: int) -> None:
    never_closed = round_the_clock()
    window = TimeSpan(local_midnight(day, ZONE), local_midnight(day + timedelta(days=1), ZONE))

    segments = lane(never_closed, EMPTY, never_closed.space_by_id[WORKSHOP], window)

    assert segments == (Segment.over(window, K.FREE),)
    assert window.length == timedelta(hours=length)


def round_the_clock() -> Municipality:
    always = {day: (hours("00:00", "00:00"),) for day in Weekday}
    venues = tuple(replace(venue, opening=always) for venue in MUNICIPALITY.venues)
    return replace(
        MUNICIPALITY,
        venues=venues,
        closures=(),
        public_holidays=PublicHolidays(open=True, exceptions={}),
    )


def test_the_evening_before_reaches_into_the_window() -> None:
    window = TimeSpan(local_midnight(SATURDAY, ZONE), at("12:00", SATURDAY))

    openings = openings_within(MUNICIPALITY, THE_HOUSE, window)

    assert openings == (
        TimeSpan(at("00:00", SATURDAY), at("01:00", SATURDAY)),
        TimeSpan(at("08:00", SATURDAY), at("12:00", SATURDAY)),
    )


@pytest.mark.parametrize(
    ("wall", "expected"),
    [
        ("07:59", None),
        ("08:00", "10:00"),
        ("09:59", "10:00"),
        ("10:00", None),
        ("10:59", None),
        ("11:00", "22:00"),
        ("14:08", "22:00"),
        ("22:00", None),
    ],
)
def test_a_space_is_free_until_the_next_booking_or_closing(wall: str, expected: str | None) -> None:
    calendar = Calendar.of([made_booking(WORKSHOP, on_thursday("10:00", "11:00"))])

    until = free_until(MUNICIPALITY, calendar, MUNICIPALITY.space_by_id[WORKSHOP], at(wall))

    assert until == (None if expected is None else at(expected))


def test_of_an_opening_that_begins_between_quarters_only_whole_quarters_are_free() -> None:
    odd = {day: (hours("08:10", "09:20"),) for day in Weekday}
    venues = tuple(replace(venue, opening=odd) for venue in MUNICIPALITY.venues)
    municipality = replace(MUNICIPALITY, venues=venues)
    window = on_thursday("08:00", "10:00")

    segments = lane(municipality, EMPTY, municipality.space_by_id[GROUP_ROOM], window)

    assert kinds(segments) == [
        ("08:00", "08:15", K.CLOSED),
        ("08:15", "09:15", K.FREE),
        ("09:15", "10:00", K.CLOSED),
    ]


def test_only_live_bookings_of_the_house_that_are_open_to_all_are_on_its_programme() -> None:
    window = on_thursday("12:00", "18:00")
    open_day = made_booking(HALL_NORTH, on_thursday("15:00", "17:00"), openness=Openness.OPEN)
    choir = made_booking(WORKSHOP, on_thursday("13:00", "14:00"), openness=Openness.COME_AND_SEE)
    others = [
        made_booking(HALL_SOUTH, on_thursday("13:00", "14:00"), openness=Openness.CLOSED),
        made_booking(GROUP_ROOM, on_thursday("13:00", "14:00"), openness=Openness.OPEN),
        made_booking(WORKSHOP, on_thursday("11:00", "12:00"), openness=Openness.OPEN),
        made_booking(
            WORKSHOP,
            on_thursday("14:00", "15:00"),
            openness=Openness.OPEN,
            state=BookingState.CANCELLED_BY_STAFF,
        ),
    ]

    programme = open_to_all(Calendar.of([open_day, *others, choir]), THE_HOUSE, window)

    assert programme == (choir, open_day)


def test_the_library_is_closed_on_mondays_from_midnight_to_midnight() -> None:
    monday = date(2026, 11, 30)
    window = TimeSpan(local_midnight(monday, ZONE), local_midnight(monday + timedelta(days=1), ZONE))

    assert lane_of(GROUP_ROOM, EMPTY, window) == (Segment.over(window, K.CLOSED),)
    assert openings_within(MUNICIPALITY, MUNICIPALITY.venue_by_id[LIBRARY], window) == ()
    assert window.starts_at == datetime(2026, 11, 29, 23, tzinfo=UTC)
