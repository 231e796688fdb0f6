"""What is committed goes from SQLite's log into its file beside those who write, and not in one of their commits."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import text

from booking_core.store.engines.databases import SqliteFile, reading_engine, writing_engine
from booking_core.store.engines.transactions import A_LOT_WRITTEN, Transactions


def written(store: Transactions, *, times: int) -> None:
    for _ in range(times):
        store.write(lambda connection: connection.execute(text("INSERT INTO sheet VALUES (zeroblob(4000))")))


def in_the_file_alone(path: Path, aside: Path) -> int:
    """What would be there without the log."""
    copy = aside / "alone.sqlite"
    copy.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(copy)) as connection:
        [number] = connection.execute("SELECT count(*) FROM sheet").fetchone()
    return int(number)


def test_a_lot_that_was_written_is_brought_into_the_file_while_somebody_reads_and_writes(tmp_path: Path) -> None:
    path = tmp_path / "central.sqlite"
    with closing(sqlite3.connect(path)) as fresh:
        fresh.execute("CREATE TABLE sheet (content BLOB)")
    store = Transactions(writing_engine(SqliteFile(path)), reading_engine(SqliteFile(path)))
    written(store, times=A_LOT_WRITTEN - 1)
    assert store.settle() == 0
    assert in_the_file_alone(path, tmp_path) == 0

    with store.writing() as connection:
        connection.execute(text("INSERT INTO sheet VALUES ('under way')"))
        assert store.settle() >= A_LOT_WRITTEN - 1

        assert in_the_file_alone(path, tmp_path) == A_LOT_WRITTEN - 1
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM sheet")).scalar_one() == A_LOT_WRITTEN
    store.close()


def test_a_commit_leaves_more_in_the_log_than_sqlite_would_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "central.sqlite"
    with closing(sqlite3.connect(path)) as fresh:
        fresh.execute("CREATE TABLE sheet (content BLOB)")
        [usual] = fresh.execute("PRAGMA wal_autocheckpoint").fetchone()
    store = Transactions(writing_engine(SqliteFile(path)), reading_engine(SqliteFile(path)))

    with store.writing() as connection:
        connection.execute(text("INSERT INTO sheet VALUES (zeroblob(4000))"))
        connection.execute(text("INSERT INTO sheet VALUES (zeroblob(:size))"), {"size": 4096 * 2 * usual})

    assert in_the_file_alone(path, tmp_path) == 0
    store.close()
