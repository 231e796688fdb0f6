"""Place cards at the desk, in a real window: given out, printed, found by a scan, and stopped in two presses."""

from collections.abc import Callable, Iterator
from datetime import date
from time import time
from uuid import UUID

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from booking_core.domain.identity import CardId
from booking_core.domain.place_cards import CardKind
from booking_core.protocol.messages.cards import MOST_CARDS_FOUND
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.ui.desk_day import ScriptedDesk, programme_desk
from tests.ui.herlev_day import WallClock
from tests.ui.kiosk_day import HOUSE
from tests.ui.test_front_desk import Clerk
from ui.front_desk import FrontDeskApplication
from ui.ports import CardWish, DeskCard, PaperState
from ui.view_models.desk.chosen.chosen import HandlingCards, Nothing

SitAt = Callable[..., Clerk]
A_YEAR = date(2027, 11, 26)


@pytest.fixture
def sit(qtbot: QtBot) -> Iterator[SitAt]:
    """Sit down at a desk; afterwards no QML warning may have come."""
    screens: list[FrontDeskApplication] = []

    def sit_down(desk: ScriptedDesk, size: QSize = QSize(1920, 1080)) -> Clerk:  # noqa: B008  # never changed
        screen = FrontDeskApplication(desk.picture(), desk, venue=HOUSE, clock=WallClock(THURSDAY_14_08))
        screens.append(screen)
        screen.show(size=size)
        clerk = Clerk(screen, desk, qtbot)
        clerk.waits_until(lambda: len(screen.workplace.contacts) > 0 and screen.window.isExposed())
        return clerk

    yield sit_down
    for screen in screens:
        warnings = list(screen.warnings)
        screen.close()
        assert warnings == []


def given(desk: ScriptedDesk, number: int = 0x8E34, name: str = "Åse Ærø") -> DeskCard:
    card = desk.issue_card(CardWish(CardId(UUID(int=number)), CardKind.PERSON, None, A_YEAR, name, "40217355"))
    assert isinstance(card, DeskCard)
    return card


def handling(clerk: Clerk) -> HandlingCards:
    chosen = clerk.screen.workplace.chosen
    assert isinstance(chosen, HandlingCards)
    return chosen


def may_press_again(button: QQuickItem) -> bool:
    """Whether the guard against pressing twice by a slip is over."""
    return bool(time() * 1000 - button.property("lastActivation") >= button.property("guardMs"))


def test_an_associations_card_is_given_out_and_printed(sit: SitAt) -> None:
    clerk = sit(programme_desk(THURSDAY_14_08))
    clerk.click("placeCards")
    assert not clerk.item("issueCard").isEnabled()
    clerk.click("cardKinds-association")
    clerk.click("cardGroups-skak")
    clerk.key(Qt.Key.Key_F3)
    clerk.types("ib")
    clerk.click("issueCard")

    clerk.waits_until(lambda: bool(clerk.desk.printed))
    (card,) = clerk.desk.cards.values()
    assert (card.kind, card.group, card.valid_until, card.name.lower()) == (
        CardKind.ASSOCIATION,
        "skak",
        A_YEAR,
        "ib",
    )
    assert clerk.desk.printed == [f"card {card.id} da"]
    clerk.waits_until(lambda: "printet" in str(clerk.item("panelNote").property("text")))
    assert handling(clerk).form.name == ""
    assert handling(clerk).found == (card,)


def test_a_card_that_did_not_come_out_is_there_all_the_same_and_says_so(sit: SitAt) -> None:
    desk = programme_desk(THURSDAY_14_08)
    desk.card_paper = PaperState.FAILED
    clerk = sit(desk)
    clerk.click("placeCards")
    clerk.key(Qt.Key.Key_F3)
    clerk.types("ib")
    clerk.click("issueCard")

    clerk.waits_until(lambda: clerk.find("panelTrouble") is not None)
    assert "ikke printet" in str(clerk.item("panelTrouble").property("text"))
    assert len(handling(clerk).found) == 1


def test_a_scanned_card_is_opened_and_stopped_with_two_presses(sit: SitAt) -> None:
    desk = programme_desk(THURSDAY_14_08)
    card = given(desk)
    given(desk, 0x7A11, "Ib Ibsen")
    clerk = sit(desk, QSize(1366, 768))
    clerk.board.search(card.token)
    clerk.waits_until(lambda: isinstance(clerk.screen.workplace.chosen, HandlingCards))
    assert handling(clerk).found == (card,)

    clerk.waits_until(lambda: clerk.item(f"stopCard-{card.id}").width() > 0)
    clerk.click(f"stopCard-{card.id}")
    clerk.waits_until(lambda: handling(clerk).stopping == card.id)
    assert not desk.cards[card.id].is_revoked
    clerk.waits_until(lambda: may_press_again(clerk.item(f"stopCard-{card.id}")))
    clerk.click(f"stopCard-{card.id}")

    clerk.waits_until(lambda: desk.cards[card.id].is_revoked)
    clerk.waits_until(lambda: handling(clerk).found[0].is_revoked)
    assert clerk.find(f"stopCard-{card.id}") is None


def test_cards_are_found_by_name_and_printed_again(sit: SitAt) -> None:
    desk = programme_desk(THURSDAY_14_08)
    card = given(desk)
    clerk = sit(desk)
    clerk.click("placeCards")
    clerk.screen.models["cards"].find("åse")  # type: ignore[attr-defined]  # as the field does
    clerk.waits_until(lambda: handling(clerk).found == (card,))

    clerk.click(f"printCard-{card.id}")

    clerk.waits_until(lambda: desk.printed == [f"card {card.id} da"])


def test_a_number_that_may_be_a_cpr_number_is_not_taken(sit: SitAt) -> None:
    clerk = sit(programme_desk(THURSDAY_14_08))
    clerk.click("placeCards")
    clerk.screen.models["cards"].setPhone("0101901234")  # type: ignore[attr-defined]

    assert "CPR" in str(clerk.item("cardMissing").property("text"))
    assert not clerk.item("issueCard").isEnabled()


def test_whoever_leaves_the_desk_leaves_no_name_on_it(sit: SitAt) -> None:
    desk = programme_desk(THURSDAY_14_08)
    clerk = sit(desk)
    clerk.screen.workplace.handle_cards((given(desk),))

    clerk.screen.workplace.forget_people()

    assert clerk.screen.workplace.chosen == Nothing()
    assert clerk.find("placeCard-0") is None


def test_where_more_may_be_called_so_the_desk_says_that_these_are_the_newest(sit: SitAt) -> None:
    desk = programme_desk(THURSDAY_14_08)
    for number in range(MOST_CARDS_FOUND):
        given(desk, number)
    clerk = sit(desk)
    clerk.click("placeCards")

    clerk.screen.models["cards"].find("åse")  # type: ignore[attr-defined]  # as the field does

    clerk.waits_until(lambda: "20 nyeste" in str(clerk.item("panelNote").property("text")))
    assert len(handling(clerk).found) == MOST_CARDS_FOUND
