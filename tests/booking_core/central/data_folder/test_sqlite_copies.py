"""Files that are read, and nothing else, whatever their folders and they are called."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from booking_core.central.data_folder.sqlite_copies import only_read, tables_of

NAMES = ("copy #1", "what?mode=rwc", "100%41", "lørdag & søndag")


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"backup {name}" / f"{name}.sqlite"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE centre (epoch INTEGER)")

    with only_read(path) as copy:
        assert tables_of(copy) == {"centre"}
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            copy.execute("DROP TABLE centre")

    assert [one.name for one in tmp_path.rglob("*.sqlite")] == [path.name]


@pytest.mark.parametrize("name", NAMES)
def test_where_there_is_none_none_is_made(tmp_path: Path, name: str) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open"), only_read(tmp_path / name) as copy:
        tables_of(copy)

    assert list(tmp_path.iterdir()) == []
