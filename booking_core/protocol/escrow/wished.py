"""What a person wished while the centre was silent, as the command that it stands for."""

from uuid import UUID

from booking_core.domain.bookings import Booking
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages import Alternative, Cancel, CheckIn, Command, Reschedule
from booking_core.protocol.messages.escrow import Arrive, GiveBack, Shorten, Wished


def command_of(act: Wished, booking: Booking, *, command_id: UUID) -> Command | None:
    """What is asked for `booking` as it is now; None when it asks for nothing any more."""
    match act:
        case GiveBack():
            return Cancel(id=command_id, booking=booking.id)
        case Arrive():
            return CheckIn(id=command_id, booking=booking.id)
        case Shorten(ends_at=ends_at, shown_until=shown_until):
            was_made_longer = shown_until is not None and shown_until < booking.span.ends_at
            if was_made_longer or not booking.span.starts_at < ends_at < booking.span.ends_at:
                return None
            to = Alternative(booking.space, booking.layout, TimeSpan(booking.span.starts_at, ends_at))
            return Reschedule(id=command_id, booking=booking.id, version=booking.version, to=to)
