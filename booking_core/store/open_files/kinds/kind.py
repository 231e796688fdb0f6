"""What a kind of lines is, and the kind that is one table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, select, true

from booking_core.domain.bookings import Contact
from booking_core.domain.time_spans import SLOT_LENGTH
from booking_core.store.open_files.columns import fields_between, kept, told
from booking_core.store.open_files.lines import Line

ROWS_AT_ONCE = 500

SLOT_SECONDS = int(SLOT_LENGTH.total_seconds())

Values = dict[str, Any]
Told = TypeVar("Told")


class LineUnusable(Exception):
    """A line says something that cannot be; the message says what."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """What only who has the centre's keys can do, with lines `written_by` the centre with that raw public key.

    `renamed`: under which key each person is counted by these keys.

    Without `has_contacts` nobody who stands behind anything is told, nor what staff wrote about them.
    """

    has_contacts: bool
    written_by: bytes
    is_of_the_same_centre: bool
    opened: Callable[[bytes, UUID], Contact]
    sealed: Callable[[Contact], bytes]
    identified: Callable[[bytes], str | None]
    signed: Callable[[bytes], bytes]
    signed_receipt: Callable[[str], str]
    useless_secret: Callable[[], str]
    renamed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """A file of lines. `put` gets them in the order of the file, some at a time, in one writing transaction."""

    name: str
    line: type[Line]
    tables: tuple[Table, ...]
    count: Callable[[Connection, Keyring], int]
    read: Callable[[Connection, Keyring], Iterator[Line]]
    put: Callable[[Connection, Sequence[Any], Keyring], None]

    @property
    def file(self) -> str:
        return f"{self.name}.jsonl"


def _nothing_more(_values: Values, _keyring: Keyring) -> Values:
    return {}


def of_table(
    name: str,
    line: type[Line],
    table: Table,
    *,
    renamed: Mapping[str, str] | None = None,
    tell: Callable[[Values, Keyring], Values] = _nothing_more,
    keep: Callable[[Values, Keyring], Values] = _nothing_more,
    only: Callable[[Keyring], ColumnElement[bool]] = lambda _: true(),
) -> Kind:
    """A table's rows by its primary key. `tell` changes what a line says, `keep` what a row has."""
    fields = fields_between(line, table, renamed or {})

    def read(connection: Connection, keyring: Keyring) -> Iterator[Line]:
        query = select(table).where(only(keyring)).order_by(*table.primary_key.columns)
        for row in rows_of(connection, query):
            values = told(row, fields)
            yield line(**values) if tell is _nothing_more else line(**{**values, **tell(values, keyring)})

    def count(connection: Connection, keyring: Keyring) -> int:
        return counted(connection, select(func.count()).select_from(table).where(only(keyring)))

    def put(connection: Connection, given: Sequence[Line], keyring: Keyring) -> None:
        rows = [kept(one, fields) for one in given]
        connection.execute(table.insert(), [{**row, **keep(row, keyring)} for row in rows])

    return Kind(name, line, (table,), count, read, put)


def rows_of(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    """Row by row, however many there are."""
    yield from connection.execution_options(yield_per=ROWS_AT_ONCE).execute(query)


def counted(connection: Connection, query: Select[Any]) -> int:
    """The one number that `query` asks for."""
    return int(connection.execute(query).scalar_one())


def decoded(document: bytes, decoder: msgspec.json.Decoder[Told], what: str) -> Told:
    """The value that `document` holds.

    Raises:
        LineUnusable: it holds none; `what` is said of it.
    """
    try:
        return decoder.decode(document)
    except msgspec.ValidationError as err:
        message = f"{what} cannot be what it should ({err})"
        raise LineUnusable(message) from err
