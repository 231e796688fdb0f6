"""Moving all rows of a central database into another one, whichever engine each is on.

A copy of any central database is a SQLite file: it can be looked into with what is everywhere, and goes back onto
either engine. What is moved is one state of the source, and arrives whole or not at all.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, Table, func, select

from booking_core.store.engines.databases import Database, reading_engine, writing_engine
from booking_core.store.schema import metadata

_ROWS_A_STATEMENT = 500


class RowsLost(Exception):
    """A table does not have as many rows as were brought: nothing was changed."""


def move_rows(source: Database, target: Database) -> int:
    """Let `target`, whose tables have the newest form, hold just what `source` holds; how many rows.

    Raises:
        RowsLost: not all arrived.
    """
    reader = reading_engine(source, is_patient=True)
    writer = writing_engine(target, is_patient=True)
    try:
        with reader.connect() as reading, writer.begin() as writing:
            for table in reversed(metadata.sorted_tables):
                writing.execute(table.delete())
            return sum(_move(reading, writing, table) for table in metadata.sorted_tables)
    finally:
        reader.dispose()
        writer.dispose()


def _move(reading: Connection, writing: Connection, table: Table) -> int:
    for rows in _in_parts(reading, table):
        writing.execute(table.insert(), rows)
    asked, arrived = (one.execute(select(func.count()).select_from(table)).scalar_one() for one in (reading, writing))
    if asked != arrived:
        raise RowsLost(table.name)
    return int(arrived)


def _in_parts(reading: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    rows = reading.execution_options(yield_per=_ROWS_A_STATEMENT).execute(select(table))
    for part in rows.mappings().partitions(_ROWS_A_STATEMENT):
        yield [dict(row) for row in part]
