"""What a block displaces is shown beforehand, each with a way out that can be taken, and never silently cancelled."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, BookingState, CellKind, Instead
from booking_core.domain.calendar import Calendar
from booking_core.domain.displacing import (
    Displaced,
    MadeRoom,
    NoRoom,
    at_present,
    displaced_by,
    in_the_way,
    make_room,
    taken,
)
from booking_core.domain.finding.suggestions import Step
from booking_core.domain.identity import BookingId, LayoutId, RoomId, SpaceId, VenueId
from booking_core.domain.occupying.placing import Placed, place
from booking_core.domain.occupying.weather import sheltered
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from tests.booking_core.central.running_centre import herlev
from tests.booking_core.domain.made_blocks import made_block
from tests.booking_core.domain.made_bookings import at, made_booking, number, on_thursday
from tests.slices import examples

HERLEV = herlev()
NOW = at("08:05")
HOUSE, FARM = VenueId("medborgerhus"), VenueId("gammelgaard")
LOK3, LOK4, LOK5, SMALL_HALL = (SpaceId(f"mh-{name}") for name in ("lok3", "lok4", "lok5", "lille-sal"))
YARD, BARN = SpaceId("gg-gaardrum"), SpaceId("gg-laden")
ROOM3, ROOM4, ROOM5 = RoomId("lok3"), RoomId("lok4"), RoomId("lok5")
MEETING, HORSESHOE = LayoutId("meeting"), LayoutId("horseshoe")


def wish(space: SpaceId, span: TimeSpan, *, of: int, layout: LayoutId | None = None, persons: int = 6) -> Booking:
    standing = HERLEV.space_by_id[space].standing_layout.id
    made = made_booking(SpaceId("workshop"), span, booking_id=number(of))
    return replace(made, space=space, layout=layout or standing, persons=persons, occupancy=())


def booked(*wishes: Booking) -> Calendar:
    calendar = Calendar.of(())
    for one in wishes:
        placed = place(HERLEV, calendar, one, now=at("06:00"))
        assert isinstance(placed, Placed), placed
        calendar = calendar.with_bookings((*placed.neighbours, placed.booking))
    return calendar


def block(span: TimeSpan, *rooms: RoomId, venue: VenueId = HOUSE) -> Block:
    return made_block(span, *rooms, venue=venue)


def shown(calendar: Calendar, span: TimeSpan, *rooms: RoomId, now: datetime = NOW) -> tuple[Displaced, ...]:
    return displaced_by(HERLEV, calendar, rooms, span, now=now)


def fates(displaced: Iterable[Displaced]) -> dict[BookingId, Instead | None]:
    """Every first suggestion taken, and cancelled who has none."""
    return {
        one.booking.id: None if one.suggestion is None else taken(one.suggestion)
        for one in displaced
        if not one.keeps_its_place
    }


ONE = wish(LOK3, on_thursday("14:00", "16:00"), of=1)
TWO = wish(LOK4, on_thursday("15:00", "17:00"), of=2)
SET = wish(LOK4, on_thursday("12:00", "13:00"), of=3, layout=HORSESHOE)


def test_a_block_shows_who_is_in_its_way_by_start_with_the_same_time_elsewhere_first() -> None:
    first, second = shown(booked(TWO, ONE), on_thursday("13:00", "18:00"), ROOM3, ROOM4)

    assert (first.booking.id, second.booking.id) == (ONE.id, TWO.id)
    assert first.suggestion is not None
    assert (first.suggestion.step, first.suggestion.ask.span) == (Step.OTHER_SPACE, ONE.span)
    assert {one.step for one in first.suggestions} >= {Step.OTHER_SPACE, Step.OTHER_HOUSE, Step.SHIFT, Step.OTHER_DAY}


def test_beside_a_block_nobody_is_in_the_way() -> None:
    calendar = booked(ONE, TWO)

    assert shown(calendar, on_thursday("16:00", "18:00"), ROOM3) == ()
    assert shown(calendar, on_thursday("13:00", "18:00"), ROOM5) == ()


def test_two_that_are_displaced_are_never_offered_the_same_place() -> None:
    both = on_thursday("14:00", "16:00")
    calendar = booked(wish(LOK3, both, of=1), wish(LOK4, both, of=2))

    first, second = shown(calendar, both, ROOM3, ROOM4)

    assert first.suggestion is not None
    assert second.suggestion is not None
    assert taken(first.suggestion) != taken(second.suggestion)


def test_what_was_chosen_for_the_first_is_kept_from_the_second() -> None:
    both = on_thursday("14:00", "16:00")
    calendar = booked(wish(LOK3, both, of=1), wish(LOK4, both, of=2))
    first, second = shown(calendar, both, ROOM3, ROOM4)
    assert second.suggestion is not None
    chosen = {first.booking.id: taken(second.suggestion)}

    _, again = displaced_by(HERLEV, calendar, (ROOM3, ROOM4), both, now=NOW, fates=chosen)

    assert again.suggestion is not None
    assert taken(again.suggestion) != taken(second.suggestion)


def test_work_before_a_booking_is_in_the_way_as_its_time_is() -> None:
    (displaced,) = shown(booked(SET), on_thursday("11:30", "11:45"), ROOM4)

    assert displaced.booking.id == SET.id


def test_who_would_lose_the_set_up_somebody_else_made_is_displaced_along_with_him() -> None:
    shares = wish(LOK4, on_thursday("13:00", "14:00"), of=4, layout=HORSESHOE)
    calendar = booked(SET, shares)

    displaced = shown(calendar, on_thursday("12:00", "13:00"), ROOM4)

    assert [one.booking.id for one in displaced] == [SET.id, shares.id]


def test_of_a_place_in_the_open_only_the_shelter_may_be_in_the_way_and_then_it_stays() -> None:
    calendar = booked(sheltered(HERLEV, wish(YARD, on_thursday("14:00", "16:00"), of=1), now=NOW))
    leak = block(on_thursday("12:00", "18:00"), RoomId("laden"), venue=FARM)

    (displaced,) = shown(calendar, leak.span, *leak.rooms)
    made = make_room(HERLEV, calendar, leak, {}, now=NOW)

    assert (displaced.keeps_its_place, displaced.suggestions) == (True, ())
    assert isinstance(made, MadeRoom)
    (after,) = made.bookings
    assert (after.space, after.shelter, after.version) == (YARD, None, 2)
    assert {entry.kind for entry in after.occupancy} == {CellKind.USE}


@pytest.mark.parametrize(
    ("state", "now", "until"),
    [
        (BookingState.CONFIRMED, "13:59", None),
        (BookingState.CONFIRMED, "14:00", "16:00"),
        (BookingState.CHECKED_IN, "13:45", "16:00"),
    ],
)
def test_people_who_are_there_are_not_displaced_and_until_when_is_told(
    state: BookingState, now: str, until: str | None
) -> None:
    placed = booked(ONE).bookings[ONE.id]
    calendar = Calendar.of([replace(placed, state=state)])

    way = in_the_way(HERLEV, calendar, frozenset({ROOM3}), on_thursday("15:00", "18:00"), now=at(now))

    assert way.until == (None if until is None else at(until))


def test_moved_and_cancelled_together_each_is_one_version_on() -> None:
    calendar = booked(ONE, TWO)
    works = block(on_thursday("13:00", "18:00"), ROOM3, ROOM4)

    made = make_room(HERLEV, calendar, works, {ONE.id: Instead(LOK5, MEETING, ONE.span), TWO.id: None}, now=NOW)

    assert isinstance(made, MadeRoom)
    moved, cancelled = sorted(made.bookings, key=lambda one: one.id)
    assert (moved.space, moved.version, moved.state) == (LOK5, 2, BookingState.CONFIRMED)
    assert (cancelled.state, cancelled.reason, cancelled.occupancy) == (
        BookingState.CANCELLED_BY_STAFF,
        works.reason,
        (),
    )


def test_a_neighbour_gets_back_the_work_that_the_displaced_one_shared_with_it() -> None:
    before = wish(LOK4, on_thursday("10:00", "11:30"), of=4, layout=HORSESHOE)
    calendar = booked(before, SET)
    works = block(on_thursday("12:00", "14:00"), ROOM4)

    made = make_room(HERLEV, calendar, works, {SET.id: None}, now=NOW)

    assert isinstance(made, MadeRoom)
    after = made.calendar.bookings[before.id]
    assert after.version == calendar.bookings[before.id].version + 1
    assert CellKind.STRIKE in {entry.kind for entry in after.occupancy}


def test_nobody_is_moved_into_the_block_itself() -> None:
    calendar = booked(ONE)
    works = block(on_thursday("13:00", "18:00"), ROOM3)

    made = make_room(HERLEV, calendar, works, {ONE.id: Instead(LOK3, MEETING, on_thursday("17:00", "18:00"))}, now=NOW)

    assert isinstance(made, NoRoom)
    assert (made.booking.id, made.refusal.code) == (ONE.id, RefusalCode.BLOCKED)


def test_a_move_keeps_the_rules_as_any_move_of_the_house_does() -> None:
    calendar = booked(ONE)
    works = block(on_thursday("13:00", "18:00"), ROOM3)

    made = make_room(HERLEV, calendar, works, {ONE.id: Instead(LOK4, MEETING, on_thursday("22:00", "23:00"))}, now=NOW)

    assert isinstance(made, NoRoom)
    assert made.refusal.code is RefusalCode.CLOSED


@st.composite
def days(draw: st.DrawFn) -> Calendar:
    calendar = Calendar.of(())
    for value in range(1, draw(st.integers(3, 12))):
        starts_at = at("09:00") + draw(st.integers(0, 48)) * SLOT_LENGTH
        span = TimeSpan(starts_at, starts_at + draw(st.integers(2, 10)) * SLOT_LENGTH)
        space = draw(st.sampled_from((LOK3, LOK4, LOK5, SMALL_HALL, YARD, BARN)))
        layouts = [layout.id for layout in HERLEV.space_by_id[space].layouts]
        asked = sheltered(HERLEV, wish(space, span, of=value, layout=draw(st.sampled_from(layouts))), now=NOW)
        placed = place(HERLEV, calendar, asked, now=at("06:00"))
        if isinstance(placed, Placed):
            calendar = calendar.with_bookings((*placed.neighbours, placed.booking))
    return calendar


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    starts_at = at("09:00") + draw(st.integers(0, 40)) * SLOT_LENGTH
    span = TimeSpan(starts_at, starts_at + draw(st.integers(1, 24)) * SLOT_LENGTH)
    if draw(st.booleans()):
        return block(span, RoomId("laden"), venue=FARM)
    rooms = draw(st.sets(st.sampled_from((ROOM3, ROOM4, ROOM5, RoomId("lille-sal"))), min_size=1))
    return block(span, *rooms)


@given(days(), blocks())
@settings(max_examples=examples(60), deadline=None)
def test_every_first_suggestion_can_be_taken_together_and_then_no_cell_is_held_twice(
    calendar: Calendar, works: Block
) -> None:
    displaced = displaced_by(HERLEV, calendar, works.rooms, works.span, now=NOW)

    made = make_room(HERLEV, calendar, works, fates(displaced), now=NOW)

    assert isinstance(made, MadeRoom)
    held = [entry.cell for one in made.calendar.bookings.values() if one.state.occupies for entry in one.occupancy]
    assert len(held) == len(set(held))
    assert not set(held) & set(works.cells)


@given(days(), blocks())
@settings(max_examples=examples(60), deadline=None)
def test_whoever_is_not_shown_as_displaced_stays_where_and_when_he_is(calendar: Calendar, works: Block) -> None:
    displaced = displaced_by(HERLEV, calendar, works.rooms, works.span, now=NOW)
    named = {one.booking.id for one in displaced}

    made = make_room(HERLEV, calendar, works, dict.fromkeys(fates(displaced)), now=NOW)

    assert isinstance(made, MadeRoom)
    for one in calendar.bookings.values():
        after = made.calendar.bookings[one.id]
        assert one.id in named or (at_present(after), after.state) == (at_present(one), one.state)
