"""A page whose words need more room than there is moves together, by as much as it must, and not for ever."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.touring.coming_to_rest import come_to_rest
from kiosk.touring.finger import Finger
from tests import shots_mine
from tests.theme import theme_of
from tests.ui.fit import misfits
from ui.application import KioskApplication

OF_SEVERAL_RECEIPTS = "several-receipts"


def see(kiosk: KioskApplication, **comfort: object) -> int:
    """How far the page has moved together, seen in that way."""
    kiosk.visit.choose_comfort(replace(kiosk.visit.comfort, **comfort))  # type: ignore[arg-type]  # the fields' own
    come_to_rest(kiosk.window)
    return int(theme_of(kiosk.window).property("crowding"))


def clock_px(kiosk: KioskApplication) -> int:
    header = kiosk.window.findChild(QObject, "kioskHeader")
    assert isinstance(header, QQuickItem)
    return int(header.findChildren(QObject, "words")[-1].property("shownPixels"))


def test_a_crowded_page_moves_together_until_all_has_room(qapp: QGuiApplication) -> None:
    assert qapp is not None
    with shots_mine.at_my_booking(OF_SEVERAL_RECEIPTS, "uk") as kiosk:
        assert see(kiosk, text_percent=200, low=True) > 0
        assert misfits(kiosk.window) == []


def test_whoever_waits_for_a_page_to_be_still_sees_it_moved_together(qapp: QGuiApplication) -> None:
    assert qapp is not None
    with shots_mine.at_my_booking(OF_SEVERAL_RECEIPTS, "uk") as kiosk:
        kiosk.visit.choose_comfort(replace(kiosk.visit.comfort, text_percent=200, low=True))
        Finger(kiosk.window).wait_until_still()

        assert int(theme_of(kiosk.window).property("crowding")) > 0
        assert misfits(kiosk.window) == []


def test_a_page_that_has_room_again_takes_it(qapp: QGuiApplication) -> None:
    assert qapp is not None
    with shots_mine.at_my_booking(OF_SEVERAL_RECEIPTS, "da") as kiosk:
        see(kiosk, text_percent=200, low=True)

        assert see(kiosk, text_percent=100, low=False) == 0


def test_what_stands_on_every_page_keeps_its_size(qapp: QGuiApplication) -> None:
    assert qapp is not None
    with shots_mine.at_my_booking(OF_SEVERAL_RECEIPTS, "uk") as kiosk:
        crowded = see(kiosk, text_percent=200, low=True)
        shown = clock_px(kiosk)

        assert crowded > 1  # from there on headings are smaller
        assert shown == theme_of(kiosk.window).property("steadyPixels")[5]


def test_a_page_keeps_no_room_for_what_larger_words_hide(qapp: QGuiApplication) -> None:
    assert qapp is not None
    with shots_mine.at_my_booking(OF_SEVERAL_RECEIPTS, "tr") as kiosk:
        see(kiosk, text_percent=150, low=True)
        see(kiosk, text_percent=200, language="uk")

        assert misfits(kiosk.window) == []
