"""A picture of what is booked, as one value: replicas, availability, placing and search all read it.

For each room it keeps runs of slots in order, so that a day costs what lies in it and not what is stored:

    slot     100  101  102  103  104  105  106
    room      |///////|#####################|             Run(100, 102, SETUP, A)  Run(102, 106, USE, A)
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from booking_core.domain.bookings import Booking, Cell, CellKind
from booking_core.domain.identity import BookingId, RoomId, Slot
from booking_core.domain.places import Space
from booking_core.domain.time_spans import TimeSpan, slots_of, span_of_slots


class Run(NamedTuple):
    """The slots from `first` up to `end`, which is not among them, that one booking occupies for one reason."""

    first: int
    end: int
    kind: CellKind
    booking: BookingId

    @property
    def span(self) -> TimeSpan:
        return span_of_slots(Slot(self.first), self.end - self.first)


Runs = tuple[Run, ...]


class Stretch(NamedTuple):
    """The slots from `first` up to `end`; `run` is what occupies them, None where nothing does."""

    first: int
    end: int
    run: Run | None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Bookings, and for every room its runs by time. `with_bookings` gives a new one."""

    bookings: Mapping[BookingId, Booking]
    runs: Mapping[RoomId, Runs]

    @classmethod
    def of(cls, bookings: Iterable[Booking]) -> "Calendar":
        return cls({}, {}).with_bookings(bookings)

    def with_bookings(self, changed: Iterable[Booking]) -> "Calendar":
        """This calendar after `changed`, each of which replaces the booking with its id."""
        newest = {booking.id: booking for booking in changed}
        added = _runs_by_room(newest.values())
        rooms = {*added, *_rooms_of(self.bookings[one] for one in newest if one in self.bookings)}
        runs = {**self.runs, **{room: self._renewed(room, newest, added.get(room, ())) for room in rooms}}
        return Calendar({**self.bookings, **newest}, runs)

    def use_of(self, cell: Cell) -> Run | None:
        """What occupies the cell."""
        return next(self.runs_within(cell.room, cell.slot, cell.slot + 1), None)

    def is_free(self, space: Space, span: TimeSpan) -> bool:
        """Whether nothing occupies any room of `space` during `span`."""
        slots = slots_of(span)
        return all(next(self.runs_within(room, slots.start, slots.stop), None) is None for room in space.rooms)

    def runs_within(self, room: RoomId, first: int, end: int) -> Iterator[Run]:
        """The runs of `room` that touch the slots from `first` up to `end`, by time."""
        runs = self.runs.get(room, ())
        number = bisect_left(runs, (first,))
        if number and runs[number - 1].end > first:
            number -= 1
        while number < len(runs) and runs[number].first < end:
            yield runs[number]
            number += 1

    def stretches(self, space: Space, first: int, end: int) -> list[Stretch]:
        """The slots from `first` up to `end` of `space`, whole and in order: of several rooms the first taken."""
        found: list[Stretch] = []
        gaps = [(first, end)]
        for room in space.rooms:
            gaps = [rest for gap in gaps for rest in self._fill(room, *gap, into=found)]
        found.extend(Stretch(start, stop, None) for start, stop in gaps)
        found.sort(key=lambda stretch: stretch.first)
        return found if len(space.rooms) == 1 else _joined(found)

    def bookings_within(self, rooms: Iterable[RoomId], span: TimeSpan) -> tuple[Booking, ...]:
        """Those that occupy any of `rooms` at some time of `span`, by start."""
        slots = slots_of(span)
        found = {run.booking for room in rooms for run in self.runs_within(room, slots.start, slots.stop)}
        return tuple(sorted((self.bookings[one] for one in found), key=lambda booking: (booking.span, booking.space)))

    def _fill(self, room: RoomId, first: int, end: int, *, into: list[Stretch]) -> Iterator[tuple[int, int]]:
        """Put what occupies `room` between the two slots into the list; what is left over."""
        for run in self.runs_within(room, first, end):
            start, stop = max(run.first, first), min(run.end, end)
            if first < start:
                yield first, start
            into.append(Stretch(start, stop, run))
            first = stop
        if first < end:
            yield first, end

    def _renewed(self, room: RoomId, newest: Mapping[BookingId, Booking], added: Iterable[Run]) -> Runs:
        kept = (run for run in self.runs.get(room, ()) if run.booking not in newest)
        return tuple(sorted((*kept, *added)))


def _rooms_of(bookings: Iterable[Booking]) -> Iterator[RoomId]:
    return (entry.cell.room for booking in bookings for entry in booking.occupancy)


def _runs_by_room(bookings: Iterable[Booking]) -> Mapping[RoomId, list[Run]]:
    by_room: defaultdict[RoomId, list[Run]] = defaultdict(list)
    for booking in bookings:
        if booking.state.occupies:
            for room, run in runs_of(booking):
                by_room[room].append(run)
    return by_room


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
    for stretch in stretches:
        before = joined[-1] if joined else None
        if before is not None and _reason(before) == _reason(stretch):
            joined[-1] = Stretch(before.first, stretch.end, before.run)
        else:
            joined.append(stretch)
    return joined


def _reason(stretch: Stretch) -> tuple[BookingId, CellKind] | None:
    return None if stretch.run is None else (stretch.run.booking, stretch.run.kind)
