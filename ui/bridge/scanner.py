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

FEWEST_KEYS = 6
MS_A_SECOND = 1000
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_CPR = re.compile(r"\D*\d{5,6}\D?\d{4}\D*")
"""A CPR number, or one whose first digit was lost: nothing that is scanned here is nine digits, a code is typed."""

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
    """`scanned` carries what was read, on the GUI thread; `card` says that it was a health card and nothing more.

    `offer` takes what a reader on a line of its own has read, from any thread. As an event filter of the window it
    picks out what is typed faster than a person can, up to Enter or Tab, and leaves everything else alone.

    How fast is told by when the keys were sent: a screen that is busy with the first one has all the others waiting.
    `clock` (seconds) stands in for keys that carry no time.
    """

    scanned = Signal(str)
    card = Signal()

    def __init__(self, *, clock: Callable[[], float] = monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._typed = ""
        self._last = 0.0

    def offer(self, text: str) -> None:
        """Take what was read."""
        read = read_scan(text)
        if isinstance(read, Scanned):
            self.card.emit()
        elif read:
            self.scanned.emit(read)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._ends_a_scan(event):
            text, self._typed = self._typed, ""
            self.offer(text)
            return True
        return super().eventFilter(watched, event)

    def _ends_a_scan(self, event: QKeyEvent) -> bool:
        """Keep what comes fast; whether this key ends enough of it."""
        sent_at = event.timestamp() / MS_A_SECOND or self._clock()
        is_fast = 0 <= sent_at - self._last <= SCANNER_GAP_SECONDS
        self._last = sent_at
        if not is_fast:
            self._typed = ""
        if event.key() in _ENDS:
            is_scan = len(self._typed) >= FEWEST_KEYS
            self._typed = self._typed if is_scan else ""
            return is_scan
        self._typed += event.text()
        return False
