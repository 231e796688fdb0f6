"""Who holds which cell, on disk, and which cells somebody waits for. No row: the centre holds it, nobody waits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, Select, bindparam, case, delete, select

from booking_core.domain.bookings import Cell
from booking_core.domain.identity import DeviceId, RoomId, Slot
from booking_core.domain.time_spans import TimeSpan, slot_of, slots_of
from booking_core.protocol.escrow.terms import Holder, Token
from booking_core.protocol.messages import Incarnation
from booking_core.store.rows import to_seconds
from booking_core.store.schema import authority, room, wanted
from booking_core.store.statements.listed import NUMBER, RANGES, CellRange, listed, within
from booking_core.store.statements.parts import delete_part
from booking_core.store.statements.prepared import Prepared
from booking_core.store.statements.upserts import insert

_CELLS_A_STATEMENT = 500

_WITHIN = Prepared(
    select(NUMBER.label("number"), authority.c.room_id, authority.c.slot, authority.c.device_id).select_from(
        RANGES.join(authority, within(authority))
    )
)
_IN_ROOMS = select(authority).where(
    authority.c.room_id.in_(bindparam("rooms", expanding=True)),
    authority.c.slot.between(bindparam("first"), bindparam("last")),
)

Holders = dict[Cell, Holder]


def holders(connection: Connection, cells: Iterable[Cell]) -> Holders:
    """Who holds which of `cells`."""
    held: Holders = {}
    for one_room, slots in _by_room(cells):
        there = (authority.c.room_id == one_room) & authority.c.slot.between(slots[0], slots[-1])
        asked = set(slots)
        found = _holders(connection, select(authority).where(there))
        held |= {cell: holder for cell, holder in found.items() if cell.slot in asked}
    return held


def held_by(connection: Connection, device: DeviceId, *, since: Slot) -> Holders:
    """What any life of the device holds from that slot on."""
    own = (authority.c.device_id == device) & (authority.c.slot >= since)
    return _holders(connection, select(authority).where(own))


def held_in(connection: Connection, rooms: Iterable[RoomId], span: TimeSpan) -> Holders:
    """Who holds which cells of `rooms` during `span`."""
    slots = slots_of(span)
    there = {"rooms": sorted(rooms), "first": slots.start, "last": slots.stop - 1}
    return _holders(connection, _IN_ROOMS, there)


def held_within(connection: Connection, ranges: Iterable[CellRange]) -> Iterator[tuple[int, Cell, DeviceId]]:
    """The cells in `ranges` that any device holds, each with the number of its range."""
    for number, one_room, slot, device in _WITHIN.rows(connection, ranges=listed(ranges)):
        yield number, Cell(RoomId(one_room), Slot(slot)), DeviceId(device)


def slots_held(connection: Connection, rooms: Iterable[RoomId], span: TimeSpan) -> dict[RoomId, set[Slot]]:
    """Which slots of `rooms` anybody holds during `span`."""
    slots = slots_of(span)
    there = authority.c.room_id.in_(sorted(rooms)) & authority.c.slot.between(slots.start, slots.stop - 1)
    held: dict[RoomId, set[Slot]] = defaultdict(set)
    for row in connection.execute(select(authority.c.room_id, authority.c.slot).where(there)):
        held[RoomId(row.room_id)].add(Slot(row.slot))
    return held


def hold(connection: Connection, cells: Iterable[Cell], holder: Holder) -> None:
    """Those cells are the holder's from now on; rooms this centre never had are nobody's."""
    rooms = set(connection.execute(select(room.c.id)).scalars())
    own = {
        "device_id": holder.device,
        "epoch": holder.incarnation.epoch,
        "incarnation": holder.incarnation.number,
        "token": holder.token,
    }
    rows = [{"room_id": cell.room, "slot": cell.slot, **own} for cell in sorted(cells) if cell.room in rooms]
    if rows:
        connection.execute(authority.insert(), rows)


def release(connection: Connection, cells: Iterable[Cell]) -> int:
    """Those cells are the centre's again; how many were not."""
    released = 0
    for one_room, slots in _by_room(cells):
        for part in _parts(slots):
            there = (authority.c.room_id == one_room) & authority.c.slot.in_(part)
            released += connection.execute(delete(authority).where(there)).rowcount
    return released


def want(connection: Connection, cells: Iterable[Cell], until: datetime, *, now: datetime) -> bool:
    """Somebody waits for `cells` until then; whether nobody had waited for some of them."""
    asked = sorted(cells)
    news = set(asked) - still_wanted(connection, now=now)
    connection.execute(delete(wanted).where(wanted.c.until <= to_seconds(now)))
    rows = [{"room_id": cell.room, "slot": cell.slot, "until": to_seconds(until)} for cell in asked]
    if rows:
        statement = insert(wanted)
        its = statement.excluded.until
        later = {"until": case((wanted.c.until > its, wanted.c.until), else_=its)}
        connection.execute(statement.on_conflict_do_update(index_elements=["room_id", "slot"], set_=later), rows)
    return bool(news)


def still_wanted(connection: Connection, *, now: datetime) -> frozenset[Cell]:
    """All cells that somebody waits for."""
    query = select(wanted.c.room_id, wanted.c.slot).where(wanted.c.until > to_seconds(now))
    return frozenset(Cell(RoomId(row.room_id), Slot(row.slot)) for row in connection.execute(query))


def purge(connection: Connection, *, before: datetime) -> int:
    """Forget who held a part of what passed before that instant; how many cells they were."""
    return delete_part(connection, authority, authority.c.slot < slot_of(before))


def _holders(
    connection: Connection, query: Select[tuple[object, ...]], parameters: Mapping[str, object] | None = None
) -> Holders:
    rows = connection.execute(query, parameters)
    return {Cell(RoomId(row.room_id), Slot(row.slot)): _holder(row) for row in rows}


def _holder(row: Row[tuple[object, ...]]) -> Holder:
    return Holder(DeviceId(row.device_id), Incarnation(row.epoch, row.incarnation), Token(row.token))


def _by_room(cells: Iterable[Cell]) -> Iterator[tuple[RoomId, list[Slot]]]:
    rooms: Mapping[RoomId, list[Slot]] = defaultdict(list)
    for cell in cells:
        rooms[cell.room].append(cell.slot)
    return ((one, sorted(slots)) for one, slots in sorted(rooms.items()))


def _parts(slots: Sequence[Slot]) -> Iterator[Sequence[Slot]]:
    return (slots[start : start + _CELLS_A_STATEMENT] for start in range(0, len(slots), _CELLS_A_STATEMENT))
