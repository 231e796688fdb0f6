"""A janitor's day in one house, in the order of the walk: unlock, set up what differs, strike, lock.

What stands in a room is followed from booking to booking. Every booking in a layout of its own brings set-up before
and strike after; where no other booking fits between the two, they are one task from layout to layout:

        |##### rows #####|/////|/////|#### circle ####|       one task: rows → circle
        |##### rows #####|/////|            |/////|### circle ###|       two: strike, and later set up

The walk takes tasks by the time they must begin at the latest. Before it leaves a floor it takes along what is due
there within half an hour and may be begun already: a room not used before may be unlocked any time, a set-up may
begin with its set-up cells. So nobody runs up and down three times in ten minutes, and no time on the sheet comes
too late. Floors are locked on one round, from the far end of the walk to the door.

A place in the open that holds a shelter is looked after twice until it is decided where its people are: both rooms
are on the sheet, and the shelter says that it is for rain alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import partial
from itertools import groupby
from typing import assert_never

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, CellKind, SetUpBy
from booking_core.domain.calendar import Calendar
from booking_core.domain.changeovers import CREW_WITHIN, whole_slots
from booking_core.domain.floors import Floor, floor_of
from booking_core.domain.furniture import Furniture, furniture_of
from booking_core.domain.identity import BookingId, LayoutId, RoomId, Slot, SpaceId, VenueId
from booking_core.domain.opening_hours import DayPlan, Shift, crew_plan, day_plan
from booking_core.domain.places import Layout, Municipality, OpenedBy, Space, Venue
from booking_core.domain.stays import as_stays
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, local_day, local_midnight, merged, span_of_slots

UNLOCKED_BEFORE = timedelta(minutes=15)
"""How long before people come a door is unlocked."""
TAKEN_ALONG = timedelta(minutes=30)
"""What is due so soon is done before the floor is left. No booking is shorter, so none fits between."""
LOCKED_AFTER = timedelta(minutes=15)
LOCKING_ROUND = timedelta(hours=1)
"""How long before closing the first floor may be locked: until then somebody may still come in and book."""
_NEIGHBOUR_DAYS = CREW_WITHIN + timedelta(days=1)
"""Work may lie that far from its booking."""


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


@dataclass(frozen=True, slots=True)
class _House:
    """What every step of making a schedule looks things up in."""

    municipality: Municipality
    venue: Venue
    plan: DayPlan
    shifts: tuple[Shift, ...]

    @property
    def has_keys(self) -> bool:
        """Whether the janitor unlocks here. Elsewhere staff do, or the doors themselves, or there is none."""
        return self.venue.opened_by is OpenedBy.CREW

    def space(self, booking: Booking) -> Space:
        return self.municipality.space_by_id[booking.space]

    def layout(self, booking: Booking) -> Layout:
        space = self.space(booking)
        return space.layout(booking.layout) or space.standing_layout

    def day_of(self, instant: datetime) -> date:
        return local_day(instant, self.municipality.zone)

    def in_walking_order(self, rooms: Iterable[RoomId]) -> tuple[RoomId, ...]:
        return tuple(sorted(rooms, key=self._place))

    def place(self, task: Task) -> int:
        return self._place(task.rooms[0]) if task.rooms else -1

    def floor(self, room: RoomId) -> Floor:
        return floor_of(self.venue, self.venue.room(room))

    @property
    def entrance(self) -> Floor:
        """Where the walk begins: the floor of its first room."""
        rooms = self.in_walking_order(room.id for room in self.venue.rooms)
        return self.floor(rooms[0])

    def _place(self, room: RoomId) -> int:
        order = (*self.venue.walk, *(other.id for other in self.venue.rooms))
        return order.index(room)


def day_schedule(municipality: Municipality, calendar: Calendar, venue: Venue, day: date) -> DaySchedule:
    """What is to be done in `venue` on the local `day`. A booking belongs to the day it starts."""
    plan = day_plan(municipality, venue, day)
    house = _House(municipality, venue, plan, crew_plan(municipality, venue, day))
    around = _bookings_around(house, calendar)
    of_day = tuple(booking for booking in around if house.day_of(booking.span.starts_at) == day)
    held, blocks = _held(house, calendar), _blocks(house, calendar)
    legs = tuple(_legs(house, _tasks(house, around, held))) if plan.open_spans else ()
    lanes = tuple(_lanes(house, (*around, *(one for one in held if one not in around)), blocks))
    return DaySchedule(venue.id, plan, house.shifts, legs, lanes, of_day, held=held, blocks=blocks)


def day_at_work(municipality: Municipality, venue: Venue, now: datetime) -> date:
    """Whose round it is at `now` (aware): after midnight yesterday's, until the house has been locked for a while."""
    today = local_day(now, municipality.zone)
    yesterday = today - timedelta(days=1)
    late = day_plan(municipality, venue, yesterday).open_spans
    goes_on = bool(late) and late[-1].ends_at > local_midnight(today, municipality.zone)
    return yesterday if goes_on and now < late[-1].ends_at + LOCKING_ROUND else today


