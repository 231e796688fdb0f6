"""A desk shows its words after a restart as they were before."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from booking_core.domain.identity import VenueId
from booking_core.protocol.messages.staff import StaffTold
from kiosk.staff.desk_comfort import COMFORT_FILE, KeptComfort
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.theme import theme_of
from tests.ui.desk_day import ScriptedDesk, programme_desk
from tests.ui.test_front_desk import Clerk
from ui.front_desk import FrontDeskApplication
from ui.ports import ScreenComfort

LARGE = ScreenComfort(text_percent=150, high_contrast=True)


def test_what_was_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    KeptComfort(tmp_path).keep(LARGE)

    assert KeptComfort(tmp_path).kept() == LARGE


@pytest.mark.parametrize("text", ["", "{", '{"text_percent": 5, "high_contrast": true}', '{"text_percent": "x"}'])
def test_a_file_that_somebody_has_spoilt_says_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / COMFORT_FILE).write_text(text)

    assert KeptComfort(tmp_path).kept() == ScreenComfort()


def test_a_disk_that_refuses_costs_no_more_than_to_choose_again(tmp_path: Path) -> None:
    (tmp_path / COMFORT_FILE).mkdir()
    keeper = KeptComfort(tmp_path)

    keeper.keep(LARGE)

    assert keeper.kept() == ScreenComfort()


@contextmanager
def sitting(bot: QtBot, folder: Path, desk: ScriptedDesk) -> Iterator[Clerk]:
    """A desk whose files are in `folder`, until it is closed."""
    venue = VenueId("medborgerhus")
    kept = KeptComfort(folder)
    screen = FrontDeskApplication(desk.picture(), desk, venue=venue, clock=lambda: THURSDAY_14_08, comfort=kept)
    screen.show(size=QSize(1920, 1080))
    clerk = Clerk(screen, desk, bot)
    clerk.waits_until(screen.window.isExposed)
    yield clerk
    warnings = list(screen.warnings)
    screen.close()
    assert warnings == []


def seen(clerk: Clerk) -> tuple[int, bool]:
    window = clerk.screen.window
    return window.property("textPercent"), bool(theme_of(window).property("highContrast"))


def test_size_and_contrast_of_a_desk_are_the_same_after_it_was_closed(qtbot: QtBot, tmp_path: Path) -> None:
    desk = programme_desk(THURSDAY_14_08)
    with sitting(qtbot, tmp_path, desk) as clerk:
        assert seen(clerk) == (100, False)
        clerk.click("textSize")
        clerk.click("contrast")
        clerk.waits_until(lambda: KeptComfort(tmp_path).kept() == ScreenComfort(125, high_contrast=True))

    with sitting(qtbot, tmp_path, desk) as clerk:
        assert seen(clerk) == (125, True)


def test_whoever_signs_in_reads_the_page_as_large_and_in_the_colours_they_need(qtbot: QtBot, tmp_path: Path) -> None:
    desk = programme_desk(THURSDAY_14_08)
    desk.signed_in = StaffTold(is_needed=True)
    with sitting(qtbot, tmp_path, desk) as clerk:
        clerk.waits_until(lambda: clerk.find("signInPage") is not None)
        for name in ("textSize", "contrast", "language"):
            clerk.click(name)

        assert seen(clerk) == (125, True)
        assert clerk.item("signIn").property("text") == "Sign in"
        clerk.screen.window.grabWindow()
        assert all(clerk.item(name).y() >= 0 for name in ("textSize", "contrast", "language"))


def test_the_page_to_sign_in_fits_where_the_words_are_as_large_as_there_are(qtbot: QtBot, tmp_path: Path) -> None:
    KeptComfort(tmp_path).keep(ScreenComfort(200))
    desk = programme_desk(THURSDAY_14_08)
    desk.signed_in = StaffTold(is_needed=True)
    with sitting(qtbot, tmp_path, desk) as clerk:
        clerk.waits_until(lambda: clerk.find("signInPage") is not None)
        clerk.click("signInChooseFresh")
        QTest.qWait(50)
        clerk.screen.window.grabWindow()

        plate, switches = clerk.item("signInPlate"), clerk.item("contrast")
        place, below = (item.mapRectToScene(item.boundingRect()) for item in (plate, switches))
        assert place.top() >= 0
        assert place.bottom() <= below.top()
