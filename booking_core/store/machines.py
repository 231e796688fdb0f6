"""The machines of a house as the centre knows them: what they hold, what is in doubt, and when they were last heard."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, select

from booking_core.domain.bookings import Cell
from booking_core.domain.identity import DeviceId, DeviceRole, RoomId, Slot, VenueId
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import slot_of, slot_start
from booking_core.protocol.escrow.terms import Holder
from booking_core.protocol.escrow_messages import BookingInDoubt, Machines, MachineSeen, RoomHeld
from booking_core.protocol.messages import Incarnation
from booking_core.store import authority_store, doubts
from booking_core.store.feed_log import CentreHead
from booking_core.store.rows import from_seconds
from booking_core.store.schema import device


def machines(
    connection: Connection, municipality: Municipality, venue: VenueId, head: CentreHead, *, now: datetime
) -> Machines:
    """The enrolled machines of `venue`, by name, and its bookings in doubt."""
    return Machines(
        machines=tuple(_machines(connection, venue, head, now=now)),
        in_doubt=tuple(_in_doubt(connection, municipality, venue, now=now)),
        recovering=head.recovering,
    )


def _machines(connection: Connection, venue: VenueId, head: CentreHead, *, now: datetime) -> Iterator[MachineSeen]:
    here = (device.c.venue_id == venue) & device.c.public_key.is_not(None) & device.c.retired.is_(False)
    for row in connection.execute(select(device).where(here).order_by(device.c.id)):
        one, life = DeviceId(row.id), Incarnation(row.incarnation_epoch, row.incarnation)
        held = authority_store.held_by(connection, one, since=slot_of(now))
        yield MachineSeen(
            one,
            VenueId(row.venue_id),
            DeviceRole(row.role),
            row.software,
            is_lost=row.lost_at is not None,
            has_reported=not head.recovering or row.reported_epoch >= head.epoch,
            told_at=None if row.last_contact_at is None else from_seconds(row.last_contact_at),
            held=_rooms(cell for cell, holder in held.items() if holder.incarnation == life),
            in_doubt=_rooms(_of_earlier_lives(held, life)),
        )


def _of_earlier_lives(held: Mapping[Cell, Holder], life: Incarnation) -> Iterable[Cell]:
    return (cell for cell, holder in held.items() if holder.incarnation != life)


def _rooms(cells: Iterable[Cell]) -> tuple[RoomHeld, ...]:
    slots: Mapping[RoomId, list[Slot]] = defaultdict(list)
    for cell in cells:
        slots[cell.room].append(cell.slot)
    return tuple(RoomHeld(room, len(own), slot_start(Slot(max(own) + 1))) for room, own in sorted(slots.items()))


def _in_doubt(
    connection: Connection, municipality: Municipality, venue: VenueId, *, now: datetime
) -> Iterator[BookingInDoubt]:
    for one in doubts.doubts(connection, now=now):
        there = municipality.venue_of_space.get(one.booking.space)
        if there is not None and there.id == venue:
            yield BookingInDoubt(one.booking, one.kind.value, one.told_by)
