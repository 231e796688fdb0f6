"""Who asks for the largest words is told of their own booking what all others are: what it is, the day, and the way."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.touring.coming_to_rest import come_to_rest
from tests.shots_mine import FORMS, at_my_booking
from tests.ui.fit import misfits
from tests.ui.on_the_page import visible_in


@pytest.mark.parametrize("form", ["portrait", "portrait-low", "landscape"])
@pytest.mark.parametrize("name", ["outdoors", "moved", "several-receipts"])
def test_the_plate_the_day_and_the_way_stay_in_the_largest_words(qapp: QGuiApplication, name: str, form: str) -> None:
    assert qapp is not None
    with at_my_booking(name, "uk") as kiosk:
        screen, _, reach = form.partition("-")
        kiosk.window.resize(FORMS[screen])
        kiosk.visit.choose_comfort(replace(kiosk.visit.comfort, text_percent=200, low=reach == "low"))
        come_to_rest(kiosk.window)

        assert {"plate", "about", "way"} <= {item.objectName() for item in visible_in(kiosk.window.contentItem())}
        assert misfits(kiosk.window) == []
