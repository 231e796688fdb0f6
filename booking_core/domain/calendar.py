"""A picture of what is booked and blocked, as one value: replicas, availability, placing and search all read it.

For each room it keeps runs of slots in order, so that a day costs what lies in it and not what is stored:

    slot     100  101  102  103  104  105  106
    room      |///////|#####################|             Run(100, 102, SETUP, A)  Run(102, 106, USE, A)
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, Cell, CellKind
from booking_core.domain.identity import BlockId, BookingId, RoomId, Slot
from booking_core.domain.places import Space
from booking_core.domain.time_spans import TimeSpan, slots_of, span_of_slots


class Run(NamedTuple):
    """The slots from `first` up to `end`, which is not among them, that one booking occupies for one reason.

    Or a block: then it says which, and there is no booking.
    """

    first: int
    end: int
    kind: CellKind
    booking: BookingId | None
    block: BlockId | None = None

    @property
    def span(self) -> TimeSpan:
        return span_of_slots(Slot(self.first), self.end - self.first)


Runs = tuple[Run, ...]
_SLOTS = itemgetter(0, 1)


Stretch = tuple[int, int, Run | None]
"""The slots from the first number up to the second; the run is what occupies them, None where nothing does.

A bare tuple: a day of a town makes a thousand, and one with names takes ten times as long to make.
"""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Bookings and blocks, and for every room its runs by time. `with_bookings` and `with_blocks` give a new one.

    The centre's public picture has every run, and names only the bookings that are open to all: that is enough to tell
    what is free, and to search for what stands there. Whoever decides has all of them.
    """

    bookings: Mapping[BookingId, Booking]
    runs: Mapping[RoomId, Runs]
    blocks: Mapping[BlockId, Block] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, bookings: Iterable[Booking], blocks: Iterable[Block] = ()) -> "Calendar":
        return cls({}, {}).with_bookings(bookings).with_blocks(blocks)

    def with_bookings(self, changed: Iterable[Booking]) -> "Calendar":
        """This calendar after `changed`, each of which replaces the booking with its id."""
        newest = {booking.id: booking for booking in changed}
        if not newest:
            return self
        added = _runs_by_room(newest.values())
        rooms = {*added, *_rooms_of(self.bookings[one] for one in newest if one in self.bookings)}
        kept = {room: [run for run in self.runs.get(room, ()) if run.booking not in newest] for room in rooms}
        return replace(self, bookings={**self.bookings, **newest}, runs={**self.runs, **_together(kept, added)})

    def with_blocks(self, changed: Iterable[Block]) -> "Calendar":
        """This calendar after `changed`, each of which replaces the block with its id."""
        newest = {block.id: block for block in changed}
        if not newest:
            return self
        added = _runs_of_blocks(newest.values())
        rooms = {*added, *(room for one in newest if one in self.blocks for room in self.blocks[one].rooms)}
        kept = {room: [run for run in self.runs.get(room, ()) if run.block not in newest] for room in rooms}
        return replace(self, blocks={**self.blocks, **newest}, runs={**self.runs, **_together(kept, added)})

    def use_of(self, cell: Cell) -> Run | None:
        """What occupies the cell."""
        return next(self.runs_within(cell.room, cell.slot, cell.slot + 1), None)

    def is_free(self, space: Space, span: TimeSpan) -> bool:
        """Whether nothing occupies any room of `space` during `span`."""
        slots = slots_of(span)
        return all(next(self.runs_within(room, slots.start, slots.stop), None) is None for room in space.rooms)

    def free_since(self, space: Space, slot: int) -> int | None:
        """The slot from which nothing occupies any room of `space` up to `slot`; None when nothing ever did."""
        ends = []
        for room in space.rooms:
            runs = self.runs.get(room, ())
            number = bisect_left(runs, (slot,))
            if number:
                ends.append(runs[number - 1].end)
        return max(ends, default=None)

    def runs_before(self, room: RoomId, slot: int) -> Iterator[Run]:
        """The runs of `room` that begin before `slot`, the last first."""
        runs = self.runs.get(room, ())
        return (runs[number] for number in range(bisect_left(runs, (slot,)) - 1, -1, -1))

    def runs_within(self, room: RoomId, first: int, end: int) -> Iterator[Run]:
        """The runs of `room` that touch the slots from `first` up to `end`, by time."""
        runs = self.runs.get(room, ())
        number = bisect_left(runs, (first,))
        if number and runs[number - 1].end > first:
            number -= 1
        return iter(runs[number : bisect_left(runs, (end,), number)])

    def stretches(self, space: Space, first: int, end: int) -> list[Stretch]:
        """The slots from `first` up to `end` of `space`, whole and in order: of several rooms the first taken."""
        if len(space.rooms) == 1:
            return self._of_one_room(space.rooms[0], first, end)
        found: list[Stretch] = []
        gaps = [(first, end)]
        for room in space.rooms:
            pieces = [piece for gap in gaps for piece in self._of_one_room(room, *gap)]
            found.extend(piece for piece in pieces if piece[2] is not None)
            gaps = [(start, stop) for start, stop, run in pieces if run is None]
        found.extend((start, stop, None) for start, stop in gaps)
        found.sort(key=itemgetter(0))
        return _joined(found)

    def _of_one_room(self, room: RoomId, first: int, end: int) -> list[Stretch]:
        found: list[Stretch] = []
        for run in self.runs_within(room, first, end):
            if first < run.first:
                found.append((first, run.first, None))
                first = run.first
            stop = min(run.end, end)
            found.append((first, stop, run))
            first = stop
        if first < end:
            found.append((first, end, None))
        return found

    def gaps(
        self, space: Space, first: int, end: int, *, overlooks: Callable[[Run], bool] | None = None
    ) -> list[tuple[int, int]]:
        """Where nothing that `overlooks` does not pass over occupies any room of `space` between the two, in order."""
        gaps = self.gaps_of_room(space.rooms[0], first, end, overlooks=overlooks)
        for room in space.rooms[1:]:
            gaps = [rest for gap in gaps for rest in self.gaps_of_room(room, *gap, overlooks=overlooks)]
        return gaps

    def gaps_of_room(
        self, room: RoomId, first: int, end: int, *, overlooks: Callable[[Run], bool] | None = None
    ) -> list[tuple[int, int]]:
        """As `gaps`, of one room. `runs_within` is written out here: a search asks for every place and day."""
        found: list[tuple[int, int]] = []
        runs = self.runs.get(room, ())
        number = max(bisect_left(runs, (first,)) - 1, 0)
        while number < len(runs) and (run := runs[number]).first < end:
            number += 1
            if overlooks is not None and overlooks(run):
                continue
            if first < run.first:
                found.append((first, run.first))
            first = max(first, run.end)
        if first < end:
            found.append((first, end))
        return found

    def bookings_within(self, rooms: Iterable[RoomId], span: TimeSpan) -> tuple[Booking, ...]:
        """Those that occupy any of `rooms` at some time of `span`, by start."""
        slots = slots_of(span)
        runs = (run for room in rooms for run in self.runs_within(room, slots.start, slots.stop))
        found = {run.booking for run in runs if run.booking is not None}
        return tuple(sorted((self.bookings[one] for one in found), key=lambda booking: (booking.span, booking.space)))

    def blocks_within(self, rooms: Iterable[RoomId], span: TimeSpan) -> tuple[Block, ...]:
        """Those that close any of `rooms` at some time of `span`, by start."""
        slots = slots_of(span)
        runs = (run for room in rooms for run in self.runs_within(room, slots.start, slots.stop))
        found = {run.block for run in runs if run.block is not None}
        return tuple(sorted((self.blocks[one] for one in found), key=lambda block: (block.span, block.id)))


