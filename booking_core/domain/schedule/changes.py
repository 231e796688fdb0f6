"""What has changed on a day's sheet since it was last printed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId
from booking_core.domain.occupying.furniture import Furniture
from booking_core.domain.schedule import DaySchedule, Task, TaskKind


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What a task said: enough to see that it says something else now."""

    key: str
    due_at: datetime
    place: str
    layout: str = ""
    tables: int = 0
    chairs: int = 0

    @property
    def work(self) -> tuple[str, str, int, int]:
        """What is done, whenever: a room set up stays set up when people come later."""
        return self.place, self.layout, self.tables, self.chairs


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """One print: its number that day, when it came out (UTC), and what stood on it. It holds no person."""

    number: int
    printed_at: datetime
    bookings: tuple[Booking, ...]
    tasks: tuple[TaskFacts, ...]


class ChangeKind(StrEnum):
    ADDED = "added"
    CANCELLED = "cancelled"
    MOVED = "moved"
    ANOTHER_PLACE = "another-place"
    ANOTHER_LAYOUT = "another-layout"
    ANOTHER_LENGTH = "another-length"
    SHELTER = "shelter"
    PEOPLE = "people"
    NEEDS = "needs"
    NAMED = "named"
    DOORS = "doors"


@dataclass(frozen=True, slots=True)
class BookingChange:
    """How a booking differs; `before` is None for a new one, `now` for one that is gone."""

    kind: ChangeKind
    before: Booking | None
    now: Booking | None

    @property
    def booking(self) -> Booking:
        booking = self.now or self.before
        assert booking is not None  # noqa: S101  a change is of something
        return booking


@dataclass(frozen=True, slots=True)
class DoorChange:
    """A door is worked at another time."""

    task: Task
    before: datetime


SheetChange = BookingChange | DoorChange


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """Everything that differs from `printed`, in the order of the day, and the keys of the tasks concerned."""

    printed: PrintedSheet
    changes: tuple[SheetChange, ...]
    tasks: frozenset[str]


def printed_sheet(schedule: DaySchedule, *, number: int, now: datetime) -> PrintedSheet:
    """What to remember of a print made `now`."""
    bookings = tuple(replace(booking, occupancy=()) for booking in schedule.bookings)
    return PrintedSheet(number, now, bookings, tuple(facts_of(task) for task in schedule.tasks))


def facts_of(task: Task) -> TaskFacts:
    """What `task` says."""
    difference = Furniture() if task.change is None else task.change.difference
    return TaskFacts(
        key=task.key,
        due_at=task.due_at,
        place=task.space or "",
        layout="" if task.change is None else task.change.after,
        tables=difference.tables,
        chairs=difference.chairs,
    )


def changes_since(printed: PrintedSheet, schedule: DaySchedule) -> ChangesSince:
    """How `schedule` differs from what was printed."""
    changes = tuple(_booking_changes(printed, schedule))
    concerned = {change.booking.id for change in changes}
    before = {facts.key: facts for facts in printed.tasks}
    other = tuple(task for task in schedule.tasks if _is_other(task, before, concerned))
    doors = tuple(
        DoorChange(task, before[task.key].due_at)
        for task in other
        if task.key in before and task.kind in {TaskKind.OPEN_HOUSE, TaskKind.LOCK_FLOOR, TaskKind.CLOSE_HOUSE}
    )
    return ChangesSince(printed, tuple(sorted((*changes, *doors), key=_when)), frozenset(task.key for task in other))


def _is_other(task: Task, before: Mapping[str, TaskFacts], concerned: set[BookingId]) -> bool:
    is_work = task.kind in {TaskKind.PREPARE, TaskKind.STRIKE}
    if is_work and task.booking is not None and task.booking.id in concerned:
        return True
    return before.get(task.key) != facts_of(task)


def _booking_changes(printed: PrintedSheet, schedule: DaySchedule) -> Iterator[BookingChange]:
    before = {booking.id: booking for booking in printed.bookings}
    now = {booking.id: booking for booking in schedule.bookings}
    for booking in printed.bookings:
        if booking.id not in now:
            yield BookingChange(ChangeKind.CANCELLED, booking, None)
    for booking in schedule.bookings:
        known = before.get(booking.id)
        if known is None:
            yield BookingChange(ChangeKind.ADDED, None, booking)
        elif (kind := _kind(known, booking)) is not None:
            yield BookingChange(kind, known, booking)


def _kind(before: Booking, now: Booking) -> ChangeKind | None:
    """The difference that matters most to whoever prepares the room."""
    differences = (
        (ChangeKind.ANOTHER_PLACE, before.space != now.space),
        (ChangeKind.MOVED, before.span.starts_at != now.span.starts_at),
        (ChangeKind.ANOTHER_LAYOUT, before.layout != now.layout),
        (ChangeKind.ANOTHER_LENGTH, before.span != now.span),
        (ChangeKind.SHELTER, before.shelter != now.shelter),
        (ChangeKind.NEEDS, (before.needs, before.wheelchairs) != (now.needs, now.wheelchairs)),
        (ChangeKind.PEOPLE, before.persons != now.persons),
        (ChangeKind.NAMED, (before.title, before.openness) != (now.title, now.openness)),
    )
    return next((kind for kind, differs in differences if differs), None)


def _when(change: SheetChange) -> datetime:
    match change:
        case BookingChange():
            return change.booking.span.starts_at
        case DoorChange():
            return change.task.begins_at
