"""The unbroken times that a booking takes, for one reason."""

from booking_core.domain.bookings import Booking, CellKind
from booking_core.domain.identity import RoomId, Slot
from booking_core.domain.time_spans import TimeSpan, merged, span_of_slots


def first_part(booking: Booking, kind: CellKind) -> TimeSpan | None:
    """The first unbroken time that `booking` occupies for that reason."""
    parts = stretches_of(booking, kind)
    return parts[0] if parts else None


def stretches_of(booking: Booking, kind: CellKind, room: RoomId | None = None) -> tuple[TimeSpan, ...]:
    """The unbroken times that `booking` occupies for that reason, in `room` or in any."""
    slots = {entry.cell.slot for entry in booking.occupancy if entry.kind is kind and room in {None, entry.cell.room}}
    return merged(span_of_slots(Slot(slot), 1) for slot in slots)
