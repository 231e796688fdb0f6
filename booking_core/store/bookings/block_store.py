"""Blocks on disk: a row of their own, and their cells in the same grid as those of the bookings."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, bindparam, delete, select

from booking_core.domain.blocks import Block, BlockKind, BlockState
from booking_core.domain.bookings import Cell, CellKind
from booking_core.domain.identity import BlockId, RoomId, VenueId
from booking_core.domain.time_spans import TimeSpan
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import block, occupancy
from booking_core.store.statements.upserts import insert

_ROWS_A_STATEMENT = 1000
"""Eight days in fifty rooms are forty thousand cells, more than one statement may bring."""

_BY_ID = select(block).where(block.c.id.in_(bindparam("ids", expanding=True)))
_DURING = select(block).where(block.c.ends_at > bindparam("first"), block.c.starts_at < bindparam("last"))


def read_block(connection: Connection, wanted: BlockId) -> Block | None:
    """The block with that id."""
    found = read_blocks(connection, select(block).where(block.c.id == str(wanted)))
    return found[0] if found else None


def blocks_with_ids(connection: Connection, ids: Iterable[str]) -> dict[str, Block]:
    """Those blocks, by the ids as they are written."""
    wanted = sorted(ids)
    rows = connection.execute(_BY_ID, {"ids": wanted}) if wanted else ()
    return {row.id: _block(row) for row in rows}


def read_blocks(connection: Connection, query: Select[Any]) -> tuple[Block, ...]:
    """The blocks that `query` (over the table `block`) selects."""
    return tuple(_block(row) for row in connection.execute(query))


def live_blocks(*, ends_after: datetime) -> Select[Any]:
    """Blocks that had not ended at `ends_after`, lifted or not."""
    return select(block).where(block.c.ends_at > to_seconds(ends_after)).order_by(block.c.starts_at)


def blocks_during(connection: Connection, spans: Iterable[TimeSpan]) -> tuple[Block, ...]:
    """The blocks of any rooms that touch one of `spans`."""
    found: dict[BlockId, Block] = {}
    for span in spans:
        during = {"first": to_seconds(span.starts_at), "last": to_seconds(span.ends_at)}
        found |= {one.id: one for one in map(_block, connection.execute(_DURING, during))}
    return tuple(found.values())


def set_block(connection: Connection, value: Block, *, now: datetime) -> bool:
    """Keep `value` as it is now, with just its cells; False when one of them is taken."""
    row = _row(value)
    new = insert(block).values(**row, created_at=to_seconds(now))
    connection.execute(new.on_conflict_do_update(index_elements=["id"], set_={**row, "changed_at": to_seconds(now)}))
    connection.execute(delete(occupancy).where(occupancy.c.block_id == str(value.id)))
    return all(_occupied(connection, value.id, cells) for cells in _parts(tuple(value.cells)))


def _occupied(connection: Connection, held_by: BlockId, cells: Sequence[Cell]) -> bool:
    """Whether all the cells were free: the statement that refuses what is taken counts what came back."""
    kind, held = CellKind.BLOCKED.value, str(held_by)
    rows = [{"room_id": cell.room, "slot": cell.slot, "block_id": held, "kind": kind} for cell in cells]
    statement = insert(occupancy).values(rows).on_conflict_do_nothing().returning(occupancy.c.slot)
    return len(connection.execute(statement).all()) == len(rows)


def _parts(cells: Sequence[Cell]) -> Iterator[Sequence[Cell]]:
    return (cells[start : start + _ROWS_A_STATEMENT] for start in range(0, len(cells), _ROWS_A_STATEMENT))


def _row(value: Block) -> dict[str, object]:
    return {
        "id": str(value.id),
        "version": value.version,
        "state": value.state.value,
        "kind": value.kind.value,
        "venue_id": value.venue,
        "rooms": " ".join(value.rooms),
        "starts_at": to_seconds(value.span.starts_at),
        "ends_at": to_seconds(value.span.ends_at),
        "reason": value.reason,
    }


def _block(row: Row[Any]) -> Block:
    return Block(
        id=BlockId(UUID(row.id)),
        version=row.version,
        state=BlockState(row.state),
        kind=BlockKind(row.kind),
        venue=VenueId(row.venue_id),
        rooms=tuple(RoomId(room) for room in row.rooms.split()),
        span=TimeSpan(from_seconds(row.starts_at), from_seconds(row.ends_at)),
        reason=row.reason,
    )
