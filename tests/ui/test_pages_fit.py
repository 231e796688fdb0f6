"""Every page's buttons lie where they can be touched, in every text size, light and dark."""

import pytest

from kiosk.touring.coming_to_rest import come_to_rest
from tests.painted import PAINTED
from tests.shots import LANDSCAPE, halls_taken
from tests.ui.contrast import faint
from tests.ui.fit import misfits
from tests.ui.herlev_day import herlev
from tests.ui.visitor import GUARD_MS, Arrive, Visitor
from ui.view_models.visit.session import Comfort

SIZES = (100, 150, 200)


def at_size(visitor: Visitor, percent: int) -> None:
    for _ in range(SIZES.index(percent)):
        visitor.touch("textSize")
        visitor.bot.wait(GUARD_MS)


@pytest.mark.parametrize("percent", SIZES)
def test_the_way_to_a_receipt_fits_the_screen(arrive: Arrive, percent: int) -> None:
    visitor = arrive()
    at_size(visitor, percent)
    assert visitor.lies_on_the_page("openReceipt")
    visitor.touch("find")
    visitor.waits_for("findPage")
    assert visitor.lies_on_the_page("show")
    assert visitor.lies_on_the_page("back")
    visitor.touch("show")
    visitor.waits_for("resultsPage")
    visitor.waits_for("take-0")
    assert visitor.lies_on_the_page("back")
    visitor.touch("take-0")
    visitor.waits_for("confirmPage")
    assert visitor.lies_on_the_page("book")
    assert visitor.lies_on_the_page("back")
    visitor.touch("book")
    visitor.waits_for("receiptPage")
    assert visitor.lies_on_the_page("finish")


@PAINTED
@pytest.mark.parametrize("high_contrast", [False, True])
def test_every_word_on_the_way_to_a_receipt_stands_out_as_it_is_drawn(arrive: Arrive, *, high_contrast: bool) -> None:
    visitor = arrive()
    visitor.kiosk.visit.choose_comfort(Comfort(high_contrast=high_contrast))
    found: list[str] = []
    for name in ("find", "show", "take-0", "book", "finish"):
        visitor.waits_for(name)
        visitor.waits_until_touchable()
        come_to_rest(visitor.kiosk.window)
        found += faint(visitor.kiosk.window)
        visitor.touch(name)

    assert found == []


@pytest.mark.parametrize("percent", [150, 200])
def test_with_large_text_every_question_fits(arrive: Arrive, percent: int) -> None:
    visitor = arrive()
    at_size(visitor, percent)
    visitor.touch("find")
    pages = 4 if percent == 200 else 2
    for _ in range(pages - 1):
        visitor.waits_for("nextQuestion")
        visitor.bot.wait(GUARD_MS)
        visitor.touch("nextQuestion")
        assert visitor.lies_on_the_page("nextQuestion")


@pytest.mark.parametrize("when", ["when-later", "when-other-day"])
def test_a_later_time_fits_beside_all_other_questions(arrive: Arrive, when: str) -> None:
    visitor = arrive()
    for name in ("find", when):
        visitor.touch(name)
    visitor.waits_for("time")
    visitor.bot.wait(50)
    assert visitor.lies_on_the_page("show")


def test_the_keypad_fits_the_confirm_page(arrive: Arrive) -> None:
    visitor = arrive()
    for name in ("find", "show", "take-0", "who-phone"):
        visitor.touch(name)
    visitor.waits_for("numberPad")
    visitor.bot.wait(50)
    assert visitor.lies_on_the_page("book")
    assert visitor.lies_on_the_page("phoneDone")


def test_places_fit_in_one_language_after_another(arrive: Arrive) -> None:
    visitor = arrive(halls_taken(), languages=herlev().languages)
    screens = visitor.kiosk
    screens.window.resize(LANDSCAPE)
    for name in ("find", "persons-50", "show"):
        visitor.touch(name)
        visitor.bot.wait(GUARD_MS)
    visitor.waits_for("resultsPage")

    found: list[str] = []
    for language in herlev().languages:
        screens.visit.choose_comfort(Comfort(language=language))
        come_to_rest(screens.window)
        found += misfits(screens.window)

    assert found == []
