"""Migrations make exactly the tables that the code reads and writes."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from booking_core.store.engine import sqlite_engine
from booking_core.store.migrate import migrate
from booking_core.store.schema import metadata


def test_the_newest_form_is_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "central.sqlite"
    migrate(path)
    engine = sqlite_engine(path)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()

    assert differences == []


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "central.sqlite"
    migrate(path)
    before = path.read_bytes()
    migrate(path)

    assert path.read_bytes() == before


def test_every_commit_is_on_the_disk_before_it_returns(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "central.sqlite")
    with engine.connect() as connection:
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    engine.dispose()

    assert (synchronous, journal) == (2, "wal")
