"""A places file on its way to a municipality: the tables that are right by themselves, and all that is wrong.

A table that is wrong hides nothing but itself: its neighbours, and the tables in it, are read all the same.
What the tables must say together is checked later, as far as the tables are there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from booking_core.central.places_file.errors import Mistake, PlacesFileError, TomlPath
from booking_core.central.places_file.schema.table import Inside, PlacesTable, expectation, keys_of, tables_inside
from booking_core.central.places_file.schema.whole_file import FileTable
from booking_core.central.places_file.values import LIKE_A_CPR, RawTable
from booking_core.central.places_file.wording import like_a_cpr, one_of_keys, ordinal, shown

T = TypeVar("T", bound=PlacesTable)
BEFORE_ALL_KEYS = -1


@dataclass(frozen=True, slots=True)
class Placed:
    """A table of the document before anything is known about it."""

    path: TomlPath
    raw: RawTable
    model: type[PlacesTable]
    name: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read. `names` and `ids` also cover tables that are wrong."""

    document: RawTable
    tables: Mapping[TomlPath, PlacesTable]
    names: Mapping[TomlPath, str]
    """What a table is called in an error: `venue "bibliotek" / space "bib-salen"`."""
    ids: Mapping[TomlPath, str]
    unread: frozenset[TomlPath]
    """Where a table, or a list of them, or a table's id should be and is not."""

    def one(self, path: TomlPath, model: type[T]) -> T | None:
        """The table at `path`, if it is there and right."""
        table = self.tables.get(path)
        return table if isinstance(table, model) else None

    def need(self, path: TomlPath, model: type[T]) -> T:
        """The table at `path` of a draft without mistakes.

        Raises:
            LookupError: the table is not there.
        """
        table = self.one(path, model)
        if table is None:
            raise LookupError(path)
        return table

    def each(self, parent: TomlPath, key: str, model: type[T]) -> Iterator[tuple[TomlPath, T]]:
        """The right ones among the tables that `key` of the table at `parent` holds, with their paths."""
        for path, table in self.tables.items():
            if path[:-1] == (*parent, key) and isinstance(table, model):
                yield path, table

    def every(self, model: type[T]) -> Iterator[tuple[TomlPath, T]]:
        """All right tables of a kind, wherever they stand, in the order of the file."""
        return ((path, table) for path, table in self.tables.items() if isinstance(table, model))

    def ids_of_kind(self, key: str) -> Mapping[TomlPath, str]:
        """The ids of all tables held by a `key`, wherever it stands, right or wrong, by path."""
        return {path: own for path, own in self.ids.items() if path[-2:-1] == (key,)}

    def ids_in(self, parent: TomlPath, key: str) -> frozenset[str]:
        """The ids of the tables that `key` of the table at `parent` holds, right or wrong."""
        return frozenset(own for path, own in self.ids.items() if path[:-1] == (*parent, key))

    def known_of_kind(self, key: str) -> frozenset[str] | None:
        """`ids_of_kind`, or None when one of them could not be read: then nobody knows what is missing."""
        is_unread = any(key in {path[-1], *path[-2:-1]} for path in self.unread)
        return None if is_unread else frozenset(self.ids_of_kind(key).values())

    def known_in(self, parent: TomlPath, key: str) -> frozenset[str] | None:
        """`ids_in`, or None when one of them could not be read."""
        held = (*parent, key)
        is_unread = any(held in {path, path[:-1]} for path in self.unread)
        return None if is_unread else self.ids_in(parent, key)

    def is_whole(self, parent: TomlPath, key: str) -> bool:
        """Whether every table that `key` of the table at `parent` holds is right."""
        held = value_at(self.document, (*parent, key))
        return isinstance(held, list) and all((*parent, key, n) in self.tables for n in range(len(held)))

    def error(self, mistake: Mistake, *, file: str) -> PlacesFileError:
        """`mistake` with its place in words."""
        path = mistake.path
        while path not in self.names:
            path = path[:-1]
        key = _key_in_words(mistake.path[len(path) :])
        return PlacesFileError(file, self.names[path], key, mistake.found, expected=mistake.expected)

    def order(self, mistake: Mistake) -> tuple[int, ...]:
        """Sorts mistakes by their place in the file; what is missing comes first in its table."""
        return tuple(
            _place_of(value_at(self.document, mistake.path[:depth]), part) for depth, part in enumerate(mistake.path)
        )


