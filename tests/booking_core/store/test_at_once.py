"""Rows that are written at once are all there, however many; where a key is taken the others still are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from booking_core.store.at_once import MOST_ROWS, insert_at_once, insert_where_free
from booking_core.store.schema import audit
from tests.booking_core.central.running_centre import MovableClock, opened_centre

MANY = 2 * MOST_ROWS + 7
FIRST = 1_000


@pytest.fixture
def connection(each_engine: str, tmp_path: Path) -> Iterator[Connection]:  # noqa: ARG001  # asked for what it does
    with opened_centre(tmp_path, MovableClock()) as centre, centre.store.writing() as connection:
        yield connection


def rows(count: int) -> list[dict[str, object]]:
    said = {"at": 0, "actor": "centre", "verb": "counted", "subject": "", "outcome": ""}
    return [{"number": FIRST + n, **said, "hash": f"{n:064}"} for n in range(count)]


def kept(connection: Connection) -> list[tuple[int, str]]:
    query = select(audit.c.number, audit.c.hash).where(audit.c.number >= FIRST).order_by(audit.c.number)
    return [(row.number, row.hash) for row in connection.execute(query)]


@pytest.mark.parametrize("count", [0, 1, MANY])
def test_all_rows_are_written(connection: Connection, count: int) -> None:
    insert_at_once(connection, audit, rows(count))

    assert kept(connection) == [(FIRST + n, f"{n:064}") for n in range(count)]


def test_of_keys_that_are_taken_nothing_is_told_and_nothing_changed(connection: Connection) -> None:
    taken = FIRST + MOST_ROWS + 1
    insert_at_once(connection, audit, [{**rows(1)[0], "number": taken, "hash": "first"}])

    told = insert_where_free(connection, audit, rows(MANY), telling="number")

    assert [row.number for row in told] == [FIRST + n for n in range(MANY) if FIRST + n != taken]
    assert dict(kept(connection))[taken] == "first"
    assert len(kept(connection)) == MANY
