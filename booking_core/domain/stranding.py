"""Which bookings and blocks a new places file would leave without their place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, CellKind, cells_of
from booking_core.domain.hours.opening_hours import opening_around
from booking_core.domain.identity import BookingId
from booking_core.domain.occupying.furniture import drawn
from booking_core.domain.places import Municipality


class StrandedBecause(StrEnum):
    SPACE_GONE = "its space is no longer in the file"
    ROOMS_CHANGED = "its space would use other rooms"
    LAYOUT_GONE = "its layout is no longer in the file"
    SHELTER_GONE = "its bad-weather space is no longer in the file, or would use other rooms"
    CLOSED = "its venue would be closed then"
    FURNITURE = "its venue's store would not hold its tables and chairs"


@dataclass(frozen=True, slots=True)
class Stranded:
    booking: Booking
    because: StrandedBecause


def stranded(municipality: Municipality, bookings: Iterable[Booking]) -> tuple[Stranded, ...]:
    """Each of `bookings` that occupies cells and could not stand under `municipality`, and why."""
    live = [booking for booking in bookings if booking.state.occupies]
    short = _short_of_furniture(municipality, live)
    reasons = (
        Stranded(booking, because)
        for booking in live
        if (because := next(_reasons(municipality, booking, short), None)) is not None
    )
    return tuple(reasons)


def stranded_blocks(municipality: Municipality, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Each of `blocks` that holds cells, and whose house would no longer have all its rooms."""
    return tuple(block for block in blocks if block.occupies and not _rooms_there(municipality, block))


def _rooms_there(municipality: Municipality, block: Block) -> bool:
    venue = municipality.venue_by_id.get(block.venue)
    return venue is not None and {room.id for room in venue.rooms} >= set(block.rooms)


def newly_stranded(
    before: Municipality | None, after: Municipality, bookings: Iterable[Booking]
) -> tuple[Stranded, ...]:
    """Those that lose something with `after`; what staff put outside the hours knowingly stays where it was."""
    live = tuple(bookings)
    already = set() if before is None else {(one.booking.id, one.because) for one in stranded(before, live)}
    return tuple(one for one in stranded(after, live) if (one.booking.id, one.because) not in already)


def _short_of_furniture(municipality: Municipality, bookings: Iterable[Booking]) -> frozenset[BookingId]:
    """The bookings that draw on a store at a moment when it does not hold what all of them draw."""
    there = [booking for booking in bookings if booking.space in municipality.space_by_id]
    counts = drawn(municipality, there)
    over = {
        where
        for where, number in counts.items()
        if number > municipality.venue_by_id[where[0]].furniture.get(where[1], 0)
    }
    return frozenset(booking.id for booking in there if over & drawn(municipality, [booking]).keys())


def _reasons(municipality: Municipality, booking: Booking, short: frozenset[BookingId]) -> Iterator[StrandedBecause]:
    if booking.space not in municipality.space_by_id:
        yield StrandedBecause.SPACE_GONE
        return
    checks: tuple[tuple[Callable[[Municipality, Booking], bool], StrandedBecause], ...] = (
        (_same_rooms, StrandedBecause.ROOMS_CHANGED),
        (_layout_there, StrandedBecause.LAYOUT_GONE),
        (_shelter_there, StrandedBecause.SHELTER_GONE),
        (_open_then, StrandedBecause.CLOSED),
    )
    yield from (because for holds, because in checks if not holds(municipality, booking))
    if booking.id in short:
        yield StrandedBecause.FURNITURE


def _same_rooms(municipality: Municipality, booking: Booking) -> bool:
    used = {entry.cell for entry in booking.occupancy if entry.kind is CellKind.USE}
    return used == set(cells_of(municipality.space_by_id[booking.space], booking.span))


def _layout_there(municipality: Municipality, booking: Booking) -> bool:
    return municipality.space_by_id[booking.space].layout(booking.layout) is not None


def _shelter_there(municipality: Municipality, booking: Booking) -> bool:
    held = {entry.cell for entry in booking.occupancy if entry.kind is CellKind.STANDBY}
    shelter = None if booking.shelter is None else municipality.space_by_id.get(booking.shelter)
    return held == (set() if shelter is None else set(cells_of(shelter, booking.span)))


def _open_then(municipality: Municipality, booking: Booking) -> bool:
    venue = municipality.venue_of_space[booking.space]
    return opening_around(municipality, venue, booking.span) is not None