def _bookings_around(house: _House, calendar: Calendar) -> tuple[Booking, ...]:
    """The house's bookings of the day and its neighbours, by time: last night's furniture may still stand.

    A stay is one booking here: nobody unlocks for people who are in the room.
    """
    day = house.plan.day
    found = (
        booking
        for booking in calendar.bookings.values()
        if booking.state.occupies
        and house.municipality.venue_of_space.get(booking.space) == house.venue
        and abs(house.day_of(booking.span.starts_at) - day) <= _NEIGHBOUR_DAYS
    )
    return as_stays(sorted(found, key=lambda booking: (booking.span, house.space(booking).name)))


def _held(house: _House, calendar: Calendar) -> tuple[Booking, ...]:
    """Bookings of the day that hold a shelter in the house, by time."""
    found = (
        booking
        for booking in calendar.bookings.values()
        if booking.shelter is not None
        and booking.state.occupies
        and house.municipality.venue_of_space.get(booking.shelter) == house.venue
        and house.day_of(booking.span.starts_at) == house.plan.day
    )
    return tuple(sorted(found, key=lambda booking: (booking.span, booking.id)))


def _blocks(house: _House, calendar: Calendar) -> tuple[Block, ...]:
    """What closes rooms of the house at some time of the day."""
    day, zone = house.plan.day, house.municipality.zone
    whole_day = TimeSpan(local_midnight(day, zone), local_midnight(day + timedelta(days=1), zone))
    return calendar.blocks_within((room.id for room in house.venue.rooms), whole_day)


# Furniture


@dataclass(frozen=True, slots=True)
class _Changes:
    """What is moved before and after one booking, and from when (UTC) the set-up may begin."""

    before: LayoutChange | None = None
    after: LayoutChange | None = None
    begins_at: datetime | None = None


def _layout_changes(house: _House, bookings: Sequence[Booking]) -> Mapping[BookingId, _Changes]:
    """What every booking needs moved, following what stands in each room."""
    stands: dict[RoomId, Booking] = {}
    changes: dict[BookingId, _Changes] = {}
    for number, booking in enumerate(bookings):
        space = house.space(booking)
        predecessor = stands.get(space.rooms[0])
        before = _set_up(house, booking, stands)
        begins_at = _takes_over_at(predecessor, booking) if before else None
        stands = {room: there for room, there in stands.items() if room not in space.rooms}
        after = None
        if not house.layout(booking).standing:
            if _stays(house, booking, bookings[number + 1 :]):
                stands |= dict.fromkeys(space.rooms, booking)
            else:
                after = _struck(house, booking)
        by_themselves = booking.set_up_by is SetUpBy.THEMSELVES
        changes[booking.id] = _Changes() if by_themselves else _Changes(before, after, begins_at)
    return changes


def _takes_over_at(predecessor: Booking | None, booking: Booking) -> datetime | None:
    """When the one task begins that both strikes for `predecessor` and sets up for `booking`; None for no such."""
    if predecessor is None or predecessor.space != booking.space:
        return None
    return None if _part(predecessor, CellKind.STRIKE) is None else predecessor.span.ends_at


def _set_up(house: _House, booking: Booking, stands: Mapping[RoomId, Booking]) -> LayoutChange | None:
    space, layout = house.space(booking), house.layout(booking)
    there = {room: stands[room] for room in space.rooms if room in stands}
    if len(there) == len(space.rooms) and all(
        (other.space, other.layout) == (space.id, layout.id) for other in there.values()
    ):
        return None
    if not there:
        standing = space.standing_layout
        return None if layout.standing else _change(standing.id, layout, furniture_of(standing))
    others = {other.id: other for other in there.values()}
    furniture = sum((furniture_of(house.layout(other)) for other in others.values()), start=Furniture())
    for room in space.rooms:
        furniture += Furniture() if room in there else _standing_in(house.venue, room)
    is_one = len(others) == 1 and len(there) == len(space.rooms)
    change = _change(next(iter(others.values())).layout if is_one else None, layout, furniture)
    strike = max(house.layout(other).strike_minutes for other in others.values())
    return replace(change, minutes=strike) if layout.standing else change


