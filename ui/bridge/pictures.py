"""Pictures of the house, posted from the synchronising thread and shown on the GUI thread."""

from threading import Lock

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ui.ports import HousePicture


class PictureBoard(QObject):
    """The newest picture. `post` may be called from any thread; `changed` is emitted on the GUI thread.

    Several pictures posted before the GUI thread looks are shown as one: the newest.
    """

    changed = Signal()
    _posted = Signal()

    def __init__(self, picture: HousePicture, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = picture
        self._newest = picture
        self._lock = Lock()
        self._posted.connect(self._show_newest, Qt.ConnectionType.QueuedConnection)

    @property
    def picture(self) -> HousePicture:
        """What the screens show now; read it on the GUI thread."""
        return self._shown

    def post(self, picture: HousePicture) -> None:
        """Hand over a newer picture; callable from any thread, never waits for the GUI thread."""
        with self._lock:
            self._newest = picture
        self._posted.emit()

    @Slot()
    def _show_newest(self) -> None:
        with self._lock:
            newest = self._newest
        if newest is not self._shown:
            self._shown = newest
            self.changed.emit()
