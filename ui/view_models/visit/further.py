"""With large text, the part of a page that is read on: whichever page it is, one part, and one card of it at a time."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FurtherModel(QObject):
    """Which further part of the page is read; empty for the page itself. Another page begins with itself."""

    changed = Signal()

    def __init__(self, visit: Visit, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._page = visit.page
        self._part = ""
        self._card = 0
        visit.changed.connect(self._refresh)
        visit.forgotten.connect(self.readBack)

    @Slot(str)
    def readOn(self, part: str) -> None:
        """Show that part of the page in place of the page."""
        self._show(part, 0)

    @Slot()
    def readBack(self) -> None:
        """Back to the page itself."""
        self._show("", 0)

    @Slot(int)
    def nextCard(self, count: int) -> None:
        """The card that follows, of so many; after the last the first again."""
        self._show(self._part, (self._card + 1) % count)

    @Slot()
    def _refresh(self) -> None:
        if self._visit.page is not self._page:
            self._page = self._visit.page
            self.readBack()

    def _show(self, part: str, card: int) -> None:
        if (part, card) != (self._part, self._card):
            self._part, self._card = part, card
            self.changed.emit()

    @Property(str, notify=changed)
    def part(self) -> str:
        return self._part

    @Property(int, notify=changed)
    def card(self) -> int:
        """The number of the card shown, from 0."""
        return self._card
