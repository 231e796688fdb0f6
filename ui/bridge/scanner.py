"""What a scanner says: a reader that types like a keyboard, or one on a line of its own.

A health card's barcode is a CPR number. It is dropped here, at the door: no view model, desk or log ever has it.
"""

import re
from collections.abc import Callable
from enum import Enum, auto
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

SCANNER_GAP_SECONDS = 0.06
"""Between two keys of a scanner; a person's fingers take longer."""

SLOW_GAP_SECONDS = 0.15
"""Between two keys of a slow reader, as by Bluetooth; ten digits that come so, up to Enter, are nobody's typing."""

FEWEST_KEYS = 6
MS_A_SECOND = 1000
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_CPR = re.compile(r"\D*\d{5,6}\D?\d{4}\D*")
"""A CPR number, or one whose first digit was lost: nothing that is scanned here is nine digits, a code is typed."""

_TEN_DIGITS = re.compile(r"\d{10}")
_TOKEN = re.compile(r"[A-Z2-7]{100,}$")


class Scanned(Enum):
    HEALTH_CARD = auto()


def read_scan(text: str) -> str | Scanned:
    """What was scanned: the token of a receipt wherever it stands at the end, a health card, or the text itself.

    A reader set to another keyboard garbles the signs of an address; capitals and the digits of base32 come through.
    """
    bare = "".join(text.split()).upper()
    token = _TOKEN.search(bare)
    if token is not None:
        return token[0]
    return Scanned.HEALTH_CARD if _CPR.fullmatch(bare) else bare


class Scanner(QObject):
    """`scanned` carries what was read, on the GUI thread; `card` says that it was a health card and nothing more, and
    whether its digits have come to the page.

    `offer` takes what a reader on a line of its own has read, from any thread. As an event filter of the window it
    picks out what is typed faster than a person can, up to Enter or Tab, and leaves everything else alone. A health
    card is known from a slower reader as well.

    How fast is told by when the keys were sent: a screen that is busy with the first one has all the others waiting.
    `clock` (seconds) stands in for keys that carry no time.
    """

    scanned = Signal(str)
    card = Signal(bool)

    def __init__(self, *, clock: Callable[[], float] = monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._typed = self._slowly_typed = ""
        self._last = 0.0

    def offer(self, text: str) -> None:
        """Take what was read."""
        read = read_scan(text)
        if isinstance(read, Scanned):
            self.card.emit(False)
        elif read:
            self.scanned.emit(read)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        self._keep_what_comes_fast(event)
        if event.key() not in _ENDS:
            return False
        text, slow = self._typed, self._slowly_typed
        self._typed = self._slowly_typed = ""
        if len(text) >= FEWEST_KEYS:
            self.offer(text)
            return True
        if _TEN_DIGITS.fullmatch(slow):
            self.card.emit(True)
            return True
        return False

    def _keep_what_comes_fast(self, event: QKeyEvent) -> None:
        sent_at = event.timestamp() / MS_A_SECOND or self._clock()
        gap = sent_at - self._last
        self._last = sent_at
        if not 0 <= gap <= SCANNER_GAP_SECONDS:
            self._typed = ""
        if not 0 <= gap <= SLOW_GAP_SECONDS:
            self._slowly_typed = ""
        if event.key() not in _ENDS:
            self._typed += event.text()
            self._slowly_typed += event.text()
