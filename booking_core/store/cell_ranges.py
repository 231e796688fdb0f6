"""Asking for many stretches of cells at once: rooms and slots go along as one parameter, however many they are.

    {"0": ["7", "lok3", 1234, 1302], "1": ["8", …]}       number of who asks, room, first and last slot

SQLite and PostgreSQL read JSON in the same words: `json_each` gives a row for each entry, `->>` a part of it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import JSON, ColumnElement, Integer, String, Table, bindparam, cast, func, literal_column
from sqlalchemy.sql.selectable import TableValuedAlias

from booking_core.domain.identity import RoomId


class CellRange(NamedTuple):
    """The slots from `first` to `last`, both of them, of one room; `number` is whose question it is."""

    number: int
    room: RoomId
    first: int
    last: int


def told(ranges: Iterable[CellRange]) -> dict[str, object]:
    """What goes along with a query over `RANGES`."""
    return {"ranges": {str(place): one for place, one in enumerate(ranges)}}


def _part(place: int, of_type: type[String] | type[Integer]) -> ColumnElement[object]:
    text: ColumnElement[object] = RANGES.c.value.op("->>")(literal_column(str(place)))
    return cast(text, of_type)


RANGES: TableValuedAlias = func.json_each(bindparam("ranges", type_=JSON)).table_valued("key", "value", name="ranges")
NUMBER = _part(0, Integer)


def within(table: Table) -> ColumnElement[bool]:
    """Whether a row of `table`, which has a room and a slot, lies in the range."""
    slot = table.c.slot.between(_part(2, Integer), _part(3, Integer))
    return (table.c.room_id == _part(1, String)) & slot
