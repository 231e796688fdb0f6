"""The tasks in the order of the walk.

The walk takes tasks by the time they must begin at the latest. Before it leaves a floor it takes along what is due
there within half an hour and may be begun already: a room not used before may be unlocked any time, a set-up may
begin with its set-up cells. So nobody runs up and down three times in ten minutes, and no time on the sheet comes
too late. Floors are locked on one round, from the far end of the walk to the door.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import assert_never

from booking_core.domain.places.floors import Floor
from booking_core.domain.schedule.house import House
from booking_core.domain.schedule.terms import TAKEN_ALONG, Leg, LegKind, Task, TaskKind


def legs_of(house: House, tasks: Iterable[Task]) -> Iterator[Leg]:
    """`tasks` floor by floor in the order of the walk, and all that is locked at its end as one leg."""
    walk = _walk(house, tasks)
    round_begins = len(walk)
    while round_begins and walk[round_begins - 1].kind in {TaskKind.LOCK_FLOOR, TaskKind.CLOSE_HOUSE}:
        round_begins -= 1
    came_from: Floor | None = None
    for floor, on_floor in groupby(walk[:round_begins], key=lambda task: task.floor):
        there = tuple(on_floor)
        kind = LegKind.UNLOCK if any(task.kind is TaskKind.OPEN_HOUSE for task in there) else LegKind.WALK
        yield Leg(kind, came_from, floor, there)
        came_from = floor
    if walk[round_begins:]:
        yield Leg(LegKind.LOCK, came_from, walk[round_begins].floor, tuple(walk[round_begins:]))


def _walk(house: House, tasks: Iterable[Task]) -> list[Task]:
    """The tasks in the order of the walk, each at the time it is begun."""
    left, walk, here = list(tasks), list[Task](), house.entrance
    while left:
        following = min(left, key=partial(_urgency, house, here))
        if following.floor != here:
            done_at = walk[-1].begins_at if walk else following.begins_at
            along = [task for task in left if task.floor == here and _goes_along(task, done_at, following.begins_at)]
            left = [task for task in left if task not in along]
            earlier = [replace(task, begins_at=following.begins_at - task.length) for task in along]
            walk += sorted(earlier, key=partial(_urgency, house, here))
        left.remove(following)
        walk.append(following)
        here = following.floor
    return walk


def _goes_along(task: Task, since: datetime, leaving_at: datetime) -> bool:
    """Whether `task` is better done before the floor is left, after what has been begun at `since`. Doors wait."""
    if task.kind not in {TaskKind.PREPARE, TaskKind.STRIKE}:
        return False
    could_begin_at = leaving_at - task.length
    return task.begins_at <= leaving_at + TAKEN_ALONG and could_begin_at >= max(since, task.may_begin_at)


def _urgency(house: House, here: Floor, task: Task) -> tuple[datetime, int, bool, int]:
    """What sorts tasks: time, then what is on this floor, then the walk; doors are locked after all else, upwards."""
    match task.kind:
        case TaskKind.CLOSE_HOUSE:
            return task.begins_at, 3, False, 0
        case TaskKind.LOCK_FLOOR:
            return task.begins_at, 2, False, -house.place(task)
        case TaskKind.OPEN_HOUSE:
            return task.begins_at, 0, False, 0
        case TaskKind.PREPARE | TaskKind.STRIKE:
            return task.begins_at, 1, task.floor != here, 2 * house.place(task) + (task.kind is TaskKind.PREPARE)
        case _:
            assert_never(task.kind)
