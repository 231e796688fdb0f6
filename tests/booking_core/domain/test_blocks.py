"""A block closes rooms as a booking holds them, and everything that asks what is free obeys it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.blocks import BlockState, lifted
from booking_core.domain.bookings import Booking, Cell, CellKind
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.availability import SegmentKind, free_spans, lane
from booking_core.domain.identity import BlockId, Slot
from booking_core.domain.occupying.placing import place
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.stranding import stranded_blocks
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, slot_of
from tests.booking_core.domain.made_blocks import NORTH_ROOM, SOUTH_ROOM, WORKSHOP_ROOM, made_block
from tests.booking_core.domain.made_bookings import MUNICIPALITY, at, house_bookings, made_booking, on_thursday
from tests.booking_core.domain.occupying.test_placing import PLACES, ROWS, booked, refused, wish
from tests.booking_core.sample_places import CIRCLE, HALL, HALL_NORTH, HALL_SOUTH, WORKSHOP

EVENING = on_thursday("16:00", "22:00")
DAY = TimeSpan(at("00:00"), at("23:45"))
SOUTH_CLOSED = Calendar.of((), [made_block(EVENING, SOUTH_ROOM)])


def kinds(calendar: Calendar, space: str) -> list[tuple[SegmentKind, str]]:
    place_ = next(one for _, one in MUNICIPALITY.spaces() if one.id == space)
    return [(one.kind, one.title) for one in lane(MUNICIPALITY, calendar, place_, DAY)]


def test_a_blocked_room_is_drawn_as_blocked_with_the_reason_for_everybody() -> None:
    assert kinds(SOUTH_CLOSED, HALL_SOUTH) == [
        (SegmentKind.CLOSED, ""),
        (SegmentKind.FREE, ""),
        (SegmentKind.BLOCKED, "foldevæg repareres"),
        (SegmentKind.CLOSED, ""),
    ]


def test_a_block_of_half_the_hall_closes_the_whole_hall_and_leaves_the_other_half() -> None:
    assert (SegmentKind.BLOCKED, "foldevæg repareres") in kinds(SOUTH_CLOSED, HALL)
    assert SegmentKind.BLOCKED not in dict(kinds(SOUTH_CLOSED, HALL_NORTH))


def test_nothing_is_placed_into_blocked_time_and_the_refusal_says_why_and_until_when() -> None:
    asked = made_booking(HALL_SOUTH, on_thursday("21:00", "22:00"))

    refusal = refused(place(MUNICIPALITY, SOUTH_CLOSED, replace(asked, occupancy=()), now=at("08:00")))

    assert refusal == Refusal(RefusalCode.BLOCKED, {"reason": "foldevæg repareres", "free_from": at("22:00")})


def test_work_that_would_fall_into_a_block_is_refused_as_any_other() -> None:
    calendar = Calendar.of((), [made_block(on_thursday("15:00", "16:00"), WORKSHOP_ROOM)])
    asked = wish(WORKSHOP, "16:00", "17:00", layout=CIRCLE)

    assert refused(place(PLACES, calendar, asked, now=at("08:00"))).code is RefusalCode.SETUP_TAKEN


def test_two_bookings_do_not_share_what_stands_across_a_block() -> None:
    book = booked(wish(HALL_NORTH, "12:00", "13:00", layout=ROWS, of=1))
    book.calendar = book.calendar.with_blocks([made_block(on_thursday("13:30", "13:45"), NORTH_ROOM)])

    later = refused(book.put(wish(HALL_NORTH, "14:00", "15:00", layout=ROWS, of=2)))

    assert later.code is RefusalCode.SETUP_TAKEN
    assert book.drawn(1) == "setup 11:30–12:00, use 12:00–13:00, strike 13:00–13:30"


@given(house_bookings(), st.integers(0, 40), st.integers(1, 30))
def test_no_free_time_is_ever_blocked_time(bookings: tuple[Booking, ...], start: int, length: int) -> None:
    starts_at = at("12:00") + start * SLOT_LENGTH
    block = made_block(TimeSpan(starts_at, starts_at + length * SLOT_LENGTH), NORTH_ROOM, SOUTH_ROOM)
    beside = [one for one in bookings if not {entry.cell for entry in one.occupancy} & set(block.cells)]
    calendar = Calendar.of(beside, [block])

    for space in (HALL, HALL_NORTH, HALL_SOUTH):
        free = free_spans(lane(MUNICIPALITY, calendar, MUNICIPALITY.space_by_id[space], DAY))
        assert not any(span.overlaps(block.span) for span in free)


@given(house_bookings())
def test_blocking_and_lifting_leaves_the_calendar_as_it_was(bookings: tuple[Booking, ...]) -> None:
    before = Calendar.of(bookings)
    block = made_block(on_thursday("06:00", "11:00"), NORTH_ROOM, WORKSHOP_ROOM)

    after = before.with_blocks([block]).with_blocks([lifted(block, now=at("05:00"))])

    assert {room: runs for room, runs in after.runs.items() if runs} == {
        room: runs for room, runs in before.runs.items() if runs
    }


def test_a_block_holds_each_quarter_of_each_of_its_rooms_sorted() -> None:
    block = made_block(on_thursday("16:00", "16:30"), SOUTH_ROOM, NORTH_ROOM)
    first = slot_of(at("16:00"))

    assert list(block.cells) == [
        Cell(room, Slot(first + number)) for room in (NORTH_ROOM, SOUTH_ROOM) for number in range(2)
    ]
    assert Calendar.of((), [block]).use_of(Cell(NORTH_ROOM, first)) == (
        first,
        first + 2,
        CellKind.BLOCKED,
        None,
        block.id,
    )


@pytest.mark.parametrize(
    ("now", "state", "ends"),
    [
        ("15:00", BlockState.LIFTED, "22:00"),
        ("16:00", BlockState.LIFTED, "22:00"),
        ("17:05", BlockState.STANDING, "17:15"),
    ],
)
def test_a_block_lifted_before_it_begins_holds_nothing_and_one_under_way_ends_with_the_quarter(
    now: str, state: BlockState, ends: str
) -> None:
    block = made_block(EVENING, SOUTH_ROOM)

    after = lifted(block, now=at(now))

    assert (after.state, after.span.ends_at, after.version) == (state, at(ends), 2)
    assert bool(list(after.cells)) is (state is BlockState.STANDING)


def test_a_block_is_stranded_by_a_file_without_its_rooms_and_a_lifted_one_never() -> None:
    house = MUNICIPALITY.venues[0]
    smaller = replace(house, rooms=tuple(room for room in house.rooms if room.id != SOUTH_ROOM))
    places = replace(MUNICIPALITY, venues=(smaller, *MUNICIPALITY.venues[1:]))
    south, north = made_block(EVENING, SOUTH_ROOM), made_block(EVENING, NORTH_ROOM, of=2)
    gone = replace(south, id=BlockId(north.id), state=BlockState.LIFTED)

    assert stranded_blocks(MUNICIPALITY, [south, north]) == ()
    assert stranded_blocks(places, [south, north, gone]) == (south,)
