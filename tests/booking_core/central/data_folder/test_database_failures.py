"""What stands in the way of a start is said in words that name what to do, and never with a password."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from booking_core.central.command_line import main
from booking_core.central.commands.saying import NOT_SERVED, REFUSED
from booking_core.central.failures import DATABASE_VARIABLE
from booking_core.store.engines.databases import PostgresDatabase
from tests.booking_core.central.running_centre import HERLEV
from tests.booking_core.conftest import named
from tests.postgres_server import WITH_PASSWORD, Server

SECRET = "sesam"


@pytest.fixture
def database(postgres: Server) -> Iterator[PostgresDatabase]:
    """Without any table."""
    with postgres.fresh_database(like="template0") as fresh:
        yield fresh


@pytest.fixture
def with_password(postgres: Server) -> Iterator[str]:
    """A user who must show the password."""
    postgres.execute(f"CREATE ROLE {WITH_PASSWORD} LOGIN PASSWORD '{SECRET}'")
    yield WITH_PASSWORD
    postgres.execute(f"DROP ROLE {WITH_PASSWORD}")


def refused(folder: Path, capsys: pytest.CaptureFixture[str], *command: str) -> str:
    """What is said to whoever tries to start the service."""
    code = REFUSED if command else NOT_SERVED
    assert main([*(command or ("serve", "--port", "8471")), "--data", str(folder)]) == code
    said = capsys.readouterr().err
    assert SECRET not in said
    assert "Traceback" not in said
    return said


def test_a_server_that_is_not_there_is_to_be_started(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with named(f"postgresql://moedested:{SECRET}@/moedested?host={tmp_path}"):
        said = refused(tmp_path / "centre", capsys)

    assert "cannot be reached" in said
    assert "Start PostgreSQL there" in said


def test_a_wrong_password_asks_for_another(
    database: PostgresDatabase, with_password: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with named(database.url.set(username=with_password, password=f"not {SECRET}")):
        said = refused(tmp_path, capsys)

    assert f"Correct the user or the password in {DATABASE_VARIABLE}" in said


def test_a_database_that_is_not_there_is_to_be_made(
    postgres: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with named(postgres.database("nowhere").url):
        said = refused(tmp_path, capsys)

    assert "createdb" in said


def test_a_database_without_tables_says_what_to_run_step_by_step(
    database: PostgresDatabase, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with named(database.url):
        said = refused(tmp_path, capsys)
        made = main(["migrate", "--data", str(tmp_path)])
        lacking = refused(tmp_path, capsys, "enrol", "mh-kiosk-1")
        imported = main(["import", str(HERLEV), "--data", str(tmp_path)])

    assert "has no tables yet. Run: moedested central migrate" in said
    assert "no places yet. Run: moedested central import FILE" in lacking
    assert (made, imported) == (0, 0)


def test_tables_of_a_newer_program_ask_for_that_program(
    postgres: Server, database: PostgresDatabase, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with named(database.url):
        main(["migrate", "--data", str(tmp_path)])
        postgres.execute("UPDATE alembic_version SET version_num = '9999'", database=str(database.url.database))
        said = [refused(tmp_path, capsys), refused(tmp_path, capsys, "migrate")]

    assert ["has the form 9999" in one and "Install the newer program" in one for one in said] == [True, True]


def test_a_text_that_names_no_database_is_told_how_to_name_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with named(f"mysql://moedested:{SECRET}@127.0.0.1/moedested"):
        said = refused(tmp_path, capsys)

    assert "postgresql://USER:PASSWORD@HOST/NAME" in said
