"""Migrations make exactly the tables that the code reads and writes, on both engines."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Table, func, inspect, select, text

from booking_core.domain.identity import VenueId, WaitingId
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.protocol.codes import code_of
from booking_core.store.accounts import guesses
from booking_core.store.engines.databases import Database, SqliteFile
from booking_core.store.engines.migrate import MIGRATIONS, FormUnknown, form_of, migrate, newest_form
from booking_core.store.engines.sqlite_engine import sqlite_engine
from booking_core.store.rows import from_seconds
from booking_core.store.schema import (
    booking,
    booking_override,
    contact,
    guess,
    metadata,
    occupancy,
    place_card,
    stopped_card,
    waiting,
)
from booking_core.store.statements.parts import MOST_AT_ONCE
from tests.booking_core.conftest import ENGINES
from tests.booking_core.store.engines.forms import made_in_form, writing
from tests.postgres_server import running_server

_A_BOOKING = """
INSERT INTO venue VALUES ('venue', 'V', false);
INSERT INTO room VALUES ('room', 'venue', 'R', false);
INSERT INTO space VALUES ('space', 'venue', 'S', false);
INSERT INTO booking (
    id, version, state, space_id, layout_id, starts_at, ends_at, persons, purpose, openness, user_kind, channel,
    title, code, created_at
) VALUES (
    'booking', 1, 'confirmed', 'space', 'rows', 6300, 7200, 1, 'meeting', 'closed', 'citizen', 'kiosk',
    '', '123456789', 0
);
INSERT INTO occupancy (room_id, slot, booking_id, kind) VALUES ('room', 7, 'booking', 'use')
"""

_ITS_PLACES_AND_CONTACT = """
INSERT INTO places_version (version, document, source, imported_at)
VALUES (3, '{"privacy": {"contact_kept_days_after": 2}}', 'herlev.toml', 0);
UPDATE centre SET places_version = 3;
INSERT INTO contact (booking_id, sealed, keep_until) VALUES ('booking', 'sealed', 864000)
"""


MANY = 2 * MOST_AT_ONCE
_KINDS = (booking_override, guess, place_card, stopped_card)
_OF_EACH_KIND = """
INSERT INTO booking_override (booking_id, version, codes, reason, at, keep_until)
VALUES ('booking', :at, 'too-long', 'Fest', :at, :at);
INSERT INTO guess (kind, sender, since, wrong) VALUES ('code', :n, :at, 1);
INSERT INTO place_card (id, kind, valid_until, issued_at, keep_until) VALUES (:n, 'person', '2026-11-27', :at, :at);
INSERT INTO stopped_card (id, valid_until) VALUES (:n, '2026-11-27')
"""


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Without any table."""
    if request.param == "sqlite":
        yield SqliteFile(tmp_path / "central.sqlite")
        return
    with running_server().fresh_database(like="template0") as fresh:
        yield fresh


def test_a_form_is_called_as_its_file_begins() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    migrations = ScriptDirectory.from_config(config)

    assert newest_form() == migrations.get_current_head()
    assert all(Path(one.path).name.startswith(f"{one.revision}_") for one in migrations.walk_revisions())


def test_the_newest_form_is_the_schema(database: Database) -> None:
    migrate(database)

    with writing(database) as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
        partial = set(_partial_indexes(connection))
    assert differences == []
    assert partial == {
        "ix_booking_device_id",
        "ix_booking_group_id",
        "ix_booking_requested",
        "ix_booking_series",
        "ix_booking_shelter_id",
        "ix_occupancy_block_id",
    }


def _partial_indexes(connection: Connection) -> Iterator[str]:
    """Those that do not hold every row, which the comparison does not look at."""
    found, option = inspect(connection), f"{connection.dialect.name}_where"
    for table in found.get_table_names():
        for index in found.get_indexes(table):
            if option in index.get("dialect_options", {}):
                yield str(index["name"])


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "central.sqlite"
    migrate(SqliteFile(path))
    before = path.read_bytes()
    migrate(SqliteFile(path))

    assert path.read_bytes() == before


