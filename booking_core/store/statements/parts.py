"""Deleting a part at a time: whoever books meanwhile waits for the end of a part, and not of all that is over."""

from sqlalchemy import ColumnElement, Connection, Table, delete, select, tuple_

MOST_AT_ONCE = 1_000
"""So many rows of one table in one transaction."""


def delete_part(connection: Connection, table: Table, which: ColumnElement[bool]) -> int:
    """Delete rows of `table`, no more than `MOST_AT_ONCE`; how many: fewer where no more are left."""
    key = table.primary_key.columns
    some = select(*key).where(which).limit(MOST_AT_ONCE)
    return connection.execute(delete(table).where(tuple_(*key).in_(some))).rowcount
