"""What is moved before and after each booking.

What stands in a room is followed from booking to booking. Every booking in a layout of its own brings set-up before
and strike after; where no other booking fits between the two, they are one task from layout to layout:

        |##### rows #####|/////|/////|#### circle ####|       one task: rows → circle
        |##### rows #####|/////|            |/////|### circle ###|       two: strike, and later set up
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from booking_core.domain.bookings import Booking, CellKind, SetUpBy
from booking_core.domain.identity import BookingId, LayoutId, RoomId
from booking_core.domain.occupying.furniture import Furniture, furniture_of
from booking_core.domain.places import Layout, Venue
from booking_core.domain.schedule.house import House
from booking_core.domain.schedule.parts import first_part
from booking_core.domain.schedule.terms import TAKEN_ALONG, LayoutChange


@dataclass(frozen=True, slots=True)
class Moves:
    """What is moved before and after one booking, and from when (UTC) the set-up may begin."""

    before: LayoutChange | None = None
    after: LayoutChange | None = None
    begins_at: datetime | None = None


def layout_changes(house: House, bookings: Sequence[Booking]) -> Mapping[BookingId, Moves]:
    """What every booking needs moved, following what stands in each room."""
    stands: dict[RoomId, Booking] = {}
    changes: dict[BookingId, Moves] = {}
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
        changes[booking.id] = Moves() if by_themselves else Moves(before, after, begins_at)
    return changes


def _takes_over_at(predecessor: Booking | None, booking: Booking) -> datetime | None:
    """When the one task begins that both strikes for `predecessor` and sets up for `booking`; None for no such."""
    if predecessor is None or predecessor.space != booking.space:
        return None
    return None if first_part(predecessor, CellKind.STRIKE) is None else predecessor.span.ends_at


def _set_up(house: House, booking: Booking, stands: Mapping[RoomId, Booking]) -> LayoutChange | None:
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


def _struck(house: House, booking: Booking) -> LayoutChange:
    layout, standing = house.layout(booking), house.space(booking).standing_layout
    return LayoutChange(layout.id, standing.id, furniture_of(layout), furniture_of(standing), layout.strike_minutes)


def _stays(house: House, booking: Booking, later: Iterable[Booking]) -> bool:
    """Whether what was set up for `booking` is still there when the next people come to its rooms."""
    rooms = set(house.space(booking).rooms)
    following = next((other for other in later if rooms & set(house.space(other).rooms)), None)
    struck = first_part(booking, CellKind.STRIKE)
    if struck is None:
        return True
    if following is None or following.space != booking.space or house.layout(following).standing:
        return False
    setup = first_part(following, CellKind.SETUP) or following.span
    return setup.starts_at - struck.ends_at < TAKEN_ALONG


def _change(before: LayoutId | None, layout: Layout, furniture: Furniture) -> LayoutChange:
    return LayoutChange(before, layout.id, furniture, furniture_of(layout), layout.setup_minutes)


def _standing_in(venue: Venue, room: RoomId) -> Furniture:
    """What stands in one room by itself: as the space of that room alone says."""
    alone = next((space for space in venue.spaces if space.rooms == (room,)), None)
    return Furniture() if alone is None else furniture_of(alone.standing_layout)
