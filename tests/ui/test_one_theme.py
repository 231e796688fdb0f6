"""Every colour, size and font of the screens stands in one file."""

import re
from pathlib import Path

import pytest

QML = Path(__file__).parents[2] / "ui" / "qml" / "Moedested"
PAGES_AND_CONTROLS = sorted(
    file for folder in ("Citizen", "Controls", "Gallery", "Janitor") for file in (QML / folder).rglob("*.qml")
)

LITERALS = {
    "a colour": re.compile(r'"#[0-9a-fA-F]{3,8}"|color: *"(?!transparent)[a-z]+"'),
    "a font": re.compile(r'font\.family: *"'),
    "a size": re.compile(
        r"(?:[wW]idth|[hH]eight|[sS]ize|[mM]argins?|[pP]adding|[sS]pacing|radius): *[^\n/]*(?<![.\d\w])\d{2,}\b"
    ),
}


@pytest.mark.parametrize("file", PAGES_AND_CONTROLS, ids=lambda file: file.stem)
@pytest.mark.parametrize("what", LITERALS)
def test_pages_and_controls_take_every_measure_from_the_theme(file: Path, what: str) -> None:
    found = [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if LITERALS[what].search(line)]

    assert found == []
