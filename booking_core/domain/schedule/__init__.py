"""A janitor's day in one house, in the order of the walk: unlock, set up what differs, strike, lock.

day      the schedule of a local day                 terms    tasks, legs and lanes
moves    what stands in a room, from booking to booking
tasks    set up, strike, unlock                      locking  the floors and the house's door
walk     their order                                 lanes    the time of each room
house    where all of these look things up           parts    the times of a booking
changes  what has changed since it was printed
"""

from booking_core.domain.schedule.day import day_at_work, day_schedule
from booking_core.domain.schedule.terms import (
    LOCKED_AFTER,
    LOCKING_ROUND,
    TAKEN_ALONG,
    UNLOCKED_BEFORE,
    DaySchedule,
    Lane,
    LayoutChange,
    Leg,
    LegKind,
    Stretch,
    Task,
    TaskKind,
)

__all__ = [
    "LOCKED_AFTER",
    "LOCKING_ROUND",
    "TAKEN_ALONG",
    "UNLOCKED_BEFORE",
    "DaySchedule",
    "Lane",
    "LayoutChange",
    "Leg",
    "LegKind",
    "Stretch",
    "Task",
    "TaskKind",
    "day_at_work",
    "day_schedule",
]