def test_a_database_of_an_earlier_form_keeps_its_bookings_and_their_cells(database: Database) -> None:
    made_in_form(database, "0002")
    with writing(database) as connection:
        for statement in _A_BOOKING.split(";\n"):
            connection.exec_driver_sql(statement)

    migrate(database)

    with writing(database) as connection:
        cells = connection.execute(select(occupancy)).all()
    assert [(one.room_id, one.slot, one.booking_id, one.block_id, one.kind) for one in cells] == [
        ("room", 7, "booking", None, "use")
    ]


def test_those_who_wait_already_are_found_by_code_day_and_place(database: Database) -> None:
    made_in_form(database, "0003")
    wish = WaitingId(uuid4())
    need = WaitingNeed(6, timedelta(hours=1), date(2026, 11, 26), date(2026, 11, 27), house=VenueId("medborgerhus"))
    with writing(database) as connection:
        values = {"id": str(wish), "need": msgspec.json.encode(need), "sealed": b"sealed", "keep_until": 2**40}
        insert = (
            "INSERT INTO waiting (id, need, made_at, sealed, keep_until) VALUES (:id, :need, 1, :sealed, :keep_until)"
        )
        connection.execute(text(insert), values)

    migrate(database)

    with writing(database) as connection:
        row = connection.execute(select(waiting)).one()
    assert (row.code, row.first_day, row.last_day) == (code_of(wish), "2026-11-26", "2026-11-27")
    assert (row.space_id, row.venue_id, row.person) == (None, "medborgerhus", None)


def test_contacts_that_were_told_more_days_than_are_in_force_are_kept_for_those(database: Database) -> None:
    made_in_form(database, "0017")
    with writing(database) as connection:
        for statement in (*_A_BOOKING.split(";\n"), *_ITS_PLACES_AND_CONTACT.split(";\n")):
            connection.exec_driver_sql(statement)

    migrate(database)

    with writing(database) as connection:
        assert connection.execute(select(contact.c.keep_until)).scalar_one() == 7200 + 2 * 86_400


def test_bookings_of_which_it_is_known_who_made_them_are_named(database: Database) -> None:
    made_in_form(database, "0021")
    with writing(database) as connection:
        for statement in (*_A_BOOKING.split(";\n"), *_ITS_PLACES_AND_CONTACT.split(";\n")):
            connection.exec_driver_sql(statement)

    migrate(database)

    with writing(database) as connection:
        assert connection.execute(select(booking.c.named)).scalar_one() is True


def test_what_is_over_is_found_by_its_day_in_a_database_that_is_full_of_it(database: Database) -> None:
    made_in_form(database, "0024")
    with writing(database) as connection:
        for statement in _A_BOOKING.split(";\n"):
            connection.exec_driver_sql(statement)
        rows = [{"n": str(number), "at": number} for number in range(MANY)]
        for statement in _OF_EACH_KIND.split(";\n"):
            connection.execute(text(statement), rows)

    migrate(database)

    with writing(database) as connection:
        kept = {rows_in(connection, table) for table in _KINDS}
        gone = guesses.forget(connection, now=from_seconds(MANY + 600))
        left = rows_in(connection, guess)
    assert kept == {MANY}
    assert (gone, left) == (MOST_AT_ONCE, MANY - MOST_AT_ONCE)


def rows_in(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_tables_of_a_newer_program_are_left_alone(database: Database) -> None:
    migrate(database)
    with writing(database) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(FormUnknown, match="9999"):
        migrate(database)


def test_a_migration_that_fails_leaves_everything_as_it_was(database: Database) -> None:
    made_in_form(database, "0003")
    with writing(database) as connection:
        values = {"id": "one", "need": b"no need", "sealed": b"sealed"}
        insert = "INSERT INTO waiting (id, need, made_at, sealed, keep_until) VALUES (:id, :need, 1, :sealed, 1)"
        connection.execute(text(insert), values)

    with pytest.raises(ValueError, match="Expecting value"):
        migrate(database)

    with writing(database) as connection:
        assert form_of(connection) == "0003"
        connection.execute(text("DELETE FROM waiting"))
    migrate(database)
    with writing(database) as connection:
        assert form_of(connection) == newest_form()


def test_every_commit_is_on_the_disk_before_it_returns(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "central.sqlite")
    with engine.connect() as connection:
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    engine.dispose()

    assert (synchronous, journal) == (2, "wal")
