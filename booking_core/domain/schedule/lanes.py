"""What takes the time of each room."""

from collections.abc import Iterator, Sequence

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, CellKind
from booking_core.domain.identity import RoomId
from booking_core.domain.schedule.house import House
from booking_core.domain.schedule.parts import stretches_of
from booking_core.domain.schedule.terms import Lane, Stretch
from booking_core.domain.time_spans import TimeSpan


def lanes_of(house: House, bookings: Sequence[Booking], blocks: Sequence[Block]) -> Iterator[Lane]:
    """Every room that is used or closed off, in walking order."""
    for room in house.in_walking_order(room.id for room in house.venue.rooms):
        stretches = [stretch for booking in bookings for stretch in _of_the_day(house, booking, room)]
        stretches += [stretch for block in blocks if room in block.rooms for stretch in _closed_off(house, block)]
        if stretches:
            yield Lane(room, tuple(sorted(stretches, key=lambda stretch: stretch.span)))


def _of_the_day(house: House, booking: Booking, room: RoomId) -> Iterator[Stretch]:
    """All of a booking of the day; of another day's, the work that is done on this one."""
    own = house.day_of(booking.span.starts_at) == house.plan.day
    for kind in (CellKind.SETUP, CellKind.USE, CellKind.STANDBY, CellKind.STRIKE):
        for span in stretches_of(booking, kind, room):
            at_work = span.starts_at if kind is CellKind.SETUP else span.ends_at
            is_work = kind in {CellKind.SETUP, CellKind.STRIKE}
            if own or (is_work and house.day_of(at_work) == house.plan.day):
                yield Stretch(span, kind, booking.id)


def _closed_off(house: House, block: Block) -> Iterator[Stretch]:
    """What a block takes of the hours in which the house is open."""
    spans = house.plan.open_spans
    shown = block.span.clipped_to(TimeSpan(spans[0].starts_at, spans[-1].ends_at)) if spans else None
    if shown is not None:
        yield Stretch(shown, CellKind.BLOCKED)
