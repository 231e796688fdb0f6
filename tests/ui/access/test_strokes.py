"""Keys by themselves: one at a time, each once."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.access.strokes import STROKES, Stroke, StrokeGuard

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
