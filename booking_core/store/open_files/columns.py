"""One row as one line and back, told by the types of the line's fields alone.

datetime  unix seconds          date   its ISO form          UUID   its text
a tuple   words, by blanks      Raw    JSON as it was kept   others as they are

Where a column may be empty, null is the JSON of an empty one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin
from uuid import UUID

import msgspec
from msgspec import Raw
from sqlalchemy import Row, Table, Text

from booking_core.store.open_files.lines import Line
from booking_core.store.rows import from_seconds, to_seconds

NULL = Raw(b"null")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a line, the column it stands in, and the type that says how."""

    name: str
    column: str
    type: object
    is_text: bool
    may_be_empty: bool

    def told(self, value: object) -> object:
        """The column's value as the line has it."""
        match value:
            case int() if self.type is datetime:
                return from_seconds(value)
            case str() if self.type is date:
                return date.fromisoformat(value)
            case str() | bytes() if self.type is Raw:
                return Raw(value)
            case None if self.type is Raw:
                return NULL
            case str() if isinstance(self.type, type) and issubclass(self.type, UUID | StrEnum):
                return self.type(value)
            case str() if get_origin(self.type) is tuple:
                word = get_args(self.type)[0]
                return tuple(word(one) for one in value.split())
            case _:
                return value

    def kept(self, value: object) -> object:
        """The line's value as the column has it."""
        match value:
            case datetime():
                return to_seconds(value)
            case date():
                return value.isoformat()
            case UUID():
                return str(value)
            case StrEnum():
                return value.value
            case tuple():
                return " ".join(value)
            case Raw() if self.may_be_empty and value == NULL:
                return None
            case Raw():
                return bytes(value).decode() if self.is_text else bytes(value)
            case _:
                return value


def fields_between(line: type[Line], table: Table, renamed: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields of `line` that stand in `table`, under their own names or those in `renamed`."""
    names = {one.name: renamed.get(one.name, one.name) for one in msgspec.structs.fields(line)}
    return tuple(
        Field(
            one.name,
            column,
            _plain(one.type),
            is_text=isinstance(table.c[column].type, Text),
            may_be_empty=bool(table.c[column].nullable),
        )
        for one in msgspec.structs.fields(line)
        if (column := names[one.name]) in table.c
    )


def told(row: Row[Any], fields: tuple[Field, ...]) -> dict[str, Any]:
    """What the line of `row` says."""
    return {field.name: field.told(row._mapping[field.column]) for field in fields}


def kept(line: Line, fields: tuple[Field, ...]) -> dict[str, Any]:
    """The columns of the row of `line`."""
    return {field.column: field.kept(getattr(line, field.name)) for field in fields}


def _plain(declared: object) -> object:
    """The type without what is said beside it."""
    if get_origin(declared) is Annotated:
        return _plain(get_args(declared)[0])
    if get_origin(declared) in {Union, UnionType}:
        (only,) = (one for one in get_args(declared) if one is not NoneType)
        return _plain(only)
    return declared
