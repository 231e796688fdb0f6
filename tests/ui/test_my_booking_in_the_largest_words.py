"""Who asks for the largest words is told of their own booking what all others are: what it is, the day, and the way."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.touring.finger import Finger
from tests.shots import MODES, Mode, Stage
from tests.shots_mine import at_my_booking
from tests.ui.fit import misfits
from tests.ui.on_the_page import visible_in


@pytest.mark.parametrize("form", ["plain", "low", "landscape"])
@pytest.mark.parametrize("name", ["outdoors", "moved", "several-receipts"])
def test_the_plate_the_day_and_the_way_stay_in_the_largest_words(qapp: QGuiApplication, name: str, form: str) -> None:
    assert qapp is not None
    parts: list[set[str]] = []
    faults: list[str] = []

    def look(stage: Stage, _: str, __: Mode) -> None:
        parts.append({item.objectName() for item in visible_in(stage.screens.window.contentItem())})
        faults.extend(misfits(stage.screens.window))

    with at_my_booking(name, "uk") as kiosk:
        largest = [mode for mode in MODES if mode.name == f"{form}-text-200"]
        Stage(kiosk, Finger(kiosk.window), look, largest).shoot(name)

    assert {"plate", "about", "readOn"} <= parts[0]
    assert "way" in set().union(*parts[1:])
    assert faults == []


def test_what_is_done_leads_back_to_the_booking(qapp: QGuiApplication) -> None:
    assert qapp is not None
    with at_my_booking("before", "da") as kiosk:
        finger = Finger(kiosk.window)
        kiosk.visit.choose_comfort(replace(kiosk.visit.comfort, text_percent=200))
        finger.wait_until_still()
        for name in ("readOn", "shorter", "close"):
            finger.tap(name)
            finger.wait_until_still()

        assert finger.find("readOn") is not None
        assert finger.find("plate") is not None
