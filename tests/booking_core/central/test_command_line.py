"""What IT operations read when a command of the centre cannot do its work."""

from pathlib import Path

import pytest

from booking_core.central.command_line import main
from tests.booking_core.central.running_centre import HERLEV


def test_a_folder_that_cannot_be_used_is_not_called_a_lost_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "central.sqlite").mkdir()

    assert main(["import", str(HERLEV), "--data", str(tmp_path)]) == 1

    said = capsys.readouterr().err
    assert "cannot be written or read" in said
    assert "copy" not in said


def test_enrolling_before_the_first_import_names_the_import(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["enrol", "mh-kiosk-1", "--data", str(tmp_path)]) == 1

    assert f"moedested central import FILE --data {tmp_path}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--port", "80000", "from 1 to 65535"),
        ("--port", "http", "from 1 to 65535"),
        ("--pretend-now", "noon", "offset"),
    ],
)
def test_an_argument_that_cannot_be_used_says_what_is_expected(
    capsys: pytest.CaptureFixture[str], option: str, value: str, expected: str
) -> None:
    with pytest.raises(SystemExit):
        main(["serve", option, value])

    assert expected in capsys.readouterr().err
