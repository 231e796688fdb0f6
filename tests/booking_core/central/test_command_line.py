"""What IT operations read when a command of the centre cannot do its work."""

from pathlib import Path

import pytest
from sqlalchemy import select

from booking_core.central.centre import open_centre
from booking_core.central.command_line import main
from booking_core.store.schema import device
from tests.booking_core.central.running_centre import HERLEV, MovableClock


def test_a_folder_that_cannot_be_used_is_not_called_a_lost_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "central.sqlite").mkdir()

    assert main(["import", str(HERLEV), "--data", str(tmp_path)]) == 1

    said = capsys.readouterr().err
    assert "cannot be written or read" in said
    assert "copy" not in said


def test_a_code_stands_alone_on_the_output_and_what_it_is_for_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(HERLEV), "--data", str(tmp_path)]) == 0
    capsys.readouterr()

    assert main(["enrol", "mh-kiosk-1", "--data", str(tmp_path)]) == 0

    code, told = capsys.readouterr()
    assert f"--enrol {code.strip()} --centre-url" in told
    assert "ten minutes" in told


def test_what_is_copied_with_the_keys_is_there_from_the_first_command_on(tmp_path: Path) -> None:
    assert main(["import", str(HERLEV), "--data", str(tmp_path)]) == 0

    assert {"centre.keys", "centre.machines"} <= {path.name for path in tmp_path.iterdir()}


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


def test_every_desk_taken_in_is_a_new_one_unless_it_is_named(tmp_path: Path) -> None:
    assert main(["import", str(HERLEV), "--data", str(tmp_path)]) == 0

    for name in ([], [], ["--name", "skranke"], ["--name", "skranke"]):
        assert main(["enrol-desk", "medborgerhus", "--data", str(tmp_path), *name]) == 0

    centre = open_centre(tmp_path, clock=MovableClock())
    with centre.store.reading() as connection:
        desks = (
            connection.execute(select(device.c.id).where(device.c.role == "desk").order_by(device.c.id)).scalars().all()
        )
    centre.close()
    assert desks == ["medborgerhus-desk", "medborgerhus-desk-2", "medborgerhus-skranke"]
