"""Keys by themselves: one at a time, each once."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.access.strokes import STROKES, DigitGuard, Stroke, StrokeGuard

Key = Qt.Key


def key_event(key: Qt.Key, at_ms: int, *, is_repeat: bool = False) -> QKeyEvent:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", is_repeat)
    event.setTimestamp(at_ms)
    return event


def read(guard: StrokeGuard, key: Qt.Key, at_ms: int, *, is_repeat: bool = False, page: str = "find") -> Stroke | None:
    return guard.read(key_event(key, at_ms, is_repeat=is_repeat), page=page, patient=False)


def test_a_key_that_is_held_down_counts_once() -> None:
    guard = StrokeGuard()

    strokes = [read(guard, Key.Key_Down, 0), read(guard, Key.Key_Down, 500, is_repeat=True)]

    assert strokes == [Stroke.DOWN, None]


def test_a_held_key_does_not_shut_out_the_next_one() -> None:
    guard = StrokeGuard()
    read(guard, Key.Key_Down, 0)
    read(guard, Key.Key_Down, 500, is_repeat=True)

    assert read(guard, Key.Key_Down, 900) is Stroke.DOWN


def test_two_different_keys_may_come_close() -> None:
    guard = StrokeGuard()

    assert [read(guard, Key.Key_Down, 0), read(guard, Key.Key_Up, 20)] == [Stroke.DOWN, Stroke.UP]


def test_a_key_that_is_kept_trembling_stays_one() -> None:
    guard = StrokeGuard()

    strokes = [read(guard, Key.Key_Down, at_ms) for at_ms in (0, 60, 120, 180)]

    assert strokes == [Stroke.DOWN, None, None, None]


@pytest.mark.parametrize("key", STROKES)
def test_every_key_means_something_by_itself(key: int) -> None:
    assert read(StrokeGuard(), Qt.Key(key), 1000) is STROKES[key]


def test_no_letter_or_digit_is_a_command() -> None:
    """A scanner types them, and nobody wants to meet a command by a slip."""
    typed = range(Key.Key_Exclam, Key.Key_AsciiTilde + 1)

    assert not set(typed) & set(STROKES)
    assert read(StrokeGuard(), Key.Key_R, 1000) is None


def hand_typed(*keys: tuple[str, int]) -> str:
    """The digits that are taken for a hand's, of keys and when they were sent."""
    guard = DigitGuard()
    return "".join([*(guard.read(digit, sent_at=at) for digit, at in keys), guard.settle()])


def test_digits_of_a_hand_are_all_its_own() -> None:
    assert hand_typed(("4", 1000), ("0", 1200), ("0", 1300), ("2", 1361)) == "4002"


def test_of_what_a_scanner_types_nothing_is_left() -> None:
    assert hand_typed(("4", 1000), ("0", 1005), ("2", 1010), ("", 1015)) == ""


def test_a_digit_before_a_scan_stays() -> None:
    assert hand_typed(("7", 1000), ("4", 2000), ("0", 2005)) == "7"


def test_the_clock_of_the_keys_may_begin_anew() -> None:
    assert hand_typed(("7", 4_000_000_000), ("4", 20)) == "74"
