"""What the kiosk's pages wait for goes by the clock of their animations, which is never put to sleep in between."""

import re
from pathlib import Path

import pytest

QML = Path(__file__).parents[2] / "ui" / "qml" / "Moedested"
PAGES_AND_CONTROLS = sorted(file for folder in ("Citizen", "Controls") for file in (QML / folder).rglob("*.qml"))

WAITS = re.compile(r"\bTimer \{(?!\s*interval: 0\b)")


@pytest.mark.parametrize("file", PAGES_AND_CONTROLS, ids=lambda file: file.stem)
def test_no_timer_waits_on_the_pages(file: Path) -> None:
    """Qt 6 stops the clock while only Timers wait; whatever stops the clock in that turn of the loop warns then."""
    assert not WAITS.search(file.read_text(encoding="utf-8"))
