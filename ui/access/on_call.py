"""Waits for the first key, or for the wish to be read to, and has the guide lead from then on.

Most people touch and look. What keys and reading stand on, Qt's items as Python sees them among it, is 5 MiB and
loaded when the first needs it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent

from ui.access.strokes import digit_of, is_ours
from ui.ports import Voice
from ui.view_models.frame.frame import FrameModel
from ui.view_models.visit.visit import Visit

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

    from ui.access.guide import Guide


class GuideOnCall(QObject):
    """An event filter of `window`. Without a `voice` the keys work and nothing is said."""

    def __init__(
        self, window: "QQuickWindow", frame: FrameModel, visit: Visit, *, voice: Voice | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._frame, self._visit, self._voice = window, frame, visit, voice
        self._guide: Guide | None = None
        visit.changed.connect(self._follow_comfort)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's own name
        """Take what the guide takes."""
        if self._guide is None and _calls(event):
            self._come()
        return (self._guide is not None and self._guide.takes(event)) or super().eventFilter(watched, event)

    def close(self) -> None:
        """Be silent, and take no more keys."""
        self._window.removeEventFilter(self)
        if self._guide is not None:
            self._guide.close()

    def look(self) -> None:
        """Follow what was drawn now, and not in a moment."""
        if self._guide is not None:
            self._guide.look()

    @Slot()
    def _follow_comfort(self) -> None:
        if self._guide is None and self._voice is not None and self._visit.comfort.aloud:
            self._come()

    def _come(self) -> None:
        from ui.access.guide import Guide  # noqa: PLC0415  see above

        self._guide = Guide(self._window, self._frame, self._visit, voice=self._voice, parent=self)


def _calls(event: QEvent) -> bool:
    """Whether it is a key that the guide knows."""
    return isinstance(event, QKeyEvent) and (is_ours(event) or digit_of(event) != "")
