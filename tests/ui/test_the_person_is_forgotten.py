"""Idle, and what the screen keeps of a person: nothing."""

import logging
from dataclasses import replace

import pytest

from tests.shots_mine import FindingDesk
from tests.ui.herlev_day import MemoryDesk, booking
from tests.ui.visitor import Arrive, Visitor
from ui.ports import PaperKept
from ui.view_models.frame.frame import QUIET_SECONDS, WARNING_SECONDS
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Comfort, Session

PHONE = "20304050"


@pytest.fixture
def arrive(arrive: Arrive) -> Arrive:
    """Stand before a kiosk where the seconds that pass are those of the test."""

    def stand_before(desk: MemoryDesk | None = None) -> Visitor:
        visitor = arrive(desk=desk)
        visitor.kiosk._beat.stop()
        return visitor

    return stand_before


def test_done_forgets_everything(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("textSize", "contrast", "find", "show", "take-0", "book", "finish"):
        visitor.touch(name)
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.ATTRACT)
    assert visitor.kiosk.visit.session == Session()
    assert visitor.kiosk.visit.comfort == Comfort("da")


def test_a_screen_left_alone_asks_and_then_clears(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch("find")
    for _ in range(90):
        visitor.kiosk.beat()
    visitor.waits_for("stillHere")
    for _ in range(30):
        visitor.kiosk.beat()
    assert visitor.kiosk.visit.page is Page.ATTRACT


def test_a_screen_left_alone_keeps_nothing_of_who_was_there(arrive: Arrive, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    visitor = arrive()
    visitor.touch_all("find", "need-quiet", "show", "take-0", "who-phone")
    visitor.types(PHONE)
    comfort = visitor.kiosk.visit.comfort
    visitor.kiosk.visit.choose_comfort(
        replace(comfort, language="en", text_percent=200, high_contrast=True, low=True, aloud=True)
    )
    assert PHONE in visitor.kept_by_the_screen().replace(" ", "")

    for _ in range(QUIET_SECONDS + WARNING_SECONDS):
        visitor.kiosk.beat()

    assert visitor.kiosk.visit.page is Page.ATTRACT
    assert (visitor.kiosk.visit.session, visitor.kiosk.visit.comfort) == (Session(), Comfort("da"))
    assert PHONE not in (visitor.kept_by_the_screen() + caplog.text).replace(" ", "")


def test_an_answer_keeps_the_screen(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch("find")
    for _ in range(95):
        visitor.kiosk.beat()
    visitor.touch("stay")
    visitor.waits_until(lambda: not visitor.sees("stillHere"))
    for _ in range(89):
        visitor.kiosk.beat()
    assert visitor.kiosk.visit.page is Page.FIND


def test_more_time_is_twice_the_time(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("moreTime", "find"):
        visitor.touch(name)
    for _ in range(179):
        visitor.kiosk.beat()
    assert not visitor.is_asked_whether_here()
    visitor.kiosk.beat()
    assert visitor.is_asked_whether_here()


def test_a_touch_anywhere_counts_as_being_there(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch("find")
    for _ in range(80):
        visitor.kiosk.beat()
    visitor.touch("need-quiet")
    for _ in range(80):
        visitor.kiosk.beat()
    assert not visitor.is_asked_whether_here()


def test_the_language_is_danish_again(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch("languages")
    visitor.touch("language-en")
    visitor.waits_until(lambda: visitor.sees("find") and visitor.text_of("find") == "Touch to book a place")
    visitor.kiosk.start_over()
    visitor.waits_until(lambda: visitor.text_of("find") == "Tryk og book et\u00a0sted")


def test_languages_that_are_looked_at_and_left_go_by_themselves(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch("language")
    visitor.waits_for("languagePage")
    for _ in range(QUIET_SECONDS + WARNING_SECONDS):
        visitor.kiosk.beat()
    visitor.waits_until(lambda: not visitor.sees("languagePage"))


def test_no_model_keeps_the_number_or_the_code(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch_all("find", "show", "take-0", "who-phone")
    visitor.types(PHONE)
    visitor.touch_all("phoneDone", "book", "finish")
    visitor.waits_until(lambda: visitor.kiosk.visit.page is Page.ATTRACT)
    code = next(iter(visitor.desk.kept))
    kept = visitor.kept_by_the_screen()
    assert PHONE not in kept.replace(" ", "")
    assert code not in kept.replace(" ", "")


def test_a_search_begins_anew_on_the_first_page(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "persons-50", "need-kitchenette", "back", "find"):
        visitor.touch(name)
    visitor.waits_for("findPage")
    assert visitor.kiosk.visit.session == Session()


def test_who_comes_after_a_paper_that_was_kept_can_type_a_code_of_their_own(arrive: Arrive) -> None:
    made = booking("mh-lok3", "16:30", "18:00")
    desk = FindingDesk()
    desk.outcome = PaperKept(made.space, made.span)
    visitor = arrive(desk=desk)
    visitor.kiosk.scan("somebody's paper")
    visitor.waits_for("counts")
    visitor.touch("countsDone")
    visitor.touch("openReceipt")
    visitor.waits_for("key-1")
    assert not visitor.sees("counts")