def _rooms_of(bookings: Iterable[Booking]) -> Iterator[RoomId]:
    return (entry.cell.room for booking in bookings for entry in booking.occupancy)


def _runs_by_room(bookings: Iterable[Booking]) -> Mapping[RoomId, list[Run]]:
    by_room: defaultdict[RoomId, list[Run]] = defaultdict(list)
    for booking in bookings:
        if booking.state.occupies:
            for room, run in runs_of(booking):
                by_room[room].append(run)
    return by_room


def _runs_of_blocks(blocks: Iterable[Block]) -> Mapping[RoomId, list[Run]]:
    by_room: defaultdict[RoomId, list[Run]] = defaultdict(list)
    for block in blocks:
        slots = slots_of(block.span)
        for room in block.rooms if block.occupies else ():
            by_room[room].append(Run(slots.start, slots.stop, CellKind.BLOCKED, None, block.id))
    return by_room


def _together(kept: Mapping[RoomId, list[Run]], added: Mapping[RoomId, list[Run]]) -> Mapping[RoomId, Runs]:
    return {room: tuple(sorted((*runs, *added.get(room, ())), key=_SLOTS)) for room, runs in kept.items()}


def runs_of(booking: Booking) -> Iterator[tuple[RoomId, Run]]:
    """The cells `booking` names, as runs."""
    slots = sorted((entry.cell.room, entry.kind, entry.cell.slot) for entry in booking.occupancy)
    unbroken = groupby(enumerate(slots), key=lambda pair: (pair[1][0], pair[1][1], pair[1][2] - pair[0]))
    for (room, kind, _), pairs in unbroken:
        numbers = [slot for _, (_, _, slot) in pairs]
        yield room, Run(numbers[0], numbers[-1] + 1, kind, booking.id)


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Neighbours of one booking and reason as one, whichever rooms they are in."""
    joined: list[Stretch] = []
    for first, end, run in stretches:
        if joined and _reason(joined[-1][2]) == _reason(run):
            began, _, before = joined[-1]
            joined[-1] = (began, end, before)
        else:
            joined.append((first, end, run))
    return joined


def _reason(run: Run | None) -> tuple[BookingId | BlockId | None, CellKind] | None:
    return None if run is None else (run.booking or run.block, run.kind)
