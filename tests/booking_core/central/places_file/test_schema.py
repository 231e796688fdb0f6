import copy
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booking_core.central.places_file.checks import CHECKS
from booking_core.central.places_file.draft import read_draft, value_at
from booking_core.central.places_file.errors import Mistake, PlacesFileError, TomlPath
from booking_core.central.places_file.schema.table import PlacesTable, expectation, keys_of, tables_inside
from booking_core.central.places_file.schema.whole_file import FileTable
from booking_core.central.places_file.values import RawTable
from resources import RESOURCES

HERLEV: RawTable = tomllib.loads((RESOURCES / "demo" / "herlev.toml").read_text(encoding="utf-8"))

# Written down a second time on purpose: a key becomes optional by decision, not by a slip in the schema.
OPTIONAL = {
    "picture",
    "shows_in",
    "way_in",
    *("closed", "school_holiday", "audience", "association", "school", "after_school", "residents_first"),
    *("exceptions", "ages", "demo", "print_day_at", "store", "printer", "kiosk"),
    *("season", "day", "quota"),
    *("floor", "marks", "kiosks"),
    *("lead_minutes", "last_room_minutes", "most_minutes"),
    *("features", "offline", "check_in", "approval", "bad_weather_space"),
    *("standing_places", "standing", "self_minutes", "mon", "tue", "wed", "thu", "fri", "sat", "sun"),
}
NAMED_BY_OTHERS = {("rules", "association"), ("rules", "school")}
"""Required in [rules], optional at the top of the file."""
OPTIONAL_IN = {"season": {"opening", "staffed", "crew"}, "day": {"staffed", "crew", "reason"}}
"""Required elsewhere, optional in these."""
LIMITS = {"shortest_minutes", "longest_minutes", "book_ahead_days"}


def keys_in(held: object, path: TomlPath = ()) -> Iterator[TomlPath]:
    if isinstance(held, dict):
        for key, value in held.items():
            yield (*path, key)
            yield from keys_in(value, (*path, key))
    elif isinstance(held, list):
        for position, value in enumerate(held):
            yield from keys_in(value, (*path, position))


def is_required(path: TomlPath) -> bool:
    is_override = path[-1] == "rules" and len(path) > 1
    in_override = path[-2:-1] == ("rules",) and len(path) > 2 and path[-1] in LIMITS
    in_dates = len(path) > 2 and path[-1] in OPTIONAL_IN.get(str(path[-3]), ())
    in_language = path[-2:-1] in {("way_in",), ("shows_in",)}
    if is_override or in_override or in_dates or in_language:
        return False
    return path in NAMED_BY_OTHERS or (path[-1] not in OPTIONAL)


def without(path: TomlPath) -> RawTable:
    document = copy.deepcopy(HERLEV)
    table = value_at(document, path[:-1])
    assert isinstance(table, dict)
    del table[path[-1]]
    return document


def errors_of(document: RawTable) -> list[PlacesFileError]:
    draft, mistakes = read_draft(document)
    found: list[Mistake] = [*mistakes, *(one for check in CHECKS for one in check(draft))]
    return [draft.error(mistake, file="herlev.toml") for mistake in found]


REQUIRED = [path for path in keys_in(HERLEV) if is_required(path)]


def test_herlev_has_hundreds_of_required_keys() -> None:
    assert len(REQUIRED) > 600


@settings(max_examples=120, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(REQUIRED))
def test_a_required_key_that_is_left_out_is_named(path: TomlPath) -> None:
    errors = errors_of(without(path))

    assert (str(path[-1]), "nothing") in {(error.key, error.found) for error in errors}


@pytest.mark.parametrize("path", [path for path in keys_in(HERLEV) if path[-1] in {"demo", "ages", "self_minutes"}])
def test_an_optional_key_may_be_left_out(path: TomlPath) -> None:
    assert errors_of(without(path)) == []


@settings(max_examples=120, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(list(keys_in(HERLEV))), st.sampled_from([[[]], -3.5, "?", MappingProxyType({"?": 1})]))
def test_nonsense_behind_any_key_is_told_in_words_and_never_breaks_the_reader(path: TomlPath, nonsense: object) -> None:
    document = copy.deepcopy(HERLEV)
    table = value_at(document, path[:-1])
    assert isinstance(table, dict)
    table[path[-1]] = dict(nonsense) if isinstance(nonsense, MappingProxyType) else nonsense

    for error in errors_of(document):
        assert error.found
        assert error.expected
        assert "Input should be" not in error.expected


def every_table(model: type[PlacesTable]) -> set[type[PlacesTable]]:
    found = {model}
    for inside in tables_inside(model).values():
        found |= every_table(inside.model)
    return found


@pytest.mark.parametrize("model", sorted(every_table(FileTable), key=repr))
def test_every_key_says_what_it_expects(model: type[PlacesTable]) -> None:
    assert all(expectation(model, key) for key in keys_of(model))


def test_the_page_for_municipalities_names_every_key() -> None:
    page = (Path(__file__).parents[4] / "docs" / "places-file.md").read_text(encoding="utf-8")

    keys = {key for model in every_table(FileTable) for key in keys_of(model)}
    assert {key for key in keys if f"`{key}`" not in page} == set()
