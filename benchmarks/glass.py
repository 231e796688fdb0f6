"""A window under hands, with every frame noted."""

from collections.abc import Callable
from time import perf_counter, process_time

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPointF
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from benchmarks.handled import Touch
from kiosk.touring.finger import Finger, NotThere

SETTLING_MS = 1000
FINGER_LIES_MS = 80
STILL_AFTER_SECONDS = 0.12


class Glass:
    """A window that is shown, with a finger on it and every frame noted."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self.finger = Finger(window)
        self._device = QTest.createTouchDevice()
        self._frames: list[float] = []
        window.frameSwapped.connect(lambda: self._frames.append(perf_counter()))

    def touch(self, name: str) -> Touch:
        """Touch what is called `name` on a page at rest."""
        item = self._at_rest(name)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        down = self.ms_until_drawn(
            lambda: QTest.touchEvent(self._window, self._device).press(0, middle, self._window).commit()
        )
        self.finger.pause(FINGER_LIES_MS)
        cpu = process_time()
        up = self.ms_until_drawn(
            lambda: QTest.touchEvent(self._window, self._device).release(0, middle, self._window).commit()
        )
        return Touch(down, up, (process_time() - cpu) * 1000)

    def ms_until_drawn(self, act: Callable[[], object]) -> float:
        """Do something that changes the screen, and wait for the frame."""
        before, began = len(self._frames), perf_counter()
        act()
        while len(self._frames) == before:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        # Pages that were left go when control is back in the loop that showed them, and none runs between two acts.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return (self._frames[before] - began) * 1000

    def paced(self, acts: Callable[[int], object], times: int) -> tuple[float, float]:
        """Frames a second when each of so many acts is drawn before the next, and CPU in ms a frame."""
        began, cpu, before = perf_counter(), process_time(), len(self._frames)
        for number in range(times):
            self.ms_until_drawn(lambda number=number: acts(number))  # type: ignore[misc]
        frames = len(self._frames) - before
        return frames / (perf_counter() - began), (process_time() - cpu) * 1000 / frames

    def _at_rest(self, name: str) -> QQuickItem:
        self.finger.wait_for(lambda: self.finger.find(name) is not None, name)
        self.finger.wait_until_touchable()
        before = len(self._frames)
        try:
            self.finger.wait_for(lambda: perf_counter() - self._frames[-1] > STILL_AFTER_SECONDS, "a screen at rest")
        except NotThere as err:
            message = f"{err}, before {name}: {len(self._frames) - before} frames meanwhile"
            raise NotThere(message) from err
        item = self.finger.find(name)
        if item is None:
            raise NotThere(name)
        return item
