"""What a page has told before another language was chosen is told in that one from then on."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtQuick import QQuickItem

from tests.ui.herlev_day import MemoryDesk, booking, confirmed, proof_of
from tests.ui.on_the_page import visible_in
from tests.ui.test_joining import at_results, joins
from tests.ui.test_place_card import STOPPED_TEXT, before_a_number
from tests.ui.test_wishing import at_results as at_nothing
from tests.ui.visitor import GUARD_MS, PATIENCE_MS, Arrive, Visitor
from ui.ports import BookingOutcome, BookingWish, CentreSilent, ReceiptFound

MINE = booking("mh-lok3", "14:15", "15:15")


def a_health_card_is_scanned(arrive: Arrive) -> Visitor:
    visitor = arrive()
    visitor.kiosk.mine.refuse_card()
    return visitor


def a_place_card_is_not_taken(arrive: Arrive) -> Visitor:
    visitor = before_a_number(arrive)
    visitor.kiosk.scan(STOPPED_TEXT)
    return visitor


def the_list_is_not_joined(arrive: Arrive) -> Visitor:
    visitor = at_results(arrive, desk=MemoryDesk(join_answer=CentreSilent()))
    joins(visitor)
    return visitor


def a_wish_is_not_taken(arrive: Arrive) -> Visitor:
    visitor = arrive(desk=MemoryDesk(wish_answer=CentreSilent()))
    at_nothing(visitor)
    visitor.touch("openWish")
    visitor.bot.wait(GUARD_MS)
    visitor.touch("act")
    return visitor


def somebody_comes(arrive: Arrive) -> Visitor:
    proof = proof_of(MINE.id)
    visitor = arrive(desk=MemoryDesk(kept={proof.code: ReceiptFound(proof.code, proof.url, MINE, None)}))
    visitor.kiosk.mine.take_scan(proof.code)
    visitor.touch("checkIn")
    return visitor


@pytest.mark.parametrize(
    ("happens", "place", "key"),
    [
        (a_health_card_is_scanned, "trouble", "mine.no-health-card"),
        (a_place_card_is_not_taken, "sealed", "refusal.card-revoked"),
        (the_list_is_not_joined, "trouble", "waiting.screen.silent"),
        (a_wish_is_not_taken, "note", "wish.not-taken"),
        (somebody_comes, "note", "mine.checked-in"),
    ],
)
def test_it_is_read_in_the_language_that_is_chosen_then(
    arrive: Arrive, happens: Callable[[Arrive], Visitor], place: str, key: str
) -> None:
    visitor = happens(arrive)
    visit = visitor.kiosk.visit
    visitor.waits_for(place)
    visitor.waits_until(lambda: visit.speeches["da"].say(key)[:20] in visitor.text_of(place))

    visit.choose_comfort(replace(visit.comfort, language="en"))

    assert visit.speeches["en"].say(key)[:20] in visitor.text_of(place)


def test_a_copy_is_printed_in_the_language_of_the_screen(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch_all("find", "show", "take-0", "book")
    visitor.waits_for("printAgain")

    visitor.kiosk.visit.choose_comfort(replace(visitor.kiosk.visit.comfort, language="en"))
    visitor.waits_until_touchable()
    visitor.touch("printAgain")

    visitor.waits_until(lambda: visitor.desk.copy_languages == ["en"])


def test_who_waits_for_an_answer_reads_all_of_the_page_in_the_language_chosen(arrive: Arrive) -> None:
    answered = Event()

    def late(wish: BookingWish) -> BookingOutcome:
        answered.wait(PATIENCE_MS / 1000)
        return confirmed(wish)

    visitor = arrive(desk=MemoryDesk(answers=late))
    visitor.touch_all("find", "show", "take-0", "book")
    confirm = visitor.kiosk.window.contentItem()
    assert "rummet er ledigt til" in said_on(confirm)

    visitor.kiosk.visit.choose_comfort(replace(visitor.kiosk.visit.comfort, language="en"))

    visitor.waits_until(lambda: "the room is free until" in said_on(confirm))
    assert "rummet er ledigt til" not in said_on(confirm)
    answered.set()
    visitor.waits_for("printAgain")


def said_on(page: QQuickItem) -> str:
    return " ".join(str(item.property("text") or "") for item in visible_in(page))


def test_what_is_held_under_the_reader_is_answered_in_sight(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.kiosk.visit.ask_language(asked=True)
    visitor.waits_until_touchable()

    visitor.kiosk.scan("0101701234")

    assert not visitor.kiosk.visit.is_choosing_language
    visitor.waits_for("trouble")
