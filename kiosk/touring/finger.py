"""A finger on a kiosk's window: real touch events, counted. It walks the demonstration's tour and the tests."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.touring.coming_to_rest import come_to_rest

LOOKS_EVERY_MS = 10
BETWEEN_TOUCHES_MS = 350
PATIENCE_MS = 30_000


class NotThere(Exception):
    """Nothing of that name can be touched, or it did not come in time."""


class Finger:
    """Touches controls by their `objectName`. `touches` counts what a person would have had to do."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._device = QTest.createTouchDevice()
        self.touches = 0

    def tap(self, name: str, *, within_ms: int = PATIENCE_MS) -> None:
        """Touch the middle of the control called `name`, once it is there and enabled.

        Raises:
            NotThere: it did not come in time.
        """
        self.wait_for(lambda: self.find(name) is not None, name, within_ms=within_ms)
        self.wait_until_touchable()
        item = self.find(name)
        if item is None:
            raise NotThere(name)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        self._touch(middle)

    def find(self, name: str) -> QQuickItem | None:
        """The visible, enabled item called `name`; None when there is none."""
        return next((item for item in self._items() if item.objectName() == name and item.isEnabled()), None)

    def wait_for(self, condition: Callable[[], bool], what: str, *, within_ms: int = PATIENCE_MS) -> None:
        """Let the window live until `condition` holds.

        Raises:
            NotThere: it did not in time; `what` is named in the message.
        """
        if condition():
            return
        loop = QEventLoop()
        looking, giving_up = QTimer(interval=LOOKS_EVERY_MS), QTimer(singleShot=True, interval=within_ms)
        looking.timeout.connect(lambda: loop.quit() if condition() else None)
        giving_up.timeout.connect(loop.quit)
        looking.start()
        giving_up.start()
        try:
            loop.exec()
        finally:
            looking.stop()
        if not condition():
            message = f"{what} did not come within {within_ms} ms"
            raise NotThere(message)

    def wait_until_still(self) -> None:
        """Let a page that slides in come to rest, and move together where it is crowded."""
        self.wait_for(self._is_still, "a page at rest")
        come_to_rest(self._window)

    def wait_until_touchable(self) -> None:
        """Let a page that has only just come begin to take touches."""
        guard = self._window.findChild(QQuickItem, "touchGuard")
        self.wait_for(lambda: guard is None or not guard.isVisible(), "a page that takes touches")

    def pause_between_touches(self) -> None:
        """Wait as long as the controls need to believe that a second touch is meant."""
        self.pause(BETWEEN_TOUCHES_MS)

    def pause(self, milliseconds: int) -> None:
        """Let the window live for so long, and not less."""
        loop = QEventLoop()
        ending = QTimer(singleShot=True, interval=milliseconds, timerType=Qt.TimerType.PreciseTimer)
        ending.timeout.connect(loop.quit)
        ending.start()
        loop.exec()

    def _is_still(self) -> bool:
        page = self.find("page")
        return page is not None and page.mapToItem(page.parentItem(), QPointF(0, 0)).x() == 0

    def _touch(self, point: QPoint) -> None:
        self.touches += 1
        QTest.touchEvent(self._window, self._device).press(0, point, self._window).commit()
        QTest.touchEvent(self._window, self._device).release(0, point, self._window).commit()

    def _items(self) -> Iterator[QQuickItem]:
        """Every visible item, delegates included."""
        waiting = [self._window.contentItem()]
        while waiting:
            item = waiting.pop()
            if item.isVisible():
                yield item
                waiting.extend(item.childItems())
