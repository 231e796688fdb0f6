"""Every task of the day, in no order yet.

A place in the open that holds a shelter is looked after twice until it is decided where its people are: both rooms
are on the sheet, and the shelter says that it is for rain alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from booking_core.domain.bookings import Booking, CellKind
from booking_core.domain.identity import RoomId
from booking_core.domain.occupying.changeovers import whole_slots
from booking_core.domain.places import Space
from booking_core.domain.schedule.house import House
from booking_core.domain.schedule.locking import door_tasks, left_at, locking_tasks
from booking_core.domain.schedule.moves import Moves, layout_changes
from booking_core.domain.schedule.parts import first_part
from booking_core.domain.schedule.terms import TAKEN_ALONG, UNLOCKED_BEFORE, LayoutChange, Task, TaskKind
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan


def tasks_of(house: House, bookings: Sequence[Booking], held: Iterable[Booking]) -> tuple[Task, ...]:
    """Every task of the day, in no order."""
    changes = layout_changes(house, bookings)
    work = [task for booking in bookings for task in _work_on(house, booking, changes[booking.id])]
    work += [_in_the_shelter(house, booking) for booking in held]
    work = [task for task in work if _day_of_task(house, task) == house.plan.day]
    work = _unlocked(house, sorted(work, key=lambda task: task.begins_at))
    work = [replace(task, may_begin_at=_since_free(task, work)) for task in work]
    locking = locking_tasks(house, work) if house.has_keys else ()
    tasks = (*work, *locking, *door_tasks(house, (*work, *locking)))
    return tuple(replace(task, off_duty=not task.is_note and _is_off_duty(house, task)) for task in tasks)


def _work_on(house: House, booking: Booking, changes: Moves) -> Iterator[Task]:
    setup, struck = first_part(booking, CellKind.SETUP), first_part(booking, CellKind.STRIKE)
    before = changes.before
    if before is not None and setup is not None and _is_long_before(house, booking, setup):
        yield _task(house, TaskKind.PREPARE, booking, setup.starts_at, change=before, name="set-up")
        before = None
    if before is None:
        yield _task(house, TaskKind.PREPARE, booking, booking.span.starts_at)
    else:
        latest = booking.span.starts_at - timedelta(minutes=before.minutes)
        since = changes.begins_at or (latest if setup is None else min(setup.starts_at, latest))
        begins_at = since if changes.begins_at else latest
        yield replace(_task(house, TaskKind.PREPARE, booking, begins_at, change=before), may_begin_at=since)
    if changes.after is not None:
        begins_at = booking.span.ends_at if struck is None else struck.ends_at - _work(changes.after.minutes)
        yield _task(house, TaskKind.STRIKE, booking, begins_at, change=changes.after)


def _in_the_shelter(house: House, booking: Booking) -> Task:
    """Its shelter ready for it, as it stands anyway."""
    assert booking.shelter is not None  # noqa: S101  it is held
    space = house.municipality.space_by_id[booking.shelter]
    task = _task(house, TaskKind.PREPARE, booking, booking.span.starts_at, name="shelter", space=space)
    return replace(task, if_it_rains=True)


def _is_long_before(house: House, booking: Booking, setup: TimeSpan) -> bool:
    """Whether the room is set up while the crew is there, and stands so until the people come."""
    return setup.ends_at - setup.starts_at > _work(house.layout(booking).setup_minutes)


def _work(minutes: int) -> timedelta:
    """The cells those minutes take."""
    return whole_slots(minutes) * SLOT_LENGTH


def _task(
    house: House,
    kind: TaskKind,
    booking: Booking,
    begins_at: datetime,
    *,
    change: LayoutChange | None = None,
    name: str = "",
    space: Space | None = None,
) -> Task:
    space = space or house.space(booking)
    rooms = house.in_walking_order(space.rooms)
    return Task(
        key=f"{name or kind.value}:{booking.id}",
        kind=kind,
        begins_at=begins_at,
        due_at=begins_at,
        may_begin_at=begins_at,
        floor=house.floor(rooms[0]),
        rooms=rooms,
        space=space.id,
        booking=booking,
        change=change,
    )


def _day_of_task(house: House, task: Task) -> date:
    """The day of its booking, unless the work is done on another: then the day it begins."""
    booking = task.booking
    assert booking is not None  # noqa: S101  work is always on a booking
    touches = booking.span.starts_at - task.length <= task.begins_at <= booking.span.ends_at
    return house.day_of(booking.span.starts_at if touches else task.begins_at)


def _unlocked(house: House, tasks: Iterable[Task]) -> list[Task]:
    """The same tasks; the first in each room unlocks it, some time before people come."""
    if not house.has_keys:
        return list(tasks)
    result, open_rooms = [], set[RoomId]()
    for task in tasks:
        if set(task.rooms) <= open_rooms:
            result.append(task)
            continue
        open_rooms |= set(task.rooms)
        begins_at = task.begins_at - (timedelta() if task.change else UNLOCKED_BEFORE)
        since = min(begins_at, task.may_begin_at)
        result.append(replace(task, unlocks=True, begins_at=begins_at, due_at=begins_at, may_begin_at=since))
    return result


def _since_free(task: Task, work: Iterable[Task]) -> datetime:
    """Since when a room that needs no furniture moved could be looked after: since the last people left it."""
    if task.change is not None or task.booking is None:
        return task.may_begin_at
    before = [
        left_at(other)
        for other in work
        if other.booking is not None
        and set(other.rooms) & set(task.rooms)
        and other.booking.span.ends_at <= task.booking.span.starts_at
    ]
    return min(task.begins_at, max(before, default=task.begins_at - TAKEN_ALONG))


def _is_off_duty(house: House, task: Task) -> bool:
    """Whether nobody of the crew is there then, on a day when some are at other times."""
    on_duty = any(shift.span.starts_at <= task.begins_at <= shift.span.ends_at for shift in house.shifts)
    return bool(house.shifts) and not on_duty