def _struck(house: _House, booking: Booking) -> LayoutChange:
    layout, standing = house.layout(booking), house.space(booking).standing_layout
    return LayoutChange(layout.id, standing.id, furniture_of(layout), furniture_of(standing), layout.strike_minutes)


def _stays(house: _House, booking: Booking, later: Iterable[Booking]) -> bool:
    """Whether what was set up for `booking` is still there when the next people come to its rooms."""
    rooms = set(house.space(booking).rooms)
    following = next((other for other in later if rooms & set(house.space(other).rooms)), None)
    struck = _part(booking, CellKind.STRIKE)
    if struck is None:
        return True
    if following is None or following.space != booking.space or house.layout(following).standing:
        return False
    setup = _part(following, CellKind.SETUP) or following.span
    return setup.starts_at - struck.ends_at < TAKEN_ALONG


def _change(before: LayoutId | None, layout: Layout, furniture: Furniture) -> LayoutChange:
    return LayoutChange(before, layout.id, furniture, furniture_of(layout), layout.setup_minutes)


def _standing_in(venue: Venue, room: RoomId) -> Furniture:
    """What stands in one room by itself: as the space of that room alone says."""
    alone = next((space for space in venue.spaces if space.rooms == (room,)), None)
    return Furniture() if alone is None else furniture_of(alone.standing_layout)


def _part(booking: Booking, kind: CellKind) -> TimeSpan | None:
    """The first unbroken time that `booking` occupies for that reason."""
    parts = _stretches_of(booking, kind)
    return parts[0] if parts else None


def _stretches_of(booking: Booking, kind: CellKind, room: RoomId | None = None) -> tuple[TimeSpan, ...]:
    slots = {entry.cell.slot for entry in booking.occupancy if entry.kind is kind and room in {None, entry.cell.room}}
    return merged(span_of_slots(Slot(slot), 1) for slot in slots)


# Tasks


def _tasks(house: _House, bookings: Sequence[Booking], held: Iterable[Booking]) -> tuple[Task, ...]:
    """Every task of the day, in no order."""
    changes = _layout_changes(house, bookings)
    work = [task for booking in bookings for task in _work_on(house, booking, changes[booking.id])]
    work += [_in_the_shelter(house, booking) for booking in held]
    work = [task for task in work if _day_of_task(house, task) == house.plan.day]
    work = _unlocked(house, sorted(work, key=lambda task: task.begins_at))
    work = [replace(task, may_begin_at=_since_free(task, work)) for task in work]
    locking = _locking(house, work) if house.has_keys else ()
    tasks = (*work, *locking, *_doors(house, (*work, *locking)))
    return tuple(replace(task, off_duty=not task.is_note and _is_off_duty(house, task)) for task in tasks)


def _work_on(house: _House, booking: Booking, changes: _Changes) -> Iterator[Task]:
    setup, struck = _part(booking, CellKind.SETUP), _part(booking, CellKind.STRIKE)
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


def _in_the_shelter(house: _House, booking: Booking) -> Task:
    """Its shelter ready for it, as it stands anyway."""
    assert booking.shelter is not None  # noqa: S101  it is held
    space = house.municipality.space_by_id[booking.shelter]
    task = _task(house, TaskKind.PREPARE, booking, booking.span.starts_at, name="shelter", space=space)
    return replace(task, if_it_rains=True)


def _is_long_before(house: _House, booking: Booking, setup: TimeSpan) -> bool:
    """Whether the room is set up while the crew is there, and stands so until the people come."""
    return setup.ends_at - setup.starts_at > _work(house.layout(booking).setup_minutes)


def _work(minutes: int) -> timedelta:
    """The cells those minutes take."""
    return whole_slots(minutes) * SLOT_LENGTH