@dataclass(slots=True)
class _Reading:
    """A draft while it is being read."""

    tables: dict[TomlPath, PlacesTable] = field(default_factory=dict)
    names: dict[TomlPath, str] = field(default_factory=dict)
    ids: dict[TomlPath, str] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    unread: set[TomlPath] = field(default_factory=set)

    def read(self, placed: Placed) -> None:
        self.names[placed.path] = placed.name
        if isinstance(own_id := placed.raw.get("id"), str):
            self.ids[placed.path] = own_id
        try:
            self.tables[placed.path] = placed.model.model_validate(placed.raw)
        except ValidationError as err:
            self.mistakes.extend(_mistake(placed, line) for line in err.errors())
            self.unread.update(_unread(placed, line) for line in err.errors() if _hides_ids(placed, line))
        for inner in _tables_in(placed):
            self.read(inner)


def read_draft(document: RawTable) -> tuple[Draft, tuple[Mistake, ...]]:
    """The tables of `document`, and what is wrong with single values."""
    reading = _Reading()
    reading.read(Placed((), document, FileTable, ""))
    return Draft(document, reading.tables, reading.names, reading.ids, frozenset(reading.unread)), tuple(
        reading.mistakes
    )


def value_at(document: object, path: TomlPath) -> object:
    """What stands at `path` of a document, None where nothing does."""
    for part in path:
        match document, part:
            case dict(), str():
                document = document.get(part)
            case list(), int() if part < len(document):
                document = document[part]
            case _:
                return None
    return document


def _tables_in(placed: Placed) -> Iterator[Placed]:
    for key, held in placed.raw.items():
        inside = tables_inside(placed.model).get(key)
        if inside is None:
            continue
        if isinstance(held, dict):
            yield Placed((*placed.path, key), held, inside.model, _name_of_one(placed, key, inside))
        elif isinstance(held, list):
            yield from _tables_of_list(placed, key, inside, tables=held)


def _tables_of_list(placed: Placed, key: str, inside: Inside, *, tables: list[object]) -> Iterator[Placed]:
    for position, raw in enumerate(tables):
        if isinstance(raw, dict):
            name = _name_of_each(placed, key, inside, position=position, raw=raw)
            yield Placed((*placed.path, key, position), raw, inside.model, name)


def _name_of_one(placed: Placed, key: str, inside: Inside) -> str:
    own = f"[{inside.heading}]" if inside.heading else key
    is_in_a_list = len(placed.path) > 1  # else its heading, [rules.walk_in], says all
    return f"{placed.name} / {own}" if is_in_a_list else own


def _name_of_each(placed: Placed, key: str, inside: Inside, *, position: int, raw: RawTable) -> str:
    own_id = raw.get("id")
    if isinstance(own_id, str) and own_id:
        own = f'{inside.called or key} "{own_id}"'
    elif inside.heading:
        parent = placed.name.rpartition(" / ")[2].replace('"', "")
        return f"{ordinal(position + 1)} [[{inside.heading}]]" + (f" of {parent}" if parent else "")
    else:
        own = f"{key}, {ordinal(position + 1)} entry"
    return f"{placed.name} / {own}" if placed.name else own


def _mistake(placed: Placed, line: ErrorDetails) -> Mistake:
    path = (*placed.path, *line["loc"])
    key = str(line["loc"][0])
    if line["type"] == "extra_forbidden":
        free = keys_of(placed.model).keys() - placed.raw.keys()
        return Mistake(path, "an unknown key", one_of_keys(free or keys_of(placed.model), meant=key))
    if line["type"] == "missing":
        return Mistake(path, "nothing", expectation(placed.model, key))
    found = like_a_cpr(line["input"]) if line["type"] == LIKE_A_CPR else shown(line["input"])
    return Mistake(path, found, line["msg"])


def _hides_ids(placed: Placed, line: ErrorDetails) -> bool:
    """Whether behind the mistake there may be ids that other tables mention."""
    key = line["loc"][0]
    return key in tables_inside(placed.model) or (key == "id" and not isinstance(placed.raw.get("id"), str))


def _unread(placed: Placed, line: ErrorDetails) -> TomlPath:
    is_own_id = line["loc"] == ("id",)
    return placed.path if is_own_id else (*placed.path, *line["loc"])


def _key_in_words(path: TomlPath) -> str:
    """`opening, 2nd entry`: the rest of a path below its table."""
    return ", ".join(part if isinstance(part, str) else f"{ordinal(part + 1)} entry" for part in path)


def _place_of(parent: object, part: str | int) -> int:
    if isinstance(part, int):
        return part
    keys = list(parent) if isinstance(parent, dict) else []
    return keys.index(part) if part in keys else BEFORE_ALL_KEYS
