"""The view model of "Book anyway" and "Move anyway": asked for, given a reason, done."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.view_models.desk.chosen.chosen import Drafted, Moving
from ui.view_models.desk.panel.anyway import AnywayState, derive_state, override_for
from ui.view_models.desk.workplace import Workplace

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AnywayModel(QObject):
    """What staff let past the rules, and why."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._state = AnywayState()
        self._about: object = None
        self._asking = False
        self._reason = ""
        workplace.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what can be done about what is chosen now; something else begins without a reason."""
        about = _what(self._workplace)
        if about != self._about:
            self._about, self._asking, self._reason = about, False, ""
        state = derive_state(self._workplace, asking=self._asking)
        if state != self._state:
            self._state = state
            self.changed.emit()

    @Slot()
    def ask(self) -> None:
        """The first of two steps: why?"""
        self._asking = True
        self.refresh()

    @Slot()
    def keep(self) -> None:
        """The rule holds after all."""
        self._asking, self._reason = False, ""
        self.refresh()

    @Slot(str)
    def giveReason(self, text: str) -> None:
        """Why the rule does not hold here."""
        self._reason = text
        self.changed.emit()

    @Slot()
    def doIt(self) -> None:
        """The second step."""
        if not self._may_do():
            return
        override = override_for(self._workplace, self._reason.strip())
        if isinstance(self._workplace.chosen, Drafted):
            self._workplace.bookings.book(override=override)
        else:
            self._workplace.move(override=override)

    def _may_do(self) -> bool:
        return self._state.asking and bool(self._reason.strip())

    @Property(str, notify=changed)
    def action(self) -> str:
        return self._state.action

    @Property(str, notify=changed)
    def offer(self) -> str:
        return f"{self._state.action}…" if self._state.action else ""

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        return self._state.asking

    @Property(str, notify=changed)
    def rules(self) -> str:
        return self._state.rules

    @Property(str, notify=changed)
    def why(self) -> str:
        return self._state.why

    @Property(str, notify=changed)
    def kept(self) -> str:
        return self._state.kept

    @Property(str, notify=changed)
    def keepText(self) -> str:
        return self._state.keep

    @Property(bool, notify=changed)
    def mayDo(self) -> bool:
        return self._may_do()


def _what(workplace: Workplace) -> object:
    """The draft or the booking held: editing one does not begin anew."""
    match workplace.chosen:
        case Drafted(id=draft):
            return draft
        case Moving(booking=booking):
            return booking.id
        case _:
            return None
