"""Migrations make exactly the tables that the code reads and writes."""

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import select

from booking_core.domain.identity import VenueId, WaitingId
from booking_core.domain.waiting import WaitingNeed
from booking_core.protocol.codes import code_of
from booking_core.store.engine import sqlite_engine
from booking_core.store.migrate import MIGRATIONS, migrate
from booking_core.store.schema import metadata, occupancy, waiting

_A_BOOKING = """
INSERT INTO venue VALUES ('venue', 'V', 0);
INSERT INTO room VALUES ('room', 'venue', 'R', 0);
INSERT INTO space VALUES ('space', 'venue', 'S', 0);
INSERT INTO booking (
    id, version, state, space_id, layout_id, starts_at, ends_at, persons, purpose, openness, user_kind, channel,
    title, code, created_at
) VALUES (
    'booking', 1, 'confirmed', 'space', 'rows', 6300, 7200, 1, 'meeting', 'closed', 'citizen', 'kiosk',
    '', '123456789', 0
);
INSERT INTO occupancy (room_id, slot, booking_id, kind) VALUES ('room', 7, 'booking', 'use')
"""


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


def test_a_database_of_an_earlier_form_keeps_its_bookings_and_their_cells(tmp_path: Path) -> None:
    path = tmp_path / "central.sqlite"
    _made_in_form(path, "0002")
    _put_a_booking_in(path)

    migrate(path)

    engine = sqlite_engine(path)
    with engine.connect() as connection:
        cells = connection.execute(select(occupancy)).all()
    engine.dispose()
    assert [(one.room_id, one.slot, one.booking_id, one.block_id, one.kind) for one in cells] == [
        ("room", 7, "booking", None, "use")
    ]


def test_those_who_wait_already_are_found_by_code_day_and_place(tmp_path: Path) -> None:
    path = tmp_path / "central.sqlite"
    _made_in_form(path, "0003")
    wish = WaitingId(uuid4())
    need = WaitingNeed(6, timedelta(hours=1), date(2026, 11, 26), date(2026, 11, 27), house=VenueId("medborgerhus"))
    engine = sqlite_engine(path)
    with engine.begin() as connection:
        values = (str(wish), msgspec.json.encode(need), 1, b"sealed", 2**40)
        statement = "INSERT INTO waiting (id, need, made_at, sealed, keep_until) VALUES (?, ?, ?, ?, ?)"
        connection.exec_driver_sql(statement, values)
    engine.dispose()

    migrate(path)

    engine = sqlite_engine(path)
    with engine.connect() as connection:
        row = connection.execute(select(waiting)).one()
    engine.dispose()
    assert (row.code, row.first_day, row.last_day) == (code_of(wish), "2026-11-26", "2026-11-27")
    assert (row.space_id, row.venue_id, row.person) == (None, "medborgerhus", None)


def _made_in_form(path: Path, revision: str) -> None:
    engine, config = sqlite_engine(path), Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def _put_a_booking_in(path: Path) -> None:
    engine = sqlite_engine(path)
    with engine.begin() as connection:
        for statement in _A_BOOKING.split(";\n"):
            connection.exec_driver_sql(statement)
    engine.dispose()


def test_every_commit_is_on_the_disk_before_it_returns(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "central.sqlite")
    with engine.connect() as connection:
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    engine.dispose()

    assert (synchronous, journal) == (2, "wal")
