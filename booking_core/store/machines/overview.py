"""The machines of a house as the centre knows them: what they hold, what is in doubt, and when they were last heard."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection

from booking_core.domain.bookings import Cell
from booking_core.domain.identity import RoomId, Slot, VenueId
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import slot_of, slot_start
from booking_core.protocol.escrow.books import Standing
from booking_core.protocol.escrow.custody import frozen_because
from booking_core.protocol.escrow.recovering import not_reported
from booking_core.protocol.escrow.terms import Holder
from booking_core.protocol.messages.escrow import (
    BookingInDoubt,
    FrozenBecause,
    MachineAt,
    Machines,
    MachineSeen,
    RoomFrozen,
    RoomHeld,
)
from booking_core.store.logs.feed_log import CentreHead
from booking_core.store.machines import authority_store, devices, doubts, standings

_SlotsByUse = Mapping[tuple[RoomId, FrozenBecause | None], list[Slot]]


def machines(
    connection: Connection, municipality: Municipality, venue: VenueId, head: CentreHead, *, now: datetime
) -> Machines:
    """The enrolled machines of `venue`, by name, its bookings in doubt, and for whom a restored centre waits."""
    known = standings.read_standings(connection)
    missing = not_reported(known, head.epoch) if head.recovering else ()
    here = tuple(one for one in known if one.venue == venue)
    return Machines(
        machines=tuple(_seen(connection, here, now=now)),
        in_doubt=tuple(_in_doubt(connection, municipality, venue, now=now)),
        recovering=head.recovering,
        waited_for=tuple(MachineAt(one.id, one.venue, one.role) for one in missing),
    )


def _seen(connection: Connection, here: tuple[Standing, ...], *, now: datetime) -> Iterator[MachineSeen]:
    facts = devices.facts_of(connection, [one.id for one in here])
    for one in here:
        slots = _slots_by_use(one, authority_store.held_by(connection, one.id, since=slot_of(now)))
        yield MachineSeen(
            one.id,
            one.venue,
            one.role,
            facts[one.id].software,
            is_lost=one.is_lost,
            told_at=facts[one.id].heard_at,
            held=tuple(_held(slots)),
            in_doubt=tuple(_frozen(slots)),
            unprinted=facts[one.id].unprinted,
            backlog=facts[one.id].backlog,
        )


def _slots_by_use(one: Standing, held: Mapping[Cell, Holder]) -> _SlotsByUse:
    slots: dict[tuple[RoomId, FrozenBecause | None], list[Slot]] = defaultdict(list)
    for cell, holder in sorted(held.items()):
        slots[cell.room, frozen_because(one, holder)].append(cell.slot)
    return slots


def _held(slots: _SlotsByUse) -> Iterator[RoomHeld]:
    for (room, why), own in slots.items():
        if why is None:
            yield RoomHeld(room, len(own), _end(own))


def _frozen(slots: _SlotsByUse) -> Iterator[RoomFrozen]:
    for (room, why), own in slots.items():
        if why is not None:
            yield RoomFrozen(room, len(own), _end(own), why)


def _end(slots: list[Slot]) -> datetime:
    return slot_start(Slot(slots[-1] + 1))


def _in_doubt(
    connection: Connection, municipality: Municipality, venue: VenueId, *, now: datetime
) -> Iterator[BookingInDoubt]:
    for one in doubts.doubts(connection, now=now):
        there = municipality.venue_of_space.get(one.booking.space)
        if there is not None and there.id == venue:
            yield BookingInDoubt(one.booking, one.kind.value, one.told_by)
