"""A bag's strap, a hand on the bar or a drop of water keeps nobody from using the screen."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from tests.ui.visitor import SETTLE_MS, Arrive, Visitor
from ui.bridge import resting

SHORT_MS = 1500
"""In the place of seconds."""
RESTING, TAPPING = 5, 1


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resting, "RESTS_MS", SHORT_MS)


def middle_of(visitor: Visitor, name: str) -> QPoint:
    return visitor.place_of(name).center().toPoint()


def rest_on(visitor: Visitor, name: str, *, for_ms: int) -> None:
    visitor.waits_for(name)
    visitor.waits_until_touchable()
    window = visitor.kiosk.window
    QTest.touchEvent(window, visitor.finger).press(RESTING, middle_of(visitor, name), window).commit()
    visitor.bot.wait(for_ms)


def tap_beside_it(visitor: Visitor, name: str) -> None:
    window, place = visitor.kiosk.window, middle_of(visitor, name)
    QTest.touchEvent(window, visitor.finger).stationary(RESTING).press(TAPPING, place, window).commit()
    QTest.touchEvent(window, visitor.finger).stationary(RESTING).release(TAPPING, place, window).commit()


def lift(visitor: Visitor, name: str) -> None:
    window = visitor.kiosk.window
    QTest.touchEvent(window, visitor.finger).release(RESTING, middle_of(visitor, name), window).commit()


def test_another_finger_presses_while_one_rests_on_the_bar(arrive: Arrive) -> None:
    visitor = arrive()

    rest_on(visitor, "moreTime", for_ms=2 * SHORT_MS)
    tap_beside_it(visitor, "contrast")
    tap_beside_it(visitor, "find")

    visitor.waits_for("show")
    assert visitor.kiosk.visit.comfort.high_contrast
    assert not visitor.kiosk.visit.comfort.more_time


def test_a_finger_that_rested_presses_nothing_when_it_is_lifted(arrive: Arrive) -> None:
    visitor = arrive()

    rest_on(visitor, "moreTime", for_ms=2 * SHORT_MS)
    lift(visitor, "moreTime")
    visitor.touch("contrast")

    assert visitor.kiosk.visit.comfort.high_contrast
    assert not visitor.kiosk.visit.comfort.more_time


def test_a_slow_finger_presses(arrive: Arrive) -> None:
    visitor = arrive()

    rest_on(visitor, "moreTime", for_ms=SHORT_MS // 5)
    lift(visitor, "moreTime")

    assert visitor.kiosk.visit.comfort.more_time


def test_of_two_fingers_at_once_one_presses(arrive: Arrive) -> None:
    visitor = arrive()

    rest_on(visitor, "moreTime", for_ms=0)
    tap_beside_it(visitor, "contrast")
    lift(visitor, "moreTime")

    assert (visitor.kiosk.visit.comfort.high_contrast, visitor.kiosk.visit.comfort.more_time) == (False, True)


def test_an_end_of_the_time_may_be_dragged_for_as_long_as_it_takes(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch_all("find", "show", "take-0")
    visitor.waits_for("endHandle")
    before = visitor.kiosk.visit.session.choice

    visitor.drag("endHandle", slots=4, steps=3 * SHORT_MS // 2 // SETTLE_MS)

    after = visitor.kiosk.visit.session.choice
    assert before is not None
    assert after is not None
    assert after.span.ends_at - before.span.ends_at == timedelta(hours=1)
