"""A centre whose bookings are on a server is not worked on as if they were in a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from booking_core.central.centre import DATABASE
from booking_core.central.command_line import main
from booking_core.central.failures import DATABASE_VARIABLE
from tests.booking_core.conftest import named
from tests.postgres_server import Server


@pytest.fixture
def folder(tmp_path: Path, postgres: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data folder of a centre on a server, in a shell that does not know the server."""
    with postgres.fresh_database() as database:
        with named(database.url):
            assert main(["migrate", "--data", str(tmp_path)]) == 0
        monkeypatch.delenv(DATABASE_VARIABLE, raising=False)
        yield tmp_path


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["staff", "--add", "anne"], 1),
        (["backup", "a-copy.sqlite"], 1),
        (["restore", "a-copy.sqlite"], 1),
        (["recover"], 1),
        (["serve", "--port", "1"], 2),
    ],
    ids=lambda words: words[0] if isinstance(words, list) else str(words),
)
def test_a_command_that_does_not_know_the_server_is_refused(
    folder: Path, words: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--data", str(folder)]) == code

    said = capsys.readouterr().err
    assert f"the bookings of {folder} are in postgresql://" in said
    assert f"{DATABASE_VARIABLE} is not set" in said
    assert not (folder / DATABASE).exists()


def test_a_folder_whose_server_is_forgotten_on_purpose_takes_a_file_again(folder: Path) -> None:
    (folder / "centre.database").unlink()

    assert main(["migrate", "--data", str(folder)]) == 0

    assert (folder / DATABASE).exists()


def test_a_copy_of_a_server_that_cannot_be_written_is_named_itself(
    folder: Path, postgres: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    target = folder / "nowhere" / "copy.sqlite"
    with postgres.fresh_database() as database, named(database.url):
        assert main(["migrate", "--data", str(folder)]) == 0

        assert main(["backup", str(target), "--data", str(folder)]) == 1

    assert f"{target} could not be written" in capsys.readouterr().err
