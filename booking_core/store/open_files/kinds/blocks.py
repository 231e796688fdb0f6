"""Blocks, whose cells follow from rooms and span."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select

from booking_core.domain.blocks import BlockState
from booking_core.domain.bookings import CellKind
from booking_core.store import schema
from booking_core.store.open_files import lines
from booking_core.store.open_files.columns import fields_between, kept, told
from booking_core.store.open_files.kinds.kind import ROWS_AT_ONCE, SLOT_SECONDS, Keyring, Kind, counted, rows_of
from booking_core.store.open_files.lines import Line
from booking_core.store.rows import to_seconds

_BLOCK_FIELDS = fields_between(lines.BlockLine, schema.block, {"venue": "venue_id"})
_BLOCKED = CellKind.BLOCKED.value


def _read_blocks(connection: Connection, _keyring: Keyring) -> Iterator[Line]:
    for row in rows_of(connection, select(schema.block).order_by(schema.block.c.id)):
        yield lines.BlockLine(**told(row, _BLOCK_FIELDS))


def _put_blocks(connection: Connection, given: Sequence[lines.BlockLine], _keyring: Keyring) -> None:
    connection.execute(schema.block.insert(), [kept(one, _BLOCK_FIELDS) for one in given])
    for one in given:
        rows = [
            {"room_id": room, "slot": slot, "booking_id": None, "block_id": str(one.id), "kind": _BLOCKED}
            for room in (one.rooms if one.state is BlockState.STANDING else ())
            for slot in range(to_seconds(one.starts_at) // SLOT_SECONDS, to_seconds(one.ends_at) // SLOT_SECONDS)
        ]
        for start in range(0, len(rows), ROWS_AT_ONCE):
            connection.execute(schema.occupancy.insert(), rows[start : start + ROWS_AT_ONCE])


def _count_blocks(connection: Connection, _keyring: Keyring) -> int:
    return counted(connection, select(func.count()).select_from(schema.block))


BLOCKS = Kind("blocks", lines.BlockLine, (schema.block,), _count_blocks, _read_blocks, _put_blocks)
