"""Locking up: the floors on one round, and the house's own door."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import RoomId
from booking_core.domain.places import OpenedBy
from booking_core.domain.places.floors import Floor
from booking_core.domain.schedule.house import House
from booking_core.domain.schedule.terms import LOCKED_AFTER, LOCKING_ROUND, UNLOCKED_BEFORE, Task, TaskKind


def locking_tasks(house: House, work: Sequence[Task]) -> tuple[Task, ...]:
    """One task a floor that is used, the far end of the walk first, none before the one above it."""
    closes_at = house.plan.open_spans[-1].ends_at
    used = {room for task in work for room in task.rooms}
    floors = list(dict.fromkeys(house.floor(room) for room in house.in_walking_order(used)))
    result: list[Task] = []
    for floor in reversed(floors):
        rooms = house.in_walking_order(room for room in used if house.floor(room) == floor)
        last = max((task for task in work if set(task.rooms) & set(rooms)), key=left_at)
        earliest = max(left_at(last), min(left_at(last) + LOCKED_AFTER, closes_at), closes_at - LOCKING_ROUND)
        begins_at = max([earliest, *(task.begins_at for task in result)])
        key = f"{TaskKind.LOCK_FLOOR.value}:{floor.level if floor.level is not None else floor.name}"
        result.append(_lock_floor(key, begins_at, floor, rooms=rooms, booking=last.booking))
    return tuple(result)


def _lock_floor(
    key: str, instant: datetime, floor: Floor, *, rooms: tuple[RoomId, ...], booking: Booking | None
) -> Task:
    return Task(key, TaskKind.LOCK_FLOOR, instant, instant, instant, floor=floor, rooms=rooms, booking=booking)


def left_at(task: Task) -> datetime:
    """When nobody is there any more for `task`: the crew is done, and the people are gone."""
    ends_at = task.ends_at
    return ends_at if task.booking is None else max(ends_at, task.booking.span.ends_at)


def door_tasks(house: House, tasks: Sequence[Task]) -> Iterator[Task]:
    """The house's own door for every opening: ready before the first work, locked when the last is done.

    A place in the open has none.
    """
    spans = () if house.venue.opened_by is OpenedBy.OPEN_AIR else house.plan.open_spans
    if not spans:
        return
    first_work = min((task.begins_at for task in tasks), default=spans[0].starts_at)
    last_work = max((task.ends_at for task in tasks), default=spans[-1].ends_at)
    for number, span in enumerate(spans):
        opens, closes = span.starts_at, span.ends_at
        if house.has_keys:
            opens -= UNLOCKED_BEFORE
            opens = min(opens, first_work) if number == 0 else opens
            closes = max(closes, last_work) if number == len(spans) - 1 else closes
        for kind, instant in ((TaskKind.OPEN_HOUSE, opens), (TaskKind.CLOSE_HOUSE, closes)):
            key = f"{kind.value}:{number}"
            yield Task(key, kind, instant, instant, instant, floor=house.entrance, is_note=not house.has_keys)
