"""The page on how rows are found: what it shows uses a key, and so does what the store sends now."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from benchmarks.crowded_town import Size, fill
from benchmarks.plans import PAGE, explained
from booking_core.central.centre import DATABASE
from booking_core.store.engines.databases import SqliteFile

LINES = PAGE.read_text(encoding="utf-8").splitlines()
OF_ONE_ROW = {"centre"}
SQLITE_WHOLE = re.compile(r" +SCAN (\w+)")
POSTGRES_WHOLE = re.compile(r" +(?:-> +)?(?:Parallel )?Seq Scan on (\w+)(?: \w+)?")


def read_whole(lines: Iterable[str]) -> Iterator[str]:
    """The tables that plans among `lines` read from end to end, without a key or an order."""
    for line in lines:
        found = SQLITE_WHOLE.fullmatch(line) or POSTGRES_WHOLE.fullmatch(line)
        if found is not None:
            yield found[1]


def section(engine: str) -> list[str]:
    """The lines about one engine."""
    shown, inside = list[str](), False
    for line in LINES:
        inside = f"on {engine}, at " in line if line.startswith("## ") else inside
        shown += [line] if inside else []
    return shown


@pytest.mark.parametrize("engine", ["SQLite", "PostgreSQL"])
def test_in_a_crowded_town_nothing_is_read_from_end_to_end(engine: str) -> None:
    shown = section(engine)

    assert sum(line.startswith("## ") for line in shown) >= 4
    assert set(read_whole(shown)) <= OF_ONE_ROW


def test_what_is_sent_now_finds_its_rows_by_a_key_too(tmp_path: Path) -> None:
    size, database = Size(20, 200), SqliteFile(tmp_path / DATABASE)
    fill(tmp_path, database, size)

    lines = list(explained("SQLite", tmp_path, database, size))

    assert any("SEARCH occupancy USING" in line for line in lines)
    assert set(read_whole(lines)) <= OF_ONE_ROW


@pytest.mark.parametrize(
    ("line", "table"),
    [
        ("    SCAN booking", ["booking"]),
        ("      ->  Seq Scan on contact c", ["contact"]),
        ("    Seq Scan on audit", ["audit"]),
    ],
)
def test_a_table_that_is_read_whole_is_seen(line: str, table: list[str]) -> None:
    assert list(read_whole([line])) == table
