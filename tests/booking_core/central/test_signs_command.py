"""The signs of a house, made on the command line."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from booking_core.central.command_line import main
from tests.booking_core.central.running_centre import MovableClock, opened_centre


@pytest.fixture
def by_hand(tmp_path: Path) -> Path:
    """A centre that no service runs on, as the command line finds it."""
    with opened_centre(tmp_path / "central", MovableClock()):
        return tmp_path / "central"


def test_the_signs_of_a_house_are_written_one_a_page(
    by_hand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "signs.pdf"

    assert main(["signs", "--venue", "hjortespring", "--output", str(file), "--data", str(by_hand)]) == 0

    assert len(PdfReader(file).pages) == 2
    assert capsys.readouterr().out == f"Hjortespring Bibliotek: 2 signs in {file}, A5, one a page.\n"


def test_what_cannot_be_made_is_said(by_hand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["signs", "--venue", "nowhere", "--data", str(by_hand)]) == 1
    assert main(["signs", "--venue", "bibliotek", "--output", str(tmp_path), "--data", str(by_hand)]) == 1

    unknown, unwritable = capsys.readouterr().err.splitlines()
    assert unknown.startswith("there is no house nowhere; there are medborgerhus, ")
    assert unwritable == f"{tmp_path} cannot be written: Is a directory"