def _task(
    house: _House,
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


def _day_of_task(house: _House, task: Task) -> date:
    """The day of its booking, unless the work is done on another: then the day it begins."""
    booking = task.booking
    assert booking is not None  # noqa: S101  work is always on a booking
    touches = booking.span.starts_at - task.length <= task.begins_at <= booking.span.ends_at
    return house.day_of(booking.span.starts_at if touches else task.begins_at)


def _unlocked(house: _House, tasks: Iterable[Task]) -> list[Task]:
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
        _left_at(other)
        for other in work
        if other.booking is not None
        and set(other.rooms) & set(task.rooms)
        and other.booking.span.ends_at <= task.booking.span.starts_at
    ]
    return min(task.begins_at, max(before, default=task.begins_at - TAKEN_ALONG))


def _locking(house: _House, work: Sequence[Task]) -> tuple[Task, ...]:
    """One task a floor that is used, the far end of the walk first, none before the one above it."""
    closes_at = house.plan.open_spans[-1].ends_at
    used = {room for task in work for room in task.rooms}
    floors = list(dict.fromkeys(house.floor(room) for room in house.in_walking_order(used)))
    result: list[Task] = []
    for floor in reversed(floors):
        rooms = house.in_walking_order(room for room in used if house.floor(room) == floor)
        last = max((task for task in work if set(task.rooms) & set(rooms)), key=_left_at)
        earliest = max(_left_at(last), min(_left_at(last) + LOCKED_AFTER, closes_at), closes_at - LOCKING_ROUND)
        begins_at = max([earliest, *(task.begins_at for task in result)])
        key = f"{TaskKind.LOCK_FLOOR.value}:{floor.level if floor.level is not None else floor.name}"
        result.append(_lock_floor(key, begins_at, floor, rooms=rooms, booking=last.booking))
    return tuple(result)


def _lock_floor(
    key: str, instant: datetime, floor: Floor, *, rooms: tuple[RoomId, ...], booking: Booking | None
) -> Task:
    return Task(key, TaskKind.LOCK_FLOOR, instant, instant, instant, floor=floor, rooms=rooms, booking=booking)


def _left_at(task: Task) -> datetime:
    ends_at = task.ends_at
    return ends_at if task.booking is None else max(ends_at, task.booking.span.ends_at)


def _doors(house: _House, tasks: Sequence[Task]) -> Iterator[Task]:
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


def _is_off_duty(house: _House, task: Task) -> bool:
    """Whether nobody of the crew is there then, on a day when some are at other times."""
    on_duty = any(shift.span.starts_at <= task.begins_at <= shift.span.ends_at for shift in house.shifts)
    return bool(house.shifts) and not on_duty


# The walk


def _legs(house: _House, tasks: Iterable[Task]) -> Iterator[Leg]:
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


def _walk(house: _House, tasks: Iterable[Task]) -> list[Task]:
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


def _urgency(house: _House, here: Floor, task: Task) -> tuple[datetime, int, bool, int]:
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


# Time in the rooms


def _lanes(house: _House, bookings: Sequence[Booking], blocks: Sequence[Block]) -> Iterator[Lane]:
    """Every room that is used or closed off, in walking order."""
    for room in house.in_walking_order(room.id for room in house.venue.rooms):
        stretches = [stretch for booking in bookings for stretch in _of_the_day(house, booking, room)]
        stretches += [stretch for block in blocks if room in block.rooms for stretch in _closed_off(house, block)]
        if stretches:
            yield Lane(room, tuple(sorted(stretches, key=lambda stretch: stretch.span)))


def _of_the_day(house: _House, booking: Booking, room: RoomId) -> Iterator[Stretch]:
    """All of a booking of the day; of another day's, the work that is done on this one."""
    own = house.day_of(booking.span.starts_at) == house.plan.day
    for kind in (CellKind.SETUP, CellKind.USE, CellKind.STANDBY, CellKind.STRIKE):
        for span in _stretches_of(booking, kind, room):
            at_work = span.starts_at if kind is CellKind.SETUP else span.ends_at
            is_work = kind in {CellKind.SETUP, CellKind.STRIKE}
            if own or (is_work and house.day_of(at_work) == house.plan.day):
                yield Stretch(span, kind, booking.id)


def _closed_off(house: _House, block: Block) -> Iterator[Stretch]:
    """What a block takes of the hours in which the house is open."""
    spans = house.plan.open_spans
    shown = block.span.clipped_to(TimeSpan(spans[0].starts_at, spans[-1].ends_at)) if spans else None
    if shown is not None:
        yield Stretch(shown, CellKind.BLOCKED)
