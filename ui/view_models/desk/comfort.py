"""The size of the words and the contrast that are wanted at a desk: of the machine, not of who sits there."""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.bridge.jobs import JobRunner
from ui.ports import ComfortKeeper, ScreenComfort

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ComfortModel(QObject):
    """Begins with what was kept, and keeps what is chosen, beside the GUI thread."""

    changed = Signal()

    def __init__(self, keeper: ComfortKeeper, *, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._jobs = jobs
        self._comfort = keeper.kept()

    @Slot(int)
    def chooseText(self, percent: int) -> None:
        """Words that large."""
        self._choose(replace(self._comfort, text_percent=percent))

    @Slot()
    def toggleContrast(self) -> None:
        """The other contrast."""
        self._choose(replace(self._comfort, high_contrast=not self._comfort.high_contrast))

    def _choose(self, comfort: ScreenComfort) -> None:
        if comfort == self._comfort:
            return
        self._comfort = comfort
        self.changed.emit()
        self._jobs.run(lambda: self._keeper.keep(comfort), lambda _: None, failed=lambda: None)

    @Property(int, notify=changed)
    def textPercent(self) -> int:
        return self._comfort.text_percent

    @Property(bool, notify=changed)
    def highContrast(self) -> bool:
        return self._comfort.high_contrast
