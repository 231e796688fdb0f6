"""Lists that go along with a statement as one parameter, however long: it is then the same statement for one and many.

    ids      {"0": ["5eed…"], "1": ["…"]}
    ranges   {"0": ["7", "lok3", 1234, 1302], "1": ["8", …]}      number of who asks, room, first and last slot

SQLite and PostgreSQL read JSON in the same words: `json_each` gives a row for each entry, `->>` a part of it.
"""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec
from sqlalchemy import JSON, ColumnElement, Integer, String, Table, bindparam, cast, func, literal_column, select
from sqlalchemy.sql.selectable import TableValuedAlias

from booking_core.domain.identity import RoomId


class CellRange(NamedTuple):
    """The slots from `first` to `last`, both of them, of one room; `number` is whose question it is."""

    number: int
    room: RoomId
    first: int
    last: int


def listed(entries: Iterable[str | CellRange]) -> str:
    """What goes along for `one_of` or `RANGES`."""
    parts = ([one] if isinstance(one, str) else one for one in entries)
    return msgspec.json.encode({str(place): one for place, one in enumerate(parts)}).decode()


def one_of(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Whether `column` is among the texts that go along under `name`."""
    entries = func.json_each(bindparam(name, type_=JSON)).table_valued("key", "value", name=name)
    return column.in_(select(_part(entries, 0, String)))


def _part(entries: TableValuedAlias, place: int, of_type: type[String] | type[Integer]) -> ColumnElement[object]:
    text: ColumnElement[object] = entries.c.value.op("->>")(literal_column(str(place)))
    return cast(text, of_type)


RANGES: TableValuedAlias = func.json_each(bindparam("ranges", type_=JSON)).table_valued("key", "value", name="ranges")
NUMBER = _part(RANGES, 0, Integer)


def within(table: Table) -> ColumnElement[bool]:
    """Whether a row of `table`, which has a room and a slot, lies in the range."""
    slot = table.c.slot.between(_part(RANGES, 2, Integer), _part(RANGES, 3, Integer))
    return (table.c.room_id == _part(RANGES, 1, String)) & slot
