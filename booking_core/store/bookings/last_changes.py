"""When bookings and blocks were last changed: made, if nothing has happened to them since."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Select, Table, bindparam, func, select

from booking_core.store.rows import by_parts, from_seconds
from booking_core.store.schema import block, booking


def last_changes(connection: Connection, ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """The instant (UTC) of the last change of each booking or block among `ids` that exists."""
    wanted = sorted({str(one) for one in ids})
    found: dict[UUID, datetime] = {}
    for part in by_parts(wanted):
        for query in (_BOOKINGS, _BLOCKS):
            found |= {UUID(row.id): from_seconds(row.at) for row in connection.execute(query, {"ids": part})}
    return found


def _of(table: Table) -> Select[tuple[str, int]]:
    """A booking moved by an older version of this program has no other instant than those of its ends."""
    ends = [table.c[name] for name in ("changed_at", "ended_at", "created_at") if name in table.c]
    query = select(table.c.id, func.coalesce(*ends).label("at"))
    return query.where(table.c.id.in_(bindparam("ids", expanding=True)))


_BOOKINGS, _BLOCKS = _of(booking), _of(block)
