"""What a schedule is made of: tasks, legs of the walk, and lanes of time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, CellKind
from booking_core.domain.hours.opening_hours import DayPlan, Shift
from booking_core.domain.identity import BookingId, LayoutId, RoomId, SpaceId, VenueId
from booking_core.domain.occupying.furniture import Furniture
from booking_core.domain.places.floors import Floor
from booking_core.domain.time_spans import TimeSpan

UNLOCKED_BEFORE = timedelta(minutes=15)
"""How long before people come a door is unlocked."""
TAKEN_ALONG = timedelta(minutes=30)
"""What is due so soon is done before the floor is left. No booking is shorter, so none fits between."""
LOCKED_AFTER = timedelta(minutes=15)
LOCKING_ROUND = timedelta(hours=1)
"""How long before closing the first floor may be locked: until then somebody may still come in and book."""


class TaskKind(StrEnum):
    """What sort of work. Nothing is sorted by the order here: see `_urgency`."""

    OPEN_HOUSE = "open-house"
    STRIKE = "strike"
    PREPARE = "prepare"
    LOCK_FLOOR = "lock-floor"
    CLOSE_HOUSE = "close-house"


@dataclass(frozen=True, slots=True)
class LayoutChange:
    """From what stands there to what shall. `before` is None where several layouts stand in a space's rooms.

    `minutes` is how long the crew needs, exactly.
    """

    before: LayoutId | None
    after: LayoutId
    standing: Furniture
    wanted: Furniture
    minutes: int

    @property
    def difference(self) -> Furniture:
        return self.wanted - self.standing


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `key` stays the same while the task is the same, whatever else changes about it.

    `begins_at` (UTC) is when the walk comes to it, `due_at` when to begin at the latest, `may_begin_at` since when one
    could. `rooms` are in walking order; none for
    the house's door. `booking` is the one prepared, struck, or of a floor the last to leave.
    """

    key: str
    kind: TaskKind
    begins_at: datetime
    due_at: datetime
    may_begin_at: datetime
    floor: Floor
    rooms: tuple[RoomId, ...] = ()
    space: SpaceId | None = None
    booking: Booking | None = None
    change: LayoutChange | None = None
    unlocks: bool = False
    off_duty: bool = False
    if_it_rains: bool = False
    """Only then: `space` is the shelter of people who are in the open otherwise."""
    is_note: bool = False
    """Happens by itself or by others: nothing to tick off."""

    @property
    def length(self) -> timedelta:
        """How long the crew works on it, where that is known."""
        return timedelta(minutes=0 if self.change is None else self.change.minutes)

    @property
    def ends_at(self) -> datetime:
        return self.begins_at + self.length


class LegKind(StrEnum):
    UNLOCK = "unlock"
    WALK = "walk"
    LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Leg:
    """Tasks done without leaving a floor; the locking round at the end is one leg over all floors."""

    kind: LegKind
    came_from: Floor | None
    floor: Floor
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time of one room taken by a booking for one reason; by a block where `booking` is None."""

    span: TimeSpan
    kind: CellKind
    booking: BookingId | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """The day of one room that is used."""

    room: RoomId
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class DaySchedule:
    """A local day of one house. On a closed day there are no legs; bookings made before it closed are told.

    `held` are bookings in the open, also of other houses, whose shelter is here; `blocks` what closes rooms that day.
    """

    venue: VenueId
    plan: DayPlan
    shifts: tuple[Shift, ...]
    legs: tuple[Leg, ...]
    lanes: tuple[Lane, ...]
    bookings: tuple[Booking, ...]
    held: tuple[Booking, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def day(self) -> date:
        return self.plan.day

    @property
    def is_closed(self) -> bool:
        return not self.plan.open_spans

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Every task in the order of the walk."""
        return tuple(task for leg in self.legs for task in leg.tasks)
