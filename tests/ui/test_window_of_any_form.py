"""The page is shown whole whatever the form of the window: on a desk's screen, in a demonstration, on its side."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize

from tests.ui.visitor import Arrive

WIDE = QSize(1920, 1080)


@pytest.mark.parametrize("size", [QSize(547, 972), QSize(1012, 1800), QSize(1920, 1080), QSize(1080, 1920)])
def test_everything_can_be_touched_in_a_window_of_any_form(arrive: Arrive, size: QSize) -> None:
    visitor = arrive()
    visitor.kiosk.window.resize(size)
    for name in ("find", "show", "take-0", "book"):
        visitor.touch(name)
    visitor.waits_for("receiptPage")

    assert visitor.lies_on_the_page("finish")
    finish = visitor.place_of("finish")
    assert 0 <= finish.left() < finish.right() <= size.width()
    assert 0 <= finish.top() < finish.bottom() <= size.height()


@pytest.mark.parametrize("percent", [150, 200])
def test_larger_text_is_as_much_larger_on_a_wide_screen(arrive: Arrive, percent: int) -> None:
    visitor = arrive()
    visit = visitor.kiosk.visit
    plain = visit.comfort
    visitor.kiosk.window.resize(WIDE)
    for name in ("find", "show", "take-0", "book"):
        visitor.waits_for(name)
        before = visitor.letters_of(name)
        visit.choose_comfort(replace(plain, text_percent=percent))
        visitor.waits_for(name)
        assert visitor.letters_of(name) == pytest.approx(before * percent / 100, abs=1)
        visit.choose_comfort(plain)
        visitor.touch(name)
