"""Many rows of few columns by one statement: in a rush a statement a row is half of what writing costs.

    INSERT INTO audit (number, at, …) VALUES (?, ?, …), (?, ?, …), (?, ?, …)

Written out once for each number of rows, so that the drivers know the statement again and need not read it anew.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, CursorResult, Row, Table

MOST_ROWS = 128
"""In one statement; what takes longer is written by several."""
_STATEMENTS_KNOWN = 1024


def insert_at_once(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Put `rows`, which all name the same columns, into `table`. Values are those that the drivers take."""
    for part in _parts(rows):
        _inserted(connection, table, part)


def insert_where_free(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, object]], *, telling: str
) -> list[Row[Any]]:
    """The same, but for rows whose key is there already; of each that was put in the column `telling`."""
    ending = f" ON CONFLICT DO NOTHING RETURNING {telling}"
    return [row for part in _parts(rows) for row in _inserted(connection, table, part, ending).all()]


def _parts(rows: Sequence[Mapping[str, object]]) -> Sequence[Sequence[Mapping[str, object]]]:
    return [rows[start : start + MOST_ROWS] for start in range(0, len(rows), MOST_ROWS)]


def _inserted(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, object]], ending: str = ""
) -> CursorResult[Any]:
    columns = tuple(rows[0])
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    statement = _statement(table.name, columns, len(rows), mark) + ending
    return connection.exec_driver_sql(statement, tuple(chain.from_iterable(map(itemgetter(*columns), rows))))


@lru_cache(_STATEMENTS_KNOWN)
def _statement(table: str, columns: tuple[str, ...], rows: int, mark: str) -> str:
    row = f"({', '.join([mark] * len(columns))})"
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([row] * rows)}"  # noqa: S608  # names of our own
