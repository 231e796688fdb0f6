"""The view model of the notes beside a draft, a move or a booking, and of what can be done about the weather."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Whereabouts
from ui.view_models.desk.chosen.chosen import Selected
from ui.view_models.desk.panel.notes import NotesState, derive_state
from ui.view_models.desk.workplace import Workplace

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class NotesModel(QObject):
    """Warnings, and where a booking in the open is."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._state = NotesState()
        workplace.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the notes on what is chosen now."""
        state = derive_state(self._workplace)
        if state != self._state:
            self._state = state
            self.changed.emit()

    @Slot()
    def goIndoors(self) -> None:
        """It rains, or will."""
        self._decide(Whereabouts.INDOORS)

    @Slot()
    def stayOutdoors(self) -> None:
        """The shelter may go to others."""
        self._decide(Whereabouts.OUTDOORS)

    @Slot()
    def moveWithout(self) -> None:
        """Move the booking that is held, and let its shelter go."""
        if self._state.without:
            self._workplace.move(hold_shelter=False)

    def _decide(self, place: Whereabouts) -> None:
        chosen = self._workplace.chosen
        known = self._workplace.picture.calendar.bookings
        booking = known.get(chosen.booking) if isinstance(chosen, Selected) else None
        if booking is not None and self._state.indoors:
            self._workplace.bookings.decide(booking, place)

    @Property(str, notify=changed)
    def warning(self) -> str:
        return self._state.warning

    @Property(str, notify=changed)
    def weather(self) -> str:
        return self._state.weather

    @Property(str, notify=changed)
    def indoors(self) -> str:
        return self._state.indoors

    @Property(str, notify=changed)
    def outdoors(self) -> str:
        return self._state.outdoors

    @Property(str, notify=changed)
    def without(self) -> str:
        return self._state.without
