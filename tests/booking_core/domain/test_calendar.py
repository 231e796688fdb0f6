"""What is booked, as one value that changes only by making a new one."""

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, BookingState, Cell, CellKind, cells_of
from booking_core.domain.calendar import Calendar, Run
from booking_core.domain.identity import BookingId, RoomId, Slot
from booking_core.domain.time_spans import slot_of
from tests.booking_core.domain.made_bookings import (
    MUNICIPALITY,
    at,
    house_bookings,
    made_booking,
    number,
    on_thursday,
)
from tests.booking_core.sample_places import HALL, HALL_NORTH, HALL_SOUTH, WORKSHOP

THE_WORKSHOP = MUNICIPALITY.space_by_id[WORKSHOP]
THE_HALL = MUNICIPALITY.space_by_id[HALL]
NORTH = MUNICIPALITY.space_by_id[HALL_NORTH]
SOUTH = MUNICIPALITY.space_by_id[HALL_SOUTH]
EMPTY = Calendar.of(())


Use = tuple[BookingId | None, CellKind]


def occupied(calendar: Calendar) -> dict[Cell, Use]:
    return {
        Cell(room, Slot(slot)): (run.booking, run.kind)
        for room, runs in calendar.runs.items()
        for run in runs
        for slot in range(run.first, run.end)
    }


def held_by(bookings: Iterable[Booking]) -> dict[Cell, Use]:
    return {
        entry.cell: (booking.id, entry.kind)
        for booking in bookings
        if booking.state.occupies
        for entry in booking.occupancy
    }


def cancelled(booking: Booking) -> Booking:
    return replace(booking, state=BookingState.CANCELLED_BY_CITIZEN, version=booking.version + 1, occupancy=())


@given(house_bookings())
def test_exactly_the_cells_of_live_bookings_are_occupied(bookings: tuple[Booking, ...]) -> None:
    assert occupied(Calendar.of(bookings)) == held_by(bookings)


@given(house_bookings(), st.data())
def test_the_order_in_which_bookings_arrive_makes_no_difference(
    bookings: tuple[Booking, ...], data: st.DataObject
) -> None:
    one_by_one = EMPTY
    for booking in data.draw(st.permutations(bookings)):
        one_by_one = one_by_one.with_bookings([booking])

    assert occupied(one_by_one) == occupied(Calendar.of(bookings))
    assert one_by_one.bookings == Calendar.of(bookings).bookings


@given(house_bookings())
def test_booking_and_then_cancelling_leaves_every_other_cell_as_it_was(bookings: tuple[Booking, ...]) -> None:
    before = Calendar.of(bookings[1:])

    after = before.with_bookings(bookings[:1]).with_bookings([cancelled(b) for b in bookings[:1]])

    assert occupied(after) == occupied(before)


@given(house_bookings())
def test_a_new_calendar_leaves_the_old_one_as_it_was(bookings: tuple[Booking, ...]) -> None:
    before = Calendar.of(bookings[:2])
    picture = occupied(before)

    before.with_bookings([*bookings[2:], *(cancelled(b) for b in bookings[:2])])

    assert occupied(before) == picture
    assert set(before.bookings) == {b.id for b in bookings[:2]}


def test_a_booking_that_is_off_holds_nothing_even_while_it_still_lists_its_cells() -> None:
    confirmed = made_booking(WORKSHOP, on_thursday("14:00", "15:00"), booking_id=number(1))
    no_show = replace(confirmed, state=BookingState.NO_SHOW, version=2)

    assert occupied(Calendar.of([confirmed, no_show])) == {}
    assert occupied(Calendar.of([confirmed]).with_bookings([no_show])) == {}


def test_a_booking_that_moves_frees_its_old_cells_and_takes_the_new() -> None:
    first = made_booking(WORKSHOP, on_thursday("14:00", "15:00"), booking_id=number(1))
    moved = made_booking(WORKSHOP, on_thursday("14:30", "15:30"), booking_id=number(1), version=2)

    calendar = Calendar.of([first]).with_bookings([moved])

    assert calendar.is_free(THE_WORKSHOP, on_thursday("14:00", "14:30"))
    assert not calendar.is_free(THE_WORKSHOP, on_thursday("14:30", "15:30"))
    assert occupied(calendar) == held_by([moved])


def test_two_bookings_that_change_places_in_one_step_keep_all_their_cells() -> None:
    early, late = on_thursday("14:00", "15:00"), on_thursday("15:00", "16:00")
    before = [
        made_booking(WORKSHOP, early, booking_id=number(1)),
        made_booking(WORKSHOP, late, booking_id=number(2)),
    ]
    after = [
        made_booking(WORKSHOP, late, booking_id=number(1), version=2),
        made_booking(WORKSHOP, early, booking_id=number(2), version=2),
    ]

    assert occupied(Calendar.of(before).with_bookings(after)) == held_by(after)


def test_a_late_word_of_a_cancellation_does_not_free_what_somebody_else_has_got_since() -> None:
    span = on_thursday("14:00", "15:00")
    first = made_booking(WORKSHOP, span, booking_id=number(1))
    second = made_booking(WORKSHOP, span, booking_id=number(2))

    calendar = Calendar.of([first]).with_bookings([second]).with_bookings([cancelled(first)])

    assert occupied(calendar) == held_by([second])


def test_a_cell_says_who_uses_it_and_what_for() -> None:
    setup = made_booking(WORKSHOP, on_thursday("14:00", "14:15"), booking_id=number(1), kind=CellKind.SETUP)
    calendar = Calendar.of([setup])
    slot = slot_of(at("14:00"))

    assert calendar.use_of(Cell(RoomId("workshop"), slot)) == Run(slot, slot + 1, CellKind.SETUP, number(1))
    assert calendar.use_of(Cell(RoomId("workshop"), Slot(slot + 1))) is None
    assert calendar.use_of(Cell(RoomId("attic"), slot)) is None


def test_a_space_is_free_up_to_the_very_start_and_from_the_very_end_of_a_booking() -> None:
    calendar = Calendar.of([made_booking(WORKSHOP, on_thursday("14:00", "15:00"))])

    assert calendar.is_free(THE_WORKSHOP, on_thursday("13:00", "14:00"))
    assert calendar.is_free(THE_WORKSHOP, on_thursday("15:00", "16:00"))
    assert not calendar.is_free(THE_WORKSHOP, on_thursday("13:45", "14:01"))
    assert not calendar.is_free(THE_WORKSHOP, on_thursday("14:59", "15:15"))


@given(house_bookings())
def test_a_joined_space_is_free_exactly_when_all_its_parts_are(bookings: tuple[Booking, ...]) -> None:
    calendar = Calendar.of(bookings)

    for quarter in range(24 * 4):
        hour, quarters = divmod(quarter, 4)
        span = on_thursday(f"{hour:02}:{quarters * 15:02}", f"{hour:02}:{quarters * 15 + 14:02}")
        halves_free = calendar.is_free(NORTH, span) and calendar.is_free(SOUTH, span)
        assert calendar.is_free(THE_HALL, span) is halves_free


@given(house_bookings())
def test_being_free_means_that_none_of_the_cells_has_a_use(bookings: tuple[Booking, ...]) -> None:
    calendar = Calendar.of(bookings)
    span = on_thursday("15:00", "17:00")

    for space in (THE_WORKSHOP, NORTH, SOUTH, THE_HALL):
        unused = all(calendar.use_of(cell) is None for cell in cells_of(space, span))
        assert calendar.is_free(space, span) is unused
