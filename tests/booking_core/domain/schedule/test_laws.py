"""What holds of every day, whatever is booked."""

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, Cell, SetUpBy
from booking_core.domain.identity import BookingId
from booking_core.domain.occupying.furniture import Furniture
from booking_core.domain.schedule import TaskKind
from booking_core.domain.schedule.changes import changes_since, printed_sheet
from tests.booking_core.janitor_day import a_booking, at, house, schedule_of

QUARTERS = [f"{hour:02}:{minute:02}" for hour in range(8, 22) for minute in (0, 15, 30, 45)]


@st.composite
def days(draw: st.DrawFn) -> tuple[Booking, ...]:
    """Bookings of one day with their set-up and strike directly before and after, no cell in two of them."""
    taken: set[Cell] = set()
    bookings: list[Booking] = []
    for number in range(draw(st.integers(0, 9))):
        space = draw(st.sampled_from(house().spaces))
        layout = draw(st.sampled_from(space.layouts))
        first = draw(st.integers(0, len(QUARTERS) - 9))
        last = first + draw(st.integers(2, 8))
        booking = a_booking(space.id, QUARTERS[first], QUARTERS[last], layout=layout.id, by=SetUpBy.ON_CALL)
        cells = {entry.cell for entry in booking.occupancy}
        if not cells & taken:
            taken |= cells
            bookings.append(replace(booking, id=BookingId(UUID(int=number + 1))))
    return tuple(bookings)


@given(days())
def test_the_walk_never_goes_back_in_time(day: tuple[Booking, ...]) -> None:
    times = [task.begins_at for task in schedule_of(day).tasks]

    assert times == sorted(times)


@given(days())
def test_every_booking_is_prepared_once_and_before_it_starts(day: tuple[Booking, ...]) -> None:
    prepared = [task for task in schedule_of(day).tasks if task.kind is TaskKind.PREPARE]

    assert sorted(str(task.key) for task in prepared) == sorted(f"prepare:{booking.id}" for booking in day)
    assert all(task.ends_at <= task.booking.span.starts_at for task in prepared if task.booking is not None)


@given(days())
def test_no_task_begins_before_the_room_may_be_entered_for_it(day: tuple[Booking, ...]) -> None:
    assert all(task.may_begin_at <= task.begins_at <= task.due_at for task in schedule_of(day).tasks)


@given(days())
def test_at_night_every_room_stands_as_in_the_morning(day: tuple[Booking, ...]) -> None:
    moved = Furniture()
    for task in schedule_of(day).tasks:
        moved += Furniture() if task.change is None else task.change.difference

    assert moved == Furniture()


@given(days())
def test_the_house_is_opened_first_and_locked_last_and_every_used_room_on_the_way(day: tuple[Booking, ...]) -> None:
    tasks = schedule_of(day).tasks

    assert (tasks[0].kind, tasks[-1].kind) == (TaskKind.OPEN_HOUSE, TaskKind.CLOSE_HOUSE)
    unlocked = {room for task in tasks if task.unlocks for room in task.rooms}
    locked = {room for task in tasks if task.kind is TaskKind.LOCK_FLOOR for room in task.rooms}
    assert unlocked == locked == {entry.cell.room for booking in day for entry in booking.occupancy}


@given(days())
def test_nothing_is_locked_while_people_or_crew_are_in_it(day: tuple[Booking, ...]) -> None:
    tasks = schedule_of(day).tasks

    for lock in (task for task in tasks if task.kind is TaskKind.LOCK_FLOOR):
        there = [task for task in tasks if task.kind is not TaskKind.LOCK_FLOOR and set(task.rooms) & set(lock.rooms)]
        assert all(task.ends_at <= lock.begins_at for task in there)
        assert all(task.booking.span.ends_at <= lock.begins_at for task in there if task.booking is not None)


@given(days())
def test_a_print_followed_at_once_by_another_tells_no_change(day: tuple[Booking, ...]) -> None:
    schedule = schedule_of(day)

    found = changes_since(printed_sheet(schedule, number=1, now=at("06:45")), schedule)

    assert (found.changes, found.tasks) == ((), frozenset())
