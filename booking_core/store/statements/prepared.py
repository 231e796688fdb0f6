"""Statements that every booking needs, sent to the driver as they were written out once.

    built by SQLAlchemy ── written out once for each engine ──► text, values ──► the driver ──► plain rows

SQLAlchemy keeps the connection and its transaction. With each call, though, it would find the text anew, turn every
value and wrap every row: for the dozen statements of one booking that is half of what the booking costs. What goes
wrong is named as SQLAlchemy names it, so that whoever calls need not know which way a statement went.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement

Values = Sequence[object] | Mapping[str, object]


def sent(connection: Connection, text: str, values: Values = ()) -> DBAPICursor:
    """The cursor on what the driver answers to `text`.

    Raises:
        DBAPIError: as from SQLAlchemy.
    """
    cursor = _cursor(connection)
    _heard(connection, cursor, (text, values), is_many=False, send=lambda: cursor.execute(text, values))
    return cursor


def sent_for_each(connection: Connection, text: str, rows: Sequence[Sequence[object]]) -> DBAPICursor:
    """The same with the values of each of `rows`; what it answers is only how many rows it has changed."""
    cursor = _cursor(connection)
    _heard(connection, cursor, (text, rows), is_many=True, send=lambda: cursor.executemany(text, rows))
    return cursor


def _cursor(connection: Connection) -> DBAPICursor:
    driver = connection.connection.dbapi_connection
    assert driver is not None  # noqa: S101  # the connection is open
    return driver.cursor()


def _heard(
    connection: Connection, cursor: DBAPICursor, said: tuple[str, Values], *, is_many: bool, send: Callable[[], object]
) -> None:
    """What is `said` is sent, and whoever listens to what SQLAlchemy sends hears of it too."""
    listeners = connection.engine.dispatch
    for listener in listeners.before_cursor_execute:
        listener(connection, cursor, *said, None, is_many)
    try:
        send()
    except connection.dialect.loaded_dbapi.Error as err:
        raise named(connection, said[0], err) from err
    for listener in listeners.after_cursor_execute:
        listener(connection, cursor, *said, None, is_many)


def named(connection: Connection, text: str, err: Exception) -> BaseException:
    """What the driver raised about `text`, as SQLAlchemy names it and without values; a connection gone is given up."""
    dialect = connection.dialect
    is_gone = dialect.is_disconnect(err, connection.connection.dbapi_connection, None)  # type: ignore[arg-type]  # a driver's own
    if is_gone:
        connection.invalidate(err)
    return DBAPIError.instance(
        text,
        None,
        err,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=is_gone,
        dialect=dialect,
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """The text for one engine, what is said in it already, and in which order it wants its values, where it does."""

    text: str
    said: Mapping[str, object]
    order: Sequence[str] | None

    def values(self, told: Mapping[str, object]) -> Values:
        values = {**self.said, **told}
        return values if self.order is None else tuple(values[name] for name in self.order)


class Prepared:
    """A statement whose values are those that the drivers take: lists go along as JSON, see `listed`."""

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._written: dict[str, _Written] = {}

    def run(self, connection: Connection, **told: object) -> None:
        """Send it with those values."""
        self._sent(connection, told)

    def rows(self, connection: Connection, **told: object) -> Sequence[Any]:
        """The rows it answers with, each a tuple in the order of its columns."""
        return self._sent(connection, told).fetchall()

    def _sent(self, connection: Connection, told: Mapping[str, object]) -> DBAPICursor:
        written = self._written.get(connection.dialect.name) or self._write_out(connection)
        return sent(connection, written.text, written.values(told))

    def _write_out(self, connection: Connection) -> _Written:
        compiled = self._statement.compile(dialect=connection.dialect)
        written = _Written(str(compiled), compiled.params, getattr(compiled, "positiontup", None))
        self._written[connection.dialect.name] = written
        return written
