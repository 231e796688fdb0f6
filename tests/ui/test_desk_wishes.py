"""What people miss, at the desk in a real window: read, answered in the house's words, and closed in two presses."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from booking_core.domain.bookings import Purpose
from booking_core.domain.told.house_wishes import HouseAnswer, HouseWish, WeekPart, WishedPlace, WishHeard
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.ui.desk_day import ScriptedDesk, programme_desk
from tests.ui.herlev_day import WallClock
from tests.ui.kiosk_day import HOUSE
from tests.ui.test_desk_cards import may_press_again
from tests.ui.test_front_desk import Clerk
from ui.front_desk import FrontDeskApplication
from ui.view_models.desk.chosen.chosen import AnsweringWishes

SitAt = Callable[..., Clerk]
SINGING = HouseWish(HOUSE, WishedPlace.HALL, Purpose.MUSIC, 60, WeekPart.EVENINGS)
QUIET = HouseWish(HOUSE, WishedPlace.ROOM, Purpose.QUIET, 4, WeekPart.MORNINGS)
ANSWER = HouseAnswer("Fra maj", "From May", THURSDAY_14_08)


@pytest.fixture
def sit(qtbot: QtBot) -> Iterator[SitAt]:
    """Sit down at a desk; afterwards no QML warning may have come."""
    screens: list[FrontDeskApplication] = []

    def sit_down(desk: ScriptedDesk) -> Clerk:
        screen = FrontDeskApplication(desk.picture(), desk, venue=HOUSE, clock=WallClock(THURSDAY_14_08))
        screens.append(screen)
        screen.show(size=QSize(1920, 1080))
        clerk = Clerk(screen, desk, qtbot)
        clerk.waits_until(lambda: len(screen.workplace.contacts) > 0 and screen.window.isExposed())
        return clerk

    yield sit_down
    for screen in screens:
        warnings = list(screen.warnings)
        screen.close()
        assert warnings == []


def wished_for(*heard: WishHeard) -> ScriptedDesk:
    desk = programme_desk(THURSDAY_14_08)
    desk.wishes = {one.wish.id: one for one in heard}
    return desk


def reading(clerk: Clerk) -> AnsweringWishes:
    chosen = clerk.screen.workplace.chosen
    assert isinstance(chosen, AnsweringWishes)
    return chosen


def open_list(clerk: Clerk) -> None:
    clerk.click("houseWishes")
    clerk.waits_until(lambda: len(reading(clerk).heard) == len(clerk.desk.wishes))


def words_of(clerk: Clerk, name: str) -> str:
    return str(clerk.item(name).property("text"))


def test_a_wish_is_answered_in_the_words_that_are_typed(sit: SitAt) -> None:
    clerk = sit(wished_for(WishHeard(SINGING, 12, THURSDAY_14_08), WishHeard(QUIET, 1, THURSDAY_14_08)))
    open_list(clerk)
    clerk.waits_until(lambda: clerk.item("openWish-0").width() > 0)
    clerk.click("openWish-0")
    clerk.waits_until(lambda: clerk.find("wishDanish-0") is not None)
    clerk.click("typing-wishDanish-0")
    clerk.types("fra maj")

    clerk.click("sayWish-0")

    clerk.waits_until(lambda: clerk.desk.wishes[SINGING.id].answer is not None)
    assert clerk.desk.wishes[SINGING.id].answer == HouseAnswer("fra maj", "", THURSDAY_14_08)
    clerk.waits_until(lambda: words_of(clerk, "panelNote") == "Svaret vises nu på husets skærme.")
    clerk.waits_until(lambda: words_of(clerk, "wishAnswer-0") == "»fra maj«")


def test_an_answer_is_changed_from_what_it_was(sit: SitAt) -> None:
    clerk = sit(wished_for(WishHeard(SINGING, 12, THURSDAY_14_08, ANSWER)))
    open_list(clerk)
    clerk.waits_until(lambda: words_of(clerk, "openWish-0") == "Ret svaret")
    clerk.click("openWish-0")

    clerk.waits_until(lambda: reading(clerk).opened == SINGING.id)

    assert (reading(clerk).danish, reading(clerk).english) == (ANSWER.danish, ANSWER.english)


def test_a_wish_is_closed_with_two_presses_and_not_with_one(sit: SitAt) -> None:
    clerk = sit(wished_for(WishHeard(SINGING, 12, THURSDAY_14_08)))
    open_list(clerk)
    clerk.waits_until(lambda: clerk.item("closeWish-0").width() > 0)
    clerk.click("closeWish-0")
    clerk.waits_until(lambda: reading(clerk).closing == SINGING.id)
    assert not clerk.desk.wishes[SINGING.id].is_closed

    clerk.waits_until(lambda: may_press_again(clerk.item("closeWish-0")))
    clerk.click("closeWish-0")

    clerk.waits_until(lambda: clerk.desk.wishes[SINGING.id].is_closed)
    clerk.waits_until(lambda: clerk.find("closeWish-0") is None)


def test_a_house_where_nobody_misses_anything_says_so(sit: SitAt) -> None:
    clerk = sit(wished_for())

    clerk.click("houseWishes")

    clerk.waits_until(lambda: clerk.find("panelNote") is not None)
    assert words_of(clerk, "panelNote") == "Ingen har ønsket noget endnu."


def test_without_the_centre_it_says_so_and_what_is_written_stays(sit: SitAt) -> None:
    clerk = sit(wished_for(WishHeard(SINGING, 12, THURSDAY_14_08, ANSWER)))
    open_list(clerk)
    clerk.waits_until(lambda: clerk.item("openWish-0").width() > 0)
    clerk.click("openWish-0")
    clerk.desk.silent = True
    clerk.waits_until(lambda: clerk.find("sayWish-0") is not None)
    clerk.click("sayWish-0")

    clerk.waits_until(lambda: clerk.find("panelTrouble") is not None)

    assert reading(clerk).danish == ANSWER.danish
