"""What the keys of an audio keypad or an ordinary keyboard mean. One key at a time: there are no chords.

An audio keypad is set, with its maker's tool, to send these keys; see docs/accessibility.md.
"""

from collections.abc import Mapping
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.bridge.scanner import MS_A_SECOND, SCANNER_GAP_SECONDS

DOUBLE_STRIKE_MS = 80
"""The same key again sooner than this is a tremor (EN 301 549, 5.8)."""

PATIENT_DOUBLE_STRIKE_MS = 500
"""The same for those who have asked for more time."""

NEW_PAGE_MS = 600
"""A key pressed twice must not act on the page that the first press has opened."""


class Stroke(Enum):
    NEXT = auto()
    PREVIOUS = auto()
    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()
    SELECT = auto()
    BACK = auto()
    HELP = auto()
    REPEAT = auto()
    PACE = auto()
    LOUDER = auto()
    QUIETER = auto()
    HEADPHONES_IN = auto()
    HEADPHONES_OUT = auto()


STROKES: Mapping[int, Stroke] = {
    Qt.Key.Key_Tab: Stroke.NEXT,
    Qt.Key.Key_Backtab: Stroke.PREVIOUS,
    Qt.Key.Key_Up: Stroke.UP,
    Qt.Key.Key_Down: Stroke.DOWN,
    Qt.Key.Key_Left: Stroke.LEFT,
    Qt.Key.Key_Right: Stroke.RIGHT,
    Qt.Key.Key_Return: Stroke.SELECT,
    Qt.Key.Key_Enter: Stroke.SELECT,
    Qt.Key.Key_Space: Stroke.SELECT,
    Qt.Key.Key_Select: Stroke.SELECT,
    Qt.Key.Key_Escape: Stroke.BACK,
    Qt.Key.Key_Back: Stroke.BACK,
    Qt.Key.Key_F1: Stroke.HELP,
    Qt.Key.Key_Help: Stroke.HELP,
    Qt.Key.Key_F2: Stroke.REPEAT,
    Qt.Key.Key_F3: Stroke.PACE,
    Qt.Key.Key_VolumeUp: Stroke.LOUDER,
    Qt.Key.Key_PageUp: Stroke.LOUDER,
    Qt.Key.Key_VolumeDown: Stroke.QUIETER,
    Qt.Key.Key_PageDown: Stroke.QUIETER,
    Qt.Key.Key_F15: Stroke.HEADPHONES_IN,
    Qt.Key.Key_F16: Stroke.HEADPHONES_OUT,
}

DIGITS = "0123456789"

SCANNED_WITHIN_MS = round(SCANNER_GAP_SECONDS * MS_A_SECOND)
"""A scanner types its digits no slower than this; a hand does."""

MOVING = frozenset({Stroke.NEXT, Stroke.PREVIOUS, Stroke.UP, Stroke.DOWN, Stroke.LEFT, Stroke.RIGHT})


class StrokeGuard:
    """Reads keys and drops what no hand meant: a key held down, a key struck twice.

    The times are those of the events, so nothing here waits.
    """

    def __init__(self) -> None:
        self._key = 0
        self._struck_at = -PATIENT_DOUBLE_STRIKE_MS
        self._page = ""
        self._selected_at = -NEW_PAGE_MS

    def read(self, event: QKeyEvent, *, page: str, patient: bool) -> Stroke | None:
        """What the key means on `page`; None when it is no key of ours or was not meant."""
        stroke = STROKES.get(event.key())
        if stroke is None or event.isAutoRepeat() or self._is_double(event, patient=patient):
            return None
        return None if stroke is Stroke.SELECT and self._is_for_the_page_before(event, page) else stroke

    def _is_double(self, event: QKeyEvent, *, patient: bool) -> bool:
        pause = PATIENT_DOUBLE_STRIKE_MS if patient else DOUBLE_STRIKE_MS
        is_double = event.key() == self._key and event.timestamp() - self._struck_at < pause
        self._key, self._struck_at = event.key(), event.timestamp()
        return is_double

    def _is_for_the_page_before(self, event: QKeyEvent, page: str) -> bool:
        is_late = page != self._page and event.timestamp() - self._selected_at < NEW_PAGE_MS
        self._page = page
        if not is_late:
            self._selected_at = event.timestamp()
        return is_late


class DigitGuard:
    """Tells the digits of a hand from those of a scanner, by when the keys were sent.

    Whether a scanner typed a digit is known by the next key: each is held until then, or until `settle`. A screen
    that is busy handles many keys at once, so that when they were handled tells nothing.
    """

    def __init__(self) -> None:
        self._held = ""
        self._sent_at = -SCANNED_WITHIN_MS

    def read(self, digit: str, *, sent_at: int) -> str:
        """Hold `digit`, "" for any other key, and let go of the one before if a hand typed it. `sent_at` is in ms."""
        is_scanned = 0 <= sent_at - self._sent_at <= SCANNED_WITHIN_MS
        before, self._held = self._held, "" if is_scanned else digit
        self._sent_at = sent_at
        return "" if is_scanned else before

    def settle(self) -> str:
        """Let go of the last digit: no key came after it."""
        held, self._held = self._held, ""
        return held


def digit_of(event: QKeyEvent) -> str:
    """The digit that the key types; nothing for any other key."""
    text = event.text()
    return text if len(text) == 1 and text in DIGITS and not event.isAutoRepeat() else ""


def is_ours(event: QKeyEvent) -> bool:
    """Whether the key is one that means something here, meant or not."""
    return event.key() in STROKES
