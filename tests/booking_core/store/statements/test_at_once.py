"""Rows that are written at once are all there, however many; where a key is taken the others still are."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from booking_core.store.schema import answer, audit, centre
from booking_core.store.statements.at_once import Row, Sheet
from tests.booking_core.central.running_centre import MovableClock, opened_centre

MANY = 300
FIRST = 1_000


@pytest.fixture
def connection(each_engine: str, tmp_path: Path) -> Iterator[Connection]:  # noqa: ARG001  # asked for what it does
    with opened_centre(tmp_path, MovableClock()) as centre, centre.store.writing() as connection:
        yield connection


def rows(count: int) -> list[dict[str, object]]:
    said = {"at": 0, "actor": "centre", "verb": "counted", "subject": "", "outcome": ""}
    return [{"number": FIRST + n, **said, "hash": f"{n:064}"} for n in range(count)]


def write(connection: Connection, wanted: Sequence[Row]) -> None:
    sheet = Sheet()
    sheet.put(audit, wanted)
    sheet.write(connection)


def kept(connection: Connection) -> list[tuple[int, str]]:
    query = select(audit.c.number, audit.c.hash).where(audit.c.number >= FIRST).order_by(audit.c.number)
    return [(row.number, row.hash) for row in connection.execute(query)]


@pytest.mark.parametrize("count", [0, 1, MANY])
def test_all_rows_are_written(connection: Connection, count: int) -> None:
    write(connection, rows(count))

    assert kept(connection) == [(FIRST + n, f"{n:064}") for n in range(count)]


def test_where_a_key_is_taken_that_row_stays_out_and_is_counted(connection: Connection) -> None:
    taken = FIRST + 7
    write(connection, [{**rows(1)[0], "number": taken, "hash": "first"}])

    sheet = Sheet()
    sheet.put(audit, rows(MANY), where_free=True)

    assert sheet.write(connection) == 1
    assert dict(kept(connection))[taken] == "first"
    assert len(kept(connection)) == MANY


@pytest.mark.parametrize("count", [0, 1])
def test_what_changes_with_the_rows_is_changed_and_nothing_else(connection: Connection, count: int) -> None:
    [before] = connection.execute(select(centre)).mappings()
    told = {"feed_number": before["feed_number"] + 1, "feed_hash": "%s another"}
    sheet = Sheet()
    sheet.put(audit, rows(count))
    sheet.change(centre, told)

    assert sheet.write(connection) == 0

    assert list(connection.execute(select(centre)).mappings()) == [{**before, **told}]
    assert len(kept(connection)) == count


def test_a_key_that_is_taken_without_leave_is_an_error_that_says_no_value(connection: Connection) -> None:
    write(connection, [{**rows(1)[0], "actor": "somebody"}])

    with pytest.raises(IntegrityError) as raised:
        write(connection, [{**rows(1)[0], "actor": "somebody"}])

    assert "somebody" not in str(raised.value)


def test_rows_of_several_tables_arrive_byte_for_byte(connection: Connection) -> None:
    every_byte, text = bytes(range(256)), "Ærø \\x00 \"'%s \U0001f3e0"
    sheet = Sheet()
    sheet.put(audit, [{**rows(1)[0], "actor": text}])
    sheet.put(answer, [{"command_id": "one", "fingerprint": "f", "answer": every_byte, "answered_at": 2**40}])
    sheet.put(answer, [])

    assert sheet.write(connection) == 0

    assert connection.execute(select(audit.c.actor).where(audit.c.number == FIRST)).scalar_one() == text
    [kept_answer] = connection.execute(select(answer).where(answer.c.command_id == "one"))
    assert (kept_answer.answer, kept_answer.answered_at) == (every_byte, 2**40)
