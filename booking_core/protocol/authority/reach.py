"""Where a command may find something in its way: what the service reads of its store before it asks."""

from dataclasses import dataclass

from booking_core.domain.bookings import Booking
from booking_core.domain.furniture import drawn_by
from booking_core.domain.identity import RoomId
from booking_core.domain.places import Layout, Municipality, Space
from booking_core.domain.placing import reach_of
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages import Alternative, Book, Command, Reschedule


@dataclass(frozen=True, slots=True)
class Reach:
    """What deciding a command looks at: these rooms during that time."""

    rooms: frozenset[RoomId]
    span: TimeSpan


def reach(municipality: Municipality, command: Command, booking: Booking | None) -> tuple[Reach, ...]:
    """Where `command` may find something in its way, and where it leaves something behind.

    `booking` is the one it changes, as it is now. Unknown spaces and layouts reach nowhere.
    """
    places = [(one.space, one.layout, one.span) for one in alternatives_of(command)]
    if booking is not None:
        places.append((booking.space, booking.layout, booking.span))
    return tuple(
        Reach(_rooms_seen(municipality, space, layout), reach_of(layout, span))
        for space_id, layout_id, span in places
        if (space := municipality.space_by_id.get(space_id)) is not None
        and (layout := space.layout(layout_id)) is not None
    )


def alternatives_of(command: Command) -> tuple[Alternative, ...]:
    """The places and times `command` would be content with."""
    match command:
        case Book(alternatives=alternatives):
            return alternatives
        case Reschedule(to=to):
            return (to,)
        case _:
            return ()


def _rooms_seen(municipality: Municipality, space: Space, layout: Layout) -> frozenset[RoomId]:
    """The space's own rooms, or the whole house's where all draw on one furniture store."""
    if drawn_by(space, layout).is_none:
        return frozenset(space.rooms)
    return frozenset(room.id for room in municipality.venue_of_space[space.id].rooms)
