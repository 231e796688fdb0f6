"""The kiosk by keys alone: where they are is seen, never lost, and one page back is one key."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.access.listener import Listener
from tests.ui.herlev_day import booking, picture_of_the_day
from tests.ui.reach import unreachable
from tests.ui.visitor import GUARD_MS, PATIENCE_MS
from ui.access.stops import stops_of
from ui.ports import BookingConfirmed
from ui.view_models.visit.navigation import Page

Key = Qt.Key


def at(presser: Listener) -> str:
    """What has the keys."""
    item: QQuickItem | None = presser.kiosk.window.activeFocusItem()
    return "" if item is None else item.objectName()


def go_to(presser: Listener, name: str, key: Key = Key.Key_Down) -> None:
    for _ in range(80):
        if at(presser) == name:
            return
        presser.press(key)
    pytest.fail(f"{name} was not come to, but {at(presser)}")


def choose(presser: Listener, *names: str) -> None:
    for name in names:
        go_to(presser, name)
        presser.press(Key.Key_Return)


def test_a_room_is_booked_with_arrows_and_return(presser: Listener) -> None:
    choose(presser, "find", "show", "take-0", "book")
    for _ in range(50):
        presser.waits()
        if presser.kiosk.visit.page is Page.RECEIPT:
            break

    assert presser.kiosk.visit.page is Page.RECEIPT
    assert presser.voice.said == []


def test_a_new_page_begins_at_its_first_control(presser: Listener) -> None:
    choose(presser, "find")

    assert at(presser) == "when-now"


@pytest.mark.parametrize("low", [False, True])
def test_in_the_largest_words_and_without_the_centre_keys_lead_to_what_else_there_is(
    presser: Listener,
    *,
    low: bool,
) -> None:
    presser.kiosk.post(picture_of_the_day(connected=False))
    presser.kiosk.visit.choose_comfort(replace(presser.kiosk.visit.comfort, text_percent=200, low=low))
    presser.waits()
    for way, page in (("row-0", Page.EVENTS), ("row-1", Page.IDEAS), ("row-2", Page.HOUSES)):
        choose(presser, "openAround", way)
        assert presser.kiosk.visit.page is page
        for before in (Page.AROUND, Page.ATTRACT):
            QTest.qWait(GUARD_MS)
            presser.press(Key.Key_Escape)
            assert presser.kiosk.visit.page is before


def test_what_has_the_keys_is_framed(presser: Listener) -> None:
    go_to(presser, "openReceipt")

    ring = presser.kiosk.window.activeFocusItem().findChild(QQuickItem, "focusRing")
    assert ring is not None
    assert ring.isVisible()


def test_nothing_is_framed_for_the_next_person(presser: Listener) -> None:
    go_to(presser, "contrast")

    presser.kiosk.start_over()
    presser.waits()

    assert at(presser) != "contrast"


def test_the_answers_to_a_question_are_one_step_down_and_each_one_to_the_side(presser: Listener) -> None:
    choose(presser, "find")

    presser.press(Key.Key_Down)
    assert at(presser) == "length-60"
    presser.press(Key.Key_Right)
    assert at(presser) == "length-120"


def test_in_a_number_pad_up_and_down_go_from_row_to_row(presser: Listener) -> None:
    choose(presser, "openReceipt")
    go_to(presser, "key-2", Key.Key_Right)

    for key in ("key-5", "key-8", "key-0"):
        presser.press(Key.Key_Down)
        assert at(presser) == key
    presser.press(Key.Key_Up)
    assert at(presser) == "key-8"
    presser.press(Key.Key_Left)
    assert at(presser) == "key-7"


def test_the_end_of_the_time_moves_with_the_sides(presser: Listener) -> None:
    choose(presser, "find", "show", "take-0")
    go_to(presser, "endHandle")
    before = presser.kiosk.visit.session.choice
    assert before is not None

    presser.press(Key.Key_Left)

    after = presser.kiosk.visit.session.choice
    assert after is not None
    assert after.span.ends_at < before.span.ends_at
    assert at(presser) == "endHandle"


def test_a_keypad_takes_the_keys_and_gives_them_back(presser: Listener) -> None:
    choose(presser, "find", "show", "take-0")
    go_to(presser, "who-nobody")
    go_to(presser, "who-phone", Key.Key_Right)
    presser.press(Key.Key_Return)
    assert at(presser) == "key-1"

    presser.press(Key.Key_Escape)

    assert at(presser) == "who-phone"
    assert presser.kiosk.visit.page is Page.CONFIRM


def test_the_question_whether_anybody_is_there_takes_the_keys_and_gives_them_back(presser: Listener) -> None:
    choose(presser, "find")
    go_to(presser, "need-step-free")
    go_to(presser, "need-quiet", Key.Key_Right)
    for _ in range(95):
        presser.kiosk.beat()
    presser.waits()
    assert at(presser) == "stay"

    presser.press(Key.Key_Return)

    assert at(presser) == "need-quiet"
    assert not presser.kiosk.visit.session.needs


def test_news_of_other_bookings_leave_the_keys_where_they_are(presser: Listener) -> None:
    choose(presser, "find", "show")
    go_to(presser, "take-1")

    presser.kiosk.post(picture_of_the_day(more=(booking("mh-lok3", "14:15", "16:30"),)))
    for _ in range(5):
        presser.waits()

    assert at(presser) == "take-1"


def test_when_what_had_the_keys_is_gone_its_neighbour_has_them(presser: Listener) -> None:
    choose(presser, "find", "show")
    go_to(presser, "take-2")
    rooms = ("mh-lok3", "mh-lok5", "mh-lille-sal", "mh-store-sal", "bib-gruppe1", "bib-gruppe2", "bib-stille")
    taken = [booking(room, "14:15", "15:15") for room in rooms]

    presser.kiosk.post(replace(picture_of_the_day(more=taken)))
    for _ in range(5):
        presser.waits()

    assert at(presser) != ""
    assert presser.kiosk.window.activeFocusItem().property("activeFocusOnTab")


def test_back_is_one_page_and_stops_at_the_first(presser: Listener) -> None:
    choose(presser, "find", "show")
    for page in (Page.FIND, Page.ATTRACT, Page.ATTRACT):
        presser.press(Key.Key_Escape)
        assert presser.kiosk.visit.page is page


def at_a_wish(presser: Listener) -> None:
    choose(presser, "openHouses", "openWishes", "act")


def before_the_room(presser: Listener) -> None:
    choose(presser, "find", "show", "take-0", "seeRoom")


def where_something_is_broken(presser: Listener) -> None:
    choose(presser, "find", "show", "take-0", "book")
    waits_for(presser, lambda: presser.kiosk.visit.page is Page.RECEIPT)
    outcome = presser.kiosk.visit.session.outcome
    assert isinstance(outcome, BookingConfirmed)
    choose(presser, "finish")
    presser.kiosk.mine.take_scan(outcome.proof.code)
    waits_for(presser, lambda: presser.kiosk.mine.told_about is not None)
    choose(presser, "tell")


def waits_for(presser: Listener, condition: Callable[[], bool]) -> None:
    for _ in range(100):
        if condition():
            break
        presser.waits()
    assert condition()


def on_the_simple_first_page(presser: Listener) -> None:
    presser.kiosk.visit.choose_comfort(replace(presser.kiosk.visit.comfort, simple=True))


def at_a_wish_in_the_simple_way(presser: Listener) -> None:
    on_the_simple_first_page(presser)
    for name in ("pick-something-else", "pick-wishes", "pick-own"):
        presser.waits()
        choose(presser, name)
        QTest.qWait(GUARD_MS)


@pytest.mark.parametrize(
    "led_to",
    [at_a_wish, where_something_is_broken, before_the_room, on_the_simple_first_page, at_a_wish_in_the_simple_way],
)
def test_all_of_a_page_is_come_to_by_keys_and_left_by_one(
    presser: Listener, led_to: Callable[[Listener], None]
) -> None:
    led_to(presser)
    presser.waits()
    there = {stop.key for stop in stops_of(presser.kiosk.window) if stop.focusable and stop.enabled}

    come_to = set()
    for _ in range(len(there) + 2):
        presser.press(Key.Key_Right)
        come_to.add(at(presser))
    assert len(there) >= 7
    assert there <= come_to

    for _ in presser.kiosk.visit.navigation.behind:
        QTest.qWait(GUARD_MS)
        presser.press(Key.Key_Escape)
    assert presser.kiosk.visit.page in {Page.ATTRACT, Page.MY_RECEIPT}  # a booking that was found is left by "Done"


def test_a_further_part_of_a_page_is_come_to_by_keys_and_left_by_one(presser: Listener) -> None:
    choose(presser, "openEvents", "row-1")
    presser.kiosk.visit.choose_comfort(replace(presser.kiosk.visit.comfort, text_percent=200))
    for name in ("readOn", "nextCard"):
        presser.waits()
        QTest.qWait(GUARD_MS)
        choose(presser, name)
    presser.waits()
    assert at(presser) == "readBack"

    QTest.qWait(GUARD_MS)
    presser.press(Key.Key_Escape)

    assert "readOn" in {stop.key for stop in stops_of(presser.kiosk.window)}
    assert presser.kiosk.visit.page is Page.OUTING


def test_a_trembling_hand_moves_once(presser: Listener) -> None:
    go_to(presser, "find")

    presser.press(Key.Key_Right)
    presser.press(Key.Key_Right, after_ms=60)

    assert at(presser) == "openReceipt"


def test_with_more_time_a_key_may_be_struck_again_only_after_half_a_second(presser: Listener) -> None:
    choose(presser, "moreTime")
    go_to(presser, "find")

    presser.press(Key.Key_Right)
    presser.press(Key.Key_Right, after_ms=490)
    assert at(presser) == "openReceipt"
    presser.press(Key.Key_Right, after_ms=510)
    assert at(presser) == "languages"


def test_a_second_strike_does_not_act_on_the_page_that_the_first_opened(presser: Listener) -> None:
    choose(presser, "find")
    go_to(presser, "show")
    presser.press(Key.Key_Return)

    presser.press(Key.Key_Return, after_ms=400)

    assert presser.kiosk.visit.page is Page.RESULTS


def test_digits_of_a_keyboard_are_those_of_the_number_pad(presser: Listener, qtbot: QtBot) -> None:
    choose(presser, "openReceipt")

    presser.types("12")

    qtbot.waitUntil(lambda: presser.kiosk.mine.property("typed") == "12", timeout=PATIENCE_MS)


def test_what_a_scanner_types_is_no_digit_of_the_number_pad(presser: Listener) -> None:
    choose(presser, "openReceipt")

    presser.types("4021735", pause_ms=5)

    assert presser.kiosk.mine.property("typed") == ""


def test_a_scanner_is_told_by_when_its_keys_were_sent(presser: Listener) -> None:
    choose(presser, "openReceipt")

    presser.types_while_busy("4", "0", pause_ms=5)

    assert presser.kiosk.mine.property("typed") == ""


def test_a_hand_is_told_by_when_its_keys_were_sent(presser: Listener, qtbot: QtBot) -> None:
    choose(presser, "openReceipt")

    presser.types_while_busy("4", "0", pause_ms=200)

    qtbot.waitUntil(lambda: presser.kiosk.mine.property("typed") == "40", timeout=PATIENCE_MS)


def test_the_languages_take_the_keys_and_give_them_back(presser: Listener) -> None:
    choose(presser, "language")
    assert at(presser) == "language-da"
    presser.press(Key.Key_Up)
    assert at(presser) == "moreTime"

    presser.press(Key.Key_Escape)

    assert not presser.kiosk.visit.is_choosing_language
    assert at(presser) == "find"


def test_where_one_reads_from_right_to_left_the_next_control_is_to_the_left(presser: Listener) -> None:
    presser.kiosk.visit.choose_comfort(replace(presser.kiosk.visit.comfort, language="ar"))
    go_to(presser, "find")

    presser.press(Key.Key_Left)
    assert at(presser) == "openReceipt"
    presser.press(Key.Key_Return)
    go_to(presser, "key-2", Key.Key_Right)


@pytest.mark.parametrize(("language", "on"), [("da", Key.Key_Right), ("ar", Key.Key_Left)])
def test_the_key_to_the_next_control_leads_round_a_page_with_a_number_pad(
    presser: Listener, language: str, on: Key
) -> None:
    presser.kiosk.visit.choose_comfort(replace(presser.kiosk.visit.comfort, language=language))
    choose(presser, "openReceipt")
    there = [stop.key for stop in stops_of(presser.kiosk.window) if stop.focusable and stop.enabled]

    come_to = []
    for _ in there:
        presser.press(on)
        come_to.append(at(presser))

    assert sorted(come_to) == sorted(there)


@pytest.mark.parametrize("language", ["da", "ar"])
def test_the_page_of_languages_is_reached_and_heard(presser: Listener, language: str) -> None:
    presser.kiosk.visit.choose_comfort(replace(presser.kiosk.visit.comfort, language=language))
    presser.kiosk.visit.ask_language(asked=True)
    QTest.qWait(100)

    assert unreachable(presser.kiosk.window) == []
