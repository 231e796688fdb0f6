"""A picture of what is booked, as one value: replicas, availability and search all read it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from booking_core.domain.bookings import Booking, Cell, CellKind
from booking_core.domain.identity import BookingId, RoomId, Slot
from booking_core.domain.places import Space
from booking_core.domain.time_spans import TimeSpan, slots_of


@dataclass(frozen=True, slots=True)
class CellUse:
    booking: BookingId
    kind: CellKind


@dataclass(frozen=True, slots=True)
class Calendar:
    """Bookings, and for every room what occupies which slot. `with_bookings` gives a new one."""

    bookings: Mapping[BookingId, Booking]
    uses: Mapping[RoomId, Mapping[Slot, CellUse]]

    @classmethod
    def of(cls, bookings: Iterable[Booking]) -> "Calendar":
        return cls({}, {}).with_bookings(bookings)

    def with_bookings(self, changed: Iterable[Booking]) -> "Calendar":
        """This calendar after `changed`, each of which replaces the booking with its id."""
        newest = {booking.id: booking for booking in changed}
        uses = {room: dict(slots) for room, slots in self.uses.items()}
        for booking in newest.values():
            _clear(uses, self.bookings.get(booking.id))
        for booking in newest.values():
            _fill(uses, booking)
        return Calendar({**self.bookings, **newest}, uses)

    def use_of(self, cell: Cell) -> CellUse | None:
        return self.uses.get(cell.room, {}).get(cell.slot)

    def is_free(self, space: Space, span: TimeSpan) -> bool:
        """Whether nothing occupies any room of `space` during `span`."""
        return not any(slot in self.uses.get(room, {}) for room in space.rooms for slot in slots_of(span))

    def uses_of(self, space: Space, span: TimeSpan) -> Iterator[tuple[Slot, CellUse | None]]:
        """For every slot of `span`, what occupies `space` then: of several rooms the first that is taken."""
        rooms = [self.uses.get(room, {}) for room in space.rooms]
        for number in slots_of(span):
            slot = Slot(number)
            yield slot, next((room[slot] for room in rooms if slot in room), None)


def _clear(uses: dict[RoomId, dict[Slot, CellUse]], booking: Booking | None) -> None:
    if booking is None:
        return
    for occupancy in booking.occupancy:
        room = uses.get(occupancy.cell.room, {})
        if (use := room.get(occupancy.cell.slot)) is not None and use.booking == booking.id:
            del room[occupancy.cell.slot]


def _fill(uses: dict[RoomId, dict[Slot, CellUse]], booking: Booking) -> None:
    if not booking.state.occupies:
        return
    for occupancy in booking.occupancy:
        room = uses.setdefault(occupancy.cell.room, {})
        room[occupancy.cell.slot] = CellUse(booking.id, occupancy.kind)
