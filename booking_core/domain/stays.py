"""Bookings that go on from one another: one stay of the same people, on several receipts.

A kiosk without contact cannot stretch a booking, which is the centre's. It books the time after it, in cells of its
own, as a booking that *continues* the one before:

    code 123 456 789   |######## A ########|
    code 987 654 321                       |#### B continues A ####|
    one stay           |###########################################|

They are one stay as long as they touch in the same place. What is asked of the people, and what they ask, is then said
once: who has come to one part has come to all; who gives a part back gives back all that goes on from it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from booking_core.domain.bookings import Booking, BookingState, Cell, CellKind
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId
from booking_core.domain.time_spans import TimeSpan, slot_of


@dataclass(frozen=True, slots=True)
class Stay:
    """The bookings of one stay, by time; mostly a single one."""

    parts: tuple[Booking, ...]

    @property
    def first(self) -> Booking:
        return self.parts[0]

    @property
    def last(self) -> Booking:
        return self.parts[-1]

    @property
    def span(self) -> TimeSpan:
        return TimeSpan(self.first.span.starts_at, self.last.span.ends_at)

    @property
    def have_come(self) -> bool:
        """Whether its people have said of any part that they came."""
        return any(one.state is BookingState.CHECKED_IN for one in self.parts)

    def part_at(self, now: datetime) -> Booking:
        """The first part that is not over; the last when all are."""
        return next((one for one in self.parts if one.span.ends_at > now), self.last)

    def part_ending_at_or_after(self, instant: datetime) -> Booking:
        """The first part that lasts until `instant`, or beyond."""
        return next((one for one in self.parts if one.span.ends_at >= instant), self.last)

    def after(self, part: Booking) -> tuple[Booking, ...]:
        """The parts that go on from `part`, by time."""
        return self.parts[self.parts.index(part) + 1 :]

    def as_one(self) -> Booking:
        """The first part, as if it lasted as long as the whole stay."""
        cells = tuple(sorted((entry for one in self.parts for entry in one.occupancy), key=lambda entry: entry.cell))
        return replace(self.first, span=self.span, occupancy=cells)


def stay_of(booking: Booking, calendar: Calendar) -> Stay:
    """The stay that `booking` is part of, as far as `calendar` tells."""
    return Stay((*stay_up_to(booking, calendar).parts, *going_on_from(booking, calendar)))


def stay_up_to(booking: Booking, calendar: Calendar) -> Stay:
    """The stay that `booking` is the last part of."""
    before = tuple(_along(booking, lambda one: _earlier(one, calendar)))
    return Stay((*reversed(before), booking))


def going_on_from(booking: Booking, calendar: Calendar) -> tuple[Booking, ...]:
    """The bookings that go on from `booking`, one from the other, by time."""
    return tuple(_along(booking, lambda one: _next(one, calendar)))


def can_be_continued(booking: Booking) -> bool:
    """Whether nothing has to be done, or is held, around it: then the next time in the same room is all it takes."""
    return bool(booking.occupancy) and all(entry.kind is CellKind.USE for entry in booking.occupancy)


def continues(later: Booking, earlier: Booking) -> bool:
    """Whether `later` goes on from `earlier` where and when that ends."""
    is_there = (later.space, later.layout, later.span.starts_at) == (
        earlier.space,
        earlier.layout,
        earlier.span.ends_at,
    )
    return later.continues == earlier.id and is_there and can_be_continued(later) and can_be_continued(earlier)


def as_stays(bookings: Iterable[Booking]) -> tuple[Booking, ...]:
    """`bookings`, in their order, each stay among them as one booking: its first, lasting as long as the whole."""
    known = {one.id: one for one in bookings}
    next_of = {one.continues: one for one in known.values() if _goes_on_among(known, one)}
    later = {one.id for one in next_of.values()}
    return tuple(
        Stay((one, *_along(one, lambda part: next_of.get(part.id)))).as_one()
        for one in known.values()
        if one.id not in later
    )


def _goes_on_among(known: Mapping[BookingId, Booking], one: Booking) -> bool:
    earlier = None if one.continues is None else known.get(one.continues)
    return earlier is not None and continues(one, earlier)


def _earlier(booking: Booking, calendar: Calendar) -> Booking | None:
    earlier = None if booking.continues is None else calendar.bookings.get(booking.continues)
    return earlier if earlier is not None and continues(booking, earlier) else None


def _next(booking: Booking, calendar: Calendar) -> Booking | None:
    if not can_be_continued(booking):
        return None
    cell = Cell(booking.occupancy[0].cell.room, slot_of(booking.span.ends_at))
    run = calendar.use_of(cell)
    later = None if run is None or run.booking is None else calendar.bookings.get(run.booking)
    return later if later is not None and continues(later, booking) else None


def _along(booking: Booking, step: Callable[[Booking], Booking | None]) -> Iterator[Booking]:
    """What `step` leads to from `booking`, and from there; later parts begin later, so it ends."""
    found = step(booking)
    while found is not None:
        yield found
        found = step(found)
