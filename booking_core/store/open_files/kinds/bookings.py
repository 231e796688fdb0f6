"""Series, bookings with their cells, and the rules that staff let them past."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, bindparam, func, select

from booking_core.domain.bookings import CellKind
from booking_core.domain.identity import BookingId
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import SeriesOnWire
from booking_core.store import schema
from booking_core.store.open_files import lines
from booking_core.store.open_files.columns import fields_between, kept, told
from booking_core.store.open_files.kinds.kind import (
    ROWS_AT_ONCE,
    SLOT_SECONDS,
    Keyring,
    Kind,
    LineUnusable,
    Values,
    counted,
    decoded,
    of_table,
)
from booking_core.store.open_files.lines import Line
from booking_core.store.rows import from_seconds, to_seconds

BOOKING_COLUMNS = {
    "space": "space_id",
    "layout": "layout_id",
    "user": "user_kind",
    "machine": "device_id",
    "shelter": "shelter_id",
    "group": "group_id",
}
_BOOKING_FIELDS = fields_between(lines.BookingLine, schema.booking, BOOKING_COLUMNS)
_CELLS = (
    select(schema.occupancy)
    .where(schema.occupancy.c.booking_id.in_(bindparam("ids", expanding=True)))
    .order_by(schema.occupancy.c.booking_id, schema.occupancy.c.room_id, schema.occupancy.c.slot)
)
MOST_RUN_SECONDS = 60 * 86_400
"""Two months: a room may stand set up for longer than anybody books it."""
_SERIES = msgspec.json.Decoder(SeriesOnWire)


def _series_hold(row: Values, _keyring: Keyring) -> Values:
    decoded(row["document"], _SERIES, "series")
    return {}


def _no_reason(_values: Values, keyring: Keyring) -> Values:
    """Staff write it, and may have written about somebody."""
    return {} if keyring.has_contacts else {"reason": ""}


def _read_bookings(connection: Connection, _keyring: Keyring) -> Iterator[Line]:
    query = select(schema.booking).order_by(schema.booking.c.id)
    result = connection.execution_options(yield_per=ROWS_AT_ONCE).execute(query)
    for rows in result.partitions(ROWS_AT_ONCE):
        cells = _cells_of(connection, [row.id for row in rows])
        for row in rows:
            yield lines.BookingLine(**told(row, _BOOKING_FIELDS), cells=tuple(_runs(cells[row.id])))


def _cells_of(connection: Connection, ids: list[str]) -> Mapping[str, list[Row[Any]]]:
    cells: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(_CELLS, {"ids": ids}):
        cells[row.booking_id].append(row)
    return cells


def _runs(cells: Sequence[Row[Any]]) -> Iterator[lines.Run]:
    """Cells of one room and kind that follow each other are one run."""
    begun = 0
    for at in range(1, len(cells) + 1):
        first, last = cells[begun], cells[at - 1]
        is_on = at < len(cells) and _goes_on(last, cells[at])
        if not is_on:
            yield lines.Run(
                room=first.room_id,
                kind=CellKind(first.kind),
                starts_at=from_seconds(first.slot * SLOT_SECONDS),
                ends_at=from_seconds((last.slot + 1) * SLOT_SECONDS),
            )
            begun = at


def _goes_on(one: Row[Any], other: Row[Any]) -> bool:
    return (one.room_id, one.slot + 1, one.kind) == (other.room_id, other.slot, other.kind)


def _put_bookings(connection: Connection, given: Sequence[lines.BookingLine], _keyring: Keyring) -> None:
    for one in given:
        if one.code != code_of(BookingId(one.id)):
            message = "code is not the one of that id"
            raise LineUnusable(message)
    connection.execute(schema.booking.insert(), [kept(one, _BOOKING_FIELDS) for one in given])
    rows = [row for one in given for run in one.cells for row in _cell_rows(one, run)]
    for start in range(0, len(rows), ROWS_AT_ONCE):
        connection.execute(schema.occupancy.insert(), rows[start : start + ROWS_AT_ONCE])


def _cell_rows(one: lines.BookingLine, run: lines.Run) -> Iterator[Values]:
    first, last = to_seconds(run.starts_at), to_seconds(run.ends_at)
    if first % SLOT_SECONDS or last % SLOT_SECONDS or not 0 < last - first <= MOST_RUN_SECONDS:
        message = "a run of cells must begin and end on a quarter of an hour"
        raise LineUnusable(message)
    for slot in range(first // SLOT_SECONDS, last // SLOT_SECONDS):
        yield {
            "room_id": run.room,
            "slot": slot,
            "booking_id": str(one.id),
            "block_id": None,
            "kind": run.kind.value,
        }


def _count_bookings(connection: Connection, _keyring: Keyring) -> int:
    return counted(connection, select(func.count()).select_from(schema.booking))


SERIES = of_table("series", lines.SeriesLine, schema.series, renamed={"series": "document"}, keep=_series_hold)
BOOKINGS = Kind(
    "bookings",
    lines.BookingLine,
    (schema.booking, schema.occupancy),
    _count_bookings,
    _read_bookings,
    _put_bookings,
)
OVERRIDES = of_table(
    "overrides",
    lines.OverrideLine,
    schema.booking_override,
    renamed={
        "booking": "booking_id",
        "machine": "device_id",
    },
    tell=_no_reason,
)
