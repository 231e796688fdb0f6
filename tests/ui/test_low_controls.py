"""Low controls: whoever sits in a wheelchair, and a child, touches nothing above the reach."""

import pytest

from kiosk.touring.coming_to_rest import come_to_rest
from tests.shots_simple import everything_taken
from tests.ui.fit import REACH, misfits
from tests.ui.herlev_day import MemoryDesk
from tests.ui.visitor import GUARD_MS, Arrive, Visitor
from ui.mounting import Mounting
from ui.view_models.visit.session import Comfort

LARGE = ("textSize", "textSize")


def reaching_low(visitor: Visitor, *more: str) -> None:
    for name in ("low", *more):
        visitor.touch(name)
        visitor.bot.wait(GUARD_MS)


def test_a_room_tomorrow_is_booked_with_very_large_text_and_nothing_touched_above_the_reach(arrive: Arrive) -> None:
    visitor = arrive()
    reaching_low(visitor, *LARGE)
    for name in (
        "find",
        "when-other-day",
        "nextQuestion",
        "laterDays",
        "nextQuestion",
        "time-16",
        "nextQuestion",
        "length-120",
        "nextQuestion",
    ):
        visitor.touch(name)
        visitor.bot.wait(GUARD_MS)
    for name in ("persons-12", "show", "take-0", "giveNumber"):
        visitor.touch(name)
        visitor.bot.wait(GUARD_MS)
    visitor.types("20304050")
    for name in ("phoneDone", "book", "finish"):
        visitor.touch(name)
    visitor.waits_for("attractPage")
    wish = visitor.desk.wishes[0]
    assert (wish.phone, wish.alternatives[0].span.starts_at.hour) == ("20304050", 15)  # 16 in Copenhagen
    assert visitor.highest_touch >= REACH


def test_a_room_now_is_booked_in_arabic_with_very_large_text_in_four_touches_below_the_reach(arrive: Arrive) -> None:
    visitor = arrive(languages=("da", "ar"))
    visitor.kiosk.visit.choose_comfort(Comfort(language="ar", text_percent=200, low=True))
    visitor.touch_all("find", "show", "take-0", "book")
    visitor.waits_for("receiptPage")
    come_to_rest(visitor.kiosk.window)

    assert (visitor.touches, visitor.desk.wishes[0].language) == (4, "ar")
    assert visitor.highest_touch >= REACH
    assert visitor.lies_on_the_page("finish")


@pytest.mark.parametrize("percent", [100, 200])
def test_a_house_where_nothing_is_free_has_a_way_back_below_the_reach(arrive: Arrive, percent: int) -> None:
    visitor = arrive(everything_taken())
    visitor.touch_all("openHouses", "row-1")
    visitor.waits_for("nothing")
    reaching_low(visitor, *(LARGE if percent == 200 else ()))
    come_to_rest(visitor.kiosk.window)

    assert misfits(visitor.kiosk.window) == []
    visitor.touch("back")
    visitor.waits_for("row-1")


@pytest.mark.parametrize("percent", [100, 200])
def test_ones_own_booking_is_given_back_below_the_reach(arrive: Arrive, percent: int) -> None:
    visitor = arrive()
    reaching_low(visitor, *(LARGE if percent == 200 else ()))
    for name in ("find", "show", "take-0", "book", "finish", "low", "openReceipt"):
        visitor.touch(name)
    visitor.types(next(iter(visitor.desk.kept)))
    for name in ("search", "askGiveBack", "giveBack"):
        visitor.touch(name)
    visitor.waits_for("givenBack")
    assert visitor.highest_touch >= REACH


def test_a_language_is_chosen_below_the_reach(arrive: Arrive) -> None:
    visitor = arrive()
    reaching_low(visitor, *LARGE, "language")
    visitor.waits_for("languagePage")
    visitor.touch("language-da")
    assert visitor.highest_touch >= REACH


def test_low_controls_end_with_the_visit(arrive: Arrive) -> None:
    visitor = arrive(desk=MemoryDesk())
    reaching_low(visitor)
    visitor.kiosk.visit.reset()
    assert visitor.kiosk.visit.comfort == Comfort("da")


def test_a_wide_screen_is_low_enough(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.kiosk.window.resize(visitor.kiosk.window.height(), visitor.kiosk.window.width())
    visitor.waits_until(lambda: not visitor.sees("low"))


@pytest.mark.parametrize(
    ("mounting", "within", "reach_px"),
    [
        (Mounting(), True, REACH),
        (Mounting(bottom_mm=700), True, 0),
        (Mounting(bottom_mm=900, height_mm=598), False, REACH),
        (Mounting(bottom_mm=300, height_mm=1200), False, REACH),
        (Mounting(bottom_mm=500, height_mm=1200), True, REACH),
    ],
)
def test_how_the_screen_hangs_says_what_can_be_reached(mounting: Mounting, *, within: bool, reach_px: int) -> None:
    assert (mounting.is_within_reach, mounting.reach_px) == (within, reach_px)


def test_a_question_asked_by_itself_is_called_what_it_asks(arrive: Arrive) -> None:
    visitor = arrive()
    reaching_low(visitor, *LARGE, "find", "nextQuestion")

    visitor.waits_for("length-120")

    assert visitor.text_of("question") == "Hvor længe bliver I?"
