"""Many rows, of many tables, by one call: in a rush a statement a row is half of what writing costs.

SQLite        INSERT INTO booking (…) VALUES (?, …)        a statement a table, with the values of each row
PostgreSQL    WITH into_booking AS (INSERT INTO booking (…) SELECT … FROM json_populate_recordset(…)),
                   into_feed AS (INSERT INTO feed (…) …),
                   of_centre AS (UPDATE centre SET …)      one statement, one way there and back
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

import msgspec
from sqlalchemy import Connection, LargeBinary, Table

from booking_core.store.statements.prepared import sent, sent_for_each

Row = Mapping[str, object]

_STATEMENTS_KNOWN = 256


@dataclass(frozen=True, slots=True)
class _Into:
    """A table, the columns that its rows name, and whether a row stays out whose key is there already."""

    table: Table
    columns: tuple[str, ...]
    where_free: bool

    @property
    def names(self) -> str:
        return ", ".join(self.columns)

    @property
    def ending(self) -> str:
        return " ON CONFLICT DO NOTHING" if self.where_free else ""


@dataclass(frozen=True, slots=True)
class _Of:
    """A table of one row, and the columns of it that change."""

    table: Table
    columns: tuple[str, ...]


class Sheet:
    """Rows on their way into their tables, in the order they were put down: what others refer to comes first.

    All rows that are put down together name the same columns. Values are those that the drivers take.
    """

    def __init__(self) -> None:
        self._parts: list[tuple[_Into, Sequence[Row]]] = []
        self._changes: list[tuple[_Of, Row]] = []

    def put(self, table: Table, rows: Sequence[Row], *, where_free: bool = False) -> None:
        """Put down `rows` of `table`; `where_free` those stay out whose key is taken by then."""
        if rows:
            self._parts.append((_Into(table, tuple(rows[0]), where_free), rows))

    def change(self, table: Table, row: Row) -> None:
        """The only row of `table` is so from then on, in the columns that `row` names."""
        self._changes.append((_Of(table, tuple(row)), row))

    def write(self, connection: Connection) -> int:
        """Put all rows into their tables, and change what changes with them; how many rows stayed out."""
        if not (self._parts or self._changes):
            return 0
        wanted = sum(len(rows) for into, rows in self._parts if into.where_free)
        is_sqlite = connection.dialect.name == "sqlite"
        return wanted - (self._table_by_table(connection) if is_sqlite else self._in_one_statement(connection))

    def _table_by_table(self, connection: Connection) -> int:
        free = 0
        for into, rows in self._parts:
            values = list(map(itemgetter(*into.columns), rows))
            cursor = sent_for_each(connection, _insert(into), values)
            free += cursor.rowcount if into.where_free else 0
        for of, row in self._changes:
            sent(connection, _change(of, "?"), tuple(row.values()))
        return free

    def _in_one_statement(self, connection: Connection) -> int:
        statement = _all_of(tuple(into for into, _ in self._parts), tuple(of for of, _ in self._changes))
        listed = (_listed(into, rows) for into, rows in self._parts)
        changed = (value for _, row in self._changes for value in row.values())
        [(free,)] = sent(connection, statement, (*listed, *changed)).fetchall()
        return int(free)


@lru_cache(_STATEMENTS_KNOWN)
def _insert(into: _Into) -> str:
    marks = ", ".join("?" * len(into.columns))
    return f"INSERT INTO {into.table.name} ({into.names}) VALUES ({marks}){into.ending}"  # noqa: S608  # names of our own


@lru_cache(_STATEMENTS_KNOWN)
def _change(of: _Of, mark: str) -> str:
    return f"UPDATE {of.table.name} SET {', '.join(f'{name} = {mark}' for name in of.columns)}"  # noqa: S608  # names of our own


@lru_cache(_STATEMENTS_KNOWN)
def _all_of(parts: tuple[_Into, ...], changes: tuple[_Of, ...]) -> str:
    """All at one instant: what refers to each other is looked up at its end."""
    steps = [f"into_{one.table.name} AS ({_insert_listed(one)})" for one in parts]
    steps += [f"of_{one.table.name} AS ({_change(one, '%s')})" for one in changes]
    free = [f"(SELECT count(*) FROM into_{one.table.name})" for one in parts if one.where_free]  # noqa: S608
    return f"WITH {', '.join(steps)} SELECT {' + '.join(free) or '0'}"


def _insert_listed(into: _Into) -> str:
    name = into.table.name
    rows = f"SELECT {into.names} FROM json_populate_recordset(NULL::{name}, %s)"  # noqa: S608  # names of our own
    return f"INSERT INTO {name} ({into.names}) {rows}{into.ending} RETURNING 1"


def _listed(into: _Into, rows: Iterable[Row]) -> str:
    """The rows as JSON, with bytes as PostgreSQL writes them."""
    blobs = _blobs(into)
    told = (_with_blobs_written(row, blobs) for row in rows) if blobs else rows
    return msgspec.json.encode(list(told)).decode()


@lru_cache(_STATEMENTS_KNOWN)
def _blobs(into: _Into) -> tuple[str, ...]:
    return tuple(name for name in into.columns if isinstance(into.table.c[name].type, LargeBinary))


def _with_blobs_written(row: Row, blobs: Iterable[str]) -> Row:
    written = {name: value.hex() for name in blobs if isinstance(value := row[name], bytes)}
    return {**row, **{name: f"\\x{digits}" for name, digits in written.items()}}
