"""A finger that listens: what it lies on is read, and a second tap presses what was read last (EN 301 549, 5.5.2).

The second tap may be anywhere: shortly after the first, or with another finger while the first rests.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEventPoint, QTouchEvent

from ui.access.stops import Stop

SECOND_TAP_MS = 700


@dataclass(frozen=True, slots=True)
class Heard:
    """What a touch comes to: `stop` is read, or, when it `presses`, what was read last is pressed."""

    stop: Stop
    presses: bool


class Explorer:
    """Makes sense of the touches of one window; their times are those of the events."""

    def __init__(self) -> None:
        self._last: Stop | None = None
        self._tapped_at = -SECOND_TAP_MS

    def forget(self) -> None:
        """Another person."""
        self._last, self._tapped_at = None, -SECOND_TAP_MS

    def touch(self, event: QTouchEvent, stops: Sequence[Stop]) -> Heard | None:
        """What `event` comes to among `stops`; None when nothing is to be done."""
        pressed = [point for point in event.points() if point.state() is QEventPoint.State.Pressed]
        if self._last is not None and pressed and self._is_second(event):
            self._tapped_at = -SECOND_TAP_MS
            return Heard(self._last, presses=True)
        if event.type() is QEvent.Type.TouchBegin:
            self._tapped_at = event.timestamp()
        if event.type() in {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}:
            return None
        return self._listen(event, stops)

    def _is_second(self, event: QTouchEvent) -> bool:
        if event.pointCount() > 1:
            return True
        return event.type() is QEvent.Type.TouchBegin and event.timestamp() - self._tapped_at < SECOND_TAP_MS

    def _listen(self, event: QTouchEvent, stops: Sequence[Stop]) -> Heard | None:
        stop = stop_at(event.points()[0].position(), stops)
        is_new = (
            event.type() is QEvent.Type.TouchBegin
            or self._last is None
            or stop is None
            or stop.item is not self._last.item
        )
        if stop is None or not is_new:
            return None
        self._last = stop
        return Heard(stop, presses=False)


def stop_at(point: QPointF, stops: Sequence[Stop]) -> Stop | None:
    """The smallest thing under `point`."""
    under = [stop for stop in stops if stop.place.contains(point)]
    return min(under, key=lambda stop: stop.place.width() * stop.place.height(), default=None)
