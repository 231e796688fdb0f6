"""A table of a places file: what all of them have in common, and how the tables in it are found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType, UnionType
from typing import Annotated, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo

from booking_core.central.places_file.values import (
    RawTable,
    Says,
)

MarkType = TypeVar("MarkType")


class PlacesTable(BaseModel):
    """What all tables have in common: nothing is converted, nothing unknown is let through."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Inside:
    """Which model reads the raw table, or each of the raw tables, that a key holds.

    `heading` is how the file writes the table, [rules] or [[venue]]; empty for one in braces behind its key.
    `called` is the word for one of them, where the key itself is not.
    """

    model: type[PlacesTable]
    heading: str = ""
    called: str = ""


Table = Annotated[RawTable, Says("a table")]
Tables = Annotated[list[Table], Says("a list of tables")]


@lru_cache(maxsize=64)
def keys_of(model: type[PlacesTable]) -> Mapping[str, FieldInfo]:
    """The fields of `model` by the key the file writes."""
    return MappingProxyType({field.alias or name: field for name, field in model.model_fields.items()})


@lru_cache(maxsize=64)
def tables_inside(model: type[PlacesTable]) -> Mapping[str, Inside]:
    """Which keys of `model` hold tables, and what reads them."""
    pairs = ((key, mark) for key, field in keys_of(model).items() for mark in _marks(field, Inside))
    return MappingProxyType(dict(pairs))


def expectation(model: type[PlacesTable], key: str) -> str:
    """What should stand behind `key`, in words."""
    return [mark.text for mark in _marks(keys_of(model)[key], Says)][-1]


def _marks(field: FieldInfo, kind: type[MarkType]) -> Iterator[MarkType]:
    metadata = [*field.metadata]
    if get_origin(field.annotation) in {Union, UnionType}:  # of an optional key the marks stand one deeper
        for part in get_args(field.annotation):
            metadata.extend(getattr(part, "__metadata__", ()))
    return (mark for mark in metadata if isinstance(mark, kind))
