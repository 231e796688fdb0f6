"""After a visit: the memory it took goes back to the machine, while nobody waits for the screen."""

import ctypes
import sys

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QFont
from PySide6.QtQml import QQmlEngine

from ui.view_models.visit.navigation import Page
from ui.view_models.visit.visit import Visit

AFTER_MS = 5000
"""Long enough that whoever comes right behind does not wait for it, 30 ms."""


class Tidying(QObject):
    """Tidies up a while after a visit has ended, unless somebody has begun another by then.

    A page that is gone leaves garbage in the engine, which collects it when it needs room, and letters: Qt keeps
    every letter drawn, in every size and script, for as long as the program runs.
    """

    def __init__(
        self, engine: QQmlEngine, visit: Visit, *, after_ms: int = AFTER_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._visit = visit
        self._waiting = QTimer(self, singleShot=True, interval=after_ms)
        self._waiting.timeout.connect(self._tidy)
        visit.forgotten.connect(self._waiting.start)

    def close(self) -> None:
        """Tidy no more: the screens are taken down, and the engine with them."""
        self._waiting.stop()

    @Slot()
    def _tidy(self) -> None:
        if self._visit.page is not Page.ATTRACT:
            return
        self._engine.collectGarbage()
        QFont.cleanup()  # what is on the screen keeps its letters
        _give_back()


def _give_back() -> None:
    """Hand what is free back to the system, where the C library can do so when asked: glibc."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
