"""A finger that only rests gives the screen back: a bag's strap, a hand on the bar, a drop of water.

Qt lets one finger at a time press, the first, for as long as it lies there. Here one that has hardly moved for a
while is let go of, and presses nothing when it is lifted; the next finger presses again.
"""

from math import hypot

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QTimer, Slot
from PySide6.QtGui import QEventPoint, QPointingDevice, QTouchEvent, QWindow

RESTS_MS = 4000
"""Longer than a slow or trembling hand takes for a press."""
STILL_PX = 12
"""A finger that lies there moves by less."""


class RestingFinger(QObject):
    """An event filter of `window`, which takes no event."""

    def __init__(self, window: QWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._finger: int | None = None
        self._place = QPointF()
        self._screen: QPointingDevice | None = None
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._let_go)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._follow(event)
        return super().eventFilter(watched, event)

    def _follow(self, event: QTouchEvent) -> None:
        if event.type() in {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}:
            self._lifted()
            return
        self._screen = event.pointingDevice()
        for point in event.points():
            if point.state() is QEventPoint.State.Pressed and self._finger is None:
                self._presses(point)
            elif point.id() == self._finger:
                self._goes_on(point)

    def _presses(self, point: QEventPoint) -> None:
        self._finger, self._place = point.id(), point.position()
        self._patience.start(RESTS_MS)

    def _goes_on(self, point: QEventPoint) -> None:
        moved = point.position() - self._place
        if point.state() is QEventPoint.State.Released:
            self._lifted()
        elif hypot(moved.x(), moved.y()) > STILL_PX:
            self._presses(point)

    def _lifted(self) -> None:
        self._finger = None
        self._patience.stop()

    @Slot()
    def _let_go(self) -> None:
        self._finger = None
        if self._screen is not None:
            QCoreApplication.sendEvent(self._window, QTouchEvent(QEvent.Type.TouchCancel, self._screen))

    def close(self) -> None:
        """Follow nothing any more."""
        self._patience.stop()
        self._window.removeEventFilter(self)
