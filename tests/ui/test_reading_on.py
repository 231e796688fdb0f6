"""With very large text a page goes on in a further part, and nothing that others see is left out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize

from booking_core.domain.refusals import Refusal, RefusalCode
from tests.shots import LANDSCAPE, PORTRAIT
from tests.ui.fit import misfits
from tests.ui.herlev_day import NOW, MemoryDesk, picture_of_the_day, wall
from tests.ui.visitor import Arrive, Visitor
from ui.ports import BookingRefused
from ui.view_models.visit.navigation import Page

AWAY = picture_of_the_day(connected=False, seen_at=NOW - timedelta(minutes=16))
FORMS = ((PORTRAIT, False), (PORTRAIT, True), (LANDSCAPE, False))
"""How the screen lies, and whether its controls lie low."""


def arrives_with_large_text(arrive: Arrive, desk: MemoryDesk | None = None) -> Visitor:
    visitor = arrive(desk=desk)
    visitor.kiosk.visit.choose_comfort(replace(visitor.kiosk.visit.comfort, text_percent=200))
    return visitor


def stands_so(visitor: Visitor, size: QSize, *, low: bool, text_percent: int = 200) -> None:
    visitor.kiosk.window.resize(size)
    comfort = replace(visitor.kiosk.visit.comfort, text_percent=text_percent, low=low)
    visitor.kiosk.visit.choose_comfort(comfort)


@pytest.mark.parametrize("connected", [True, False])
@pytest.mark.parametrize(("size", "low"), FORMS)
def test_the_first_page_leads_to_what_else_there_is(
    arrive: Arrive,
    size: QSize,
    *,
    low: bool,
    connected: bool,
) -> None:
    visitor = arrive(picture_of_the_day() if connected else AWAY)
    stands_so(visitor, size, low=low)
    pages = []
    for way in ("row-0", "row-1", "row-2"):
        visitor.touch_all("openAround", way)
        pages.append(visitor.kiosk.visit.page)
        visitor.touch_all("back", "back")
        visitor.waits_for("attractPage")
    assert pages == [Page.EVENTS, Page.IDEAS, Page.HOUSES]


@pytest.mark.parametrize(("size", "low"), FORMS)
def test_one_reads_from_when_it_is_one_touch_from_the_first_page(arrive: Arrive, size: QSize, *, low: bool) -> None:
    visitor = arrive(AWAY)
    stands_so(visitor, size, low=low)
    visitor.touch("openAround")
    visitor.waits_for("aroundPage")
    assert visitor.detail_of("banner") == "Skærmen virker stadig. Det, du ser, er fra kl.\N{NO-BREAK SPACE}13.52."
    visitor.waits_until(lambda: misfits(visitor.kiosk.window) == [])


@pytest.mark.parametrize(("size", "low"), FORMS)
def test_at_150_per_cent_the_first_page_says_from_when_it_is(arrive: Arrive, size: QSize, *, low: bool) -> None:
    visitor = arrive(AWAY)
    stands_so(visitor, size, low=low, text_percent=150)
    assert visitor.detail_of("banner") == "Skærmen virker stadig. Det, du ser, er fra kl.\N{NO-BREAK SPACE}13.52."


@pytest.mark.parametrize(("size", "low"), FORMS)
def test_at_150_per_cent_one_reads_what_was_looked_for_and_looks_for_another_time(
    arrive: Arrive, size: QSize, *, low: bool
) -> None:
    visitor = arrive()
    stands_so(visitor, size, low=low, text_percent=150)
    visitor.touch_all("find", "show", "readOn")
    visitor.waits_for("searchMore")
    visitor.waits_until(lambda: misfits(visitor.kiosk.window) == [])
    visitor.touch("otherTimes")
    visitor.waits_for("findPage")


def test_one_reads_what_a_number_is_for_before_it_is_typed(arrive: Arrive) -> None:
    visitor = arrives_with_large_text(arrive)
    visitor.touch_all("find", "when-other-day", "show", "take-0", "giveNumber", "readOn")
    visitor.waits_for("aboutNumber")
    assert visitor.text_of("sealedMore").startswith("Nummeret bruges kun til denne booking.")
    assert visitor.text_of("numberFor") == "Herlev Medborgerhus, 1. sal · fredag den 27. november"
    visitor.touch("readBack")
    visitor.waits_for("numberPad")
    visitor.touch("readOn")
    visitor.touch("noPhone")
    visitor.waits_for("giveNumber")


def test_what_can_be_had_after_a_no_is_seen_one_after_the_other_and_taken(arrive: Arrive) -> None:
    refused = BookingRefused((Refusal(RefusalCode.TAKEN, {"free_from": wall("15:15")}),))
    visitor = arrives_with_large_text(arrive, MemoryDesk(answers=lambda _: refused))
    visitor.touch_all("find", "show", "take-0", "book", "readOn")
    visitor.waits_for("take-0")
    visitor.touch_all("nextCard", "take-1")
    visitor.waits_for("confirmPage")
    choice = visitor.kiosk.visit.session.choice
    assert choice is not None
    assert choice.offer.space.name == "Grupperum 1"


def test_another_page_begins_with_itself(arrive: Arrive) -> None:
    refused = BookingRefused((Refusal(RefusalCode.TAKEN, {"free_from": wall("15:15")}),))
    visitor = arrives_with_large_text(arrive, MemoryDesk(answers=lambda _: refused))
    visitor.touch_all("find", "show", "take-0", "book", "readOn", "take-0", "book")
    visitor.waits_for("stoppedPage")
    visitor.waits_for("plate")
    assert not visitor.sees("nextCard")


def test_the_whole_way_to_an_event_and_its_plan_are_read_on(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch_all("openEvents", "row-1")
    visitor.waits_for("outingPage")
    visitor.kiosk.visit.choose_comfort(replace(visitor.kiosk.visit.comfort, text_percent=200))
    visitor.touch("readOn")
    visitor.waits_for("outingMore")
    assert visitor.titles_of("wayStep") == ["Herlev Bibliotek", "Dobbeltdøren ved indgangen"]
    visitor.touch("nextCard")
    visitor.waits_for("planPicture")
    assert not visitor.sees("nextCard")
    visitor.touch_all("readBack", "printSlip")
    visitor.waits_for("slip")
