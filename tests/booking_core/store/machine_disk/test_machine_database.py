"""A machine's file is changed by one at a time, wholly or not at all, and read beside whoever changes it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from sqlite3 import OperationalError

import pytest

from booking_core.store.machine_disk.machine_database import MachineDatabase


@pytest.fixture
def database(tmp_path: Path) -> Iterator[MachineDatabase]:
    database = MachineDatabase(tmp_path / "machine.sqlite")
    with database.transaction() as connection:
        connection.execute("CREATE TABLE told (number INTEGER NOT NULL)")
    yield database
    database.close()


def told(database: MachineDatabase) -> list[int]:
    with database.transaction() as connection:
        return [row["number"] for row in connection.execute("SELECT number FROM told ORDER BY number")]


def test_what_fails_leaves_nothing_behind(database: MachineDatabase) -> None:
    def told_and_given_up() -> None:
        with database.transaction() as connection:
            connection.execute("INSERT INTO told VALUES (1)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        told_and_given_up()

    assert told(database) == []


def test_two_threads_take_turns_so_that_no_count_is_lost(database: MachineDatabase) -> None:
    def count_on(_: int) -> None:
        with database.transaction() as connection:
            [(newest,)] = connection.execute("SELECT coalesce(max(number), 0) FROM told").fetchall()
            connection.execute("INSERT INTO told VALUES (?)", (newest + 1,))

    with ThreadPoolExecutor(max_workers=2) as hands:
        list(hands.map(count_on, range(40)))

    assert told(database) == list(range(1, 41))


def test_a_commit_goes_all_the_way_to_the_disk(database: MachineDatabase) -> None:
    with database.transaction() as connection:
        [(synchronous,)] = connection.execute("PRAGMA synchronous").fetchall()
        [(journal,)] = connection.execute("PRAGMA journal_mode").fetchall()

    assert (synchronous, journal) == (2, "wal")


def test_whoever_reads_beside_it_waits_for_nobody_and_changes_nothing(
    database: MachineDatabase, tmp_path: Path
) -> None:
    beside = MachineDatabase(tmp_path / "machine.sqlite", reads_only=True)
    with database.transaction() as connection:
        connection.execute("INSERT INTO told VALUES (1)")

        assert told(beside) == []

    assert told(beside) == [1]
    with pytest.raises(OperationalError, match="readonly"), beside.transaction() as connection:
        connection.execute("DELETE FROM told")
    beside.close()


def test_a_file_that_was_let_go_is_opened_again(database: MachineDatabase) -> None:
    database.close()

    assert told(database) == []
