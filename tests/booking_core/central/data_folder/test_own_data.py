"""A pretended clock is for demonstrations: a folder that has served a town knows that, and refuses it."""

import subprocess
from pathlib import Path

import pytest

from booking_core.central.command_line import main
from tests.booking_core.central.installed_service import central, installed_service
from tests.booking_core.central.running_centre import HERLEV
from tests.ports import own_port

LATER = ["--pretend-now", "2031-01-01T00:00+00:00"]
SAID = "has served a town: no demonstration, and no pretended time, is let into it."


@pytest.fixture(scope="module")
def of_a_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose service has begun by the machine's clock, and was stopped."""
    folder = tmp_path_factory.mktemp("town") / "centre"
    assert main(["import", str(HERLEV), "--data", str(folder)]) == 0
    with own_port() as port:
        words = central("serve", "--data", str(folder), "--port", str(port))
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as service:
            assert service.stdout is not None
            assert any(" answers at " in line for line in service.stdout)
            service.terminate()
    return folder


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["clock", "--is-right"], 1),
        (["retention"], 1),
        (["enrol", "mh-kiosk-1"], 1),
        (["system", "--add", "a-program"], 1),
        (["hours", "--venue", "medborgerhus", "--day", "2031-02-01", "--closed"], 1),
        (["person", "--show", "44556677"], 1),
        (["import", str(HERLEV)], 1),
        (["serve", "--port", "1"], 2),
    ],
    ids=lambda words: words[0] if isinstance(words, list) else str(words),
)
def test_no_command_pretends_another_time_on_a_towns_own_data(
    of_a_town: Path, words: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--data", str(of_a_town), *LATER]) == code

    said = capsys.readouterr()
    assert (f"{of_a_town} {SAID}" in said.err, said.out) == (True, "")


def test_no_demonstration_plays_there_either(of_a_town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with own_port() as port:
        assert main(["demo", "--data", str(of_a_town), "--port", str(port)]) == 2

    assert SAID in capsys.readouterr().err


def test_its_clock_is_still_gone_by(of_a_town: Path) -> None:
    main(["clock", "--is-right", "--data", str(of_a_town), *LATER])

    assert main(["clock", "--data", str(of_a_town)]) == 0


def test_a_folder_that_is_served_at_a_pretended_time_pretends_on(tmp_path: Path) -> None:
    folder = tmp_path / "centre"
    assert main(["import", str(HERLEV), "--data", str(folder)]) == 0
    with installed_service(folder, tmp_path / "log"):
        pass

    assert main(["enrol", "mh-kiosk-1", "--data", str(folder), "--pretend-now", "2026-11-26T14:08+01:00"]) == 0
