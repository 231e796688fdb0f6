"""What stands in rooms, read from the grid alone: a day of a town is thousands of bookings, and hardly one is named.

Of whom a run is, is told by an id. The bookings themselves are read where they are open to all, as only their titles
are anybody's business.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from booking_core.domain.bookings import CellKind, Openness
from booking_core.domain.calendar import Calendar, Run, Runs
from booking_core.domain.identity import BlockId, BookingId, RoomId
from booking_core.store.bookings.block_store import blocks_with_ids
from booking_core.store.rows import read_bookings
from booking_core.store.schema import booking, occupancy

_THERE = (
    occupancy.c.room_id.in_(bindparam("rooms", expanding=True)),
    occupancy.c.slot >= bindparam("first"),
    occupancy.c.slot < bindparam("end"),
)
_CELLS = (
    select(occupancy.c.room_id, occupancy.c.slot, occupancy.c.kind, occupancy.c.booking_id, occupancy.c.block_id)
    .where(*_THERE)
    .order_by(occupancy.c.room_id, occupancy.c.slot)
)
_OPEN_TO_ALL = select(booking).where(
    booking.c.id.in_(select(occupancy.c.booking_id).where(*_THERE)), booking.c.openness != Openness.CLOSED.value
)
_KINDS = {kind.value: kind for kind in CellKind}


def standing_in(connection: Connection, rooms: Sequence[RoomId], slots: range) -> Calendar:
    """The runs of `rooms` as far as they lie in `slots`, with the bookings that are open to all, and the blocks."""
    runs = runs_in(connection, rooms, slots)
    bookings = read_bookings(connection, _OPEN_TO_ALL, _where(rooms, slots))
    blocks = blocks_with_ids(connection, {str(run.block) for them in runs.values() for run in them if run.block})
    return Calendar({one.id: one for one in bookings}, runs, {one.id: one for one in blocks.values()})


def runs_in(connection: Connection, rooms: Sequence[RoomId], slots: range) -> dict[RoomId, Runs]:
    """The runs of `rooms` as far as they lie in `slots`, and nothing of whose they are but an id."""
    rows = connection.execute(_CELLS, _where(rooms, slots)).all()
    return {
        RoomId(room): _runs((slot, (kind, booked, blocked)) for _, slot, kind, booked, blocked in cells)
        for room, cells in groupby(rows, key=itemgetter(0))
    }


def _where(rooms: Sequence[RoomId], slots: range) -> dict[str, object]:
    return {"rooms": rooms, "first": slots.start, "end": slots.stop}


Whose = tuple[str, str | None, str | None]
"""The kind of a cell, and the ids of the booking or the block."""


def _runs(cells: Iterable[tuple[int, Whose]]) -> Runs:
    """Neighbouring slots of one booking or block and kind are a run; the cells are in order."""
    found: list[tuple[int, int, Whose]] = []
    for slot, whose in cells:
        if found and found[-1][1:] == (slot, whose):
            found[-1] = (found[-1][0], slot + 1, whose)
        else:
            found.append((slot, slot + 1, whose))
    return tuple(_run(*run) for run in found)


def _run(first: int, end: int, whose: Whose) -> Run:
    kind, booked, blocked = whose
    booking_id = None if booked is None else BookingId(UUID(booked))
    return Run(first, end, _KINDS[kind], booking_id, None if blocked is None else BlockId(UUID(blocked)))
