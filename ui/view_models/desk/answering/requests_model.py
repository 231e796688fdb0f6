"""The view model of the requests: what is due first, and the house's yes or no."""

from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.identity import BookingId
from ui.bridge.rows import RowModel
from ui.view_models.desk.answering.requests import RequestRow, RequestsState, RivalRow, asked_with, derive_state
from ui.view_models.desk.chosen.chosen import Answering
from ui.view_models.desk.panel.panel_state import ChoiceRow
from ui.view_models.desk.workplace import Workplace

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class RequestsModel(QObject):
    """The requests of the houses, one of them open."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._state = RequestsState()
        self._asking = False
        self._reason = ""
        self._open: BookingId | None = None
        self._rows = RowModel(RequestRow, self)
        self._rivals = RowModel(RivalRow, self)
        self._reasons = RowModel(ChoiceRow, self)
        workplace.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the requests there are now."""
        chosen = self._workplace.chosen
        shown = chosen.request if isinstance(chosen, Answering) else None
        if shown != self._open:
            self._open, self._asking, self._reason = shown, False, ""
        state = derive_state(self._workplace, asking=self._asking, reason=self._reason)
        if state == self._state:
            return
        self._state = state
        self._rows.show(state.rows)
        self._rivals.show(state.rivals)
        self._reasons.show(state.reasons)
        self.changed.emit()

    @Slot()
    def toggle(self) -> None:
        """Show the requests, or put them away again."""
        if isinstance(self._workplace.chosen, Answering):
            self._workplace.clear()
        else:
            self._workplace.answer()

    @Slot(str)
    def open(self, key: str) -> None:
        """Open a request, or close it when it is open; what stands beside it as a booking opens as one."""
        booking = BookingId(UUID(key))
        if booking in {one.id for one in asked_with(self._workplace, self._open)}:
            self._workplace.answer()
        else:
            self._workplace.select(booking)

    @Slot()
    def approve(self) -> None:
        """Say yes to the open request."""
        request = asked_with(self._workplace, self._open)
        if request and self._state.may_approve:
            self._workplace.requests.approve(request)

    @Slot()
    def askDecline(self) -> None:
        """The first of two steps: why not?"""
        self._asking, self._reason = True, ""
        self.refresh()

    @Slot()
    def keep(self) -> None:
        """No answer yet after all."""
        self._asking = False
        self.refresh()

    @Slot(str, result=str)
    def reasonText(self, key: str) -> str:
        """The words of a ready reason."""
        return next((row.text for row in self._state.reasons if row.key == key), "")

    @Slot(str)
    def chooseReason(self, text: str) -> None:
        """A ready reason, or what is typed."""
        self._reason = text
        self.refresh()
        self.changed.emit()

    @Slot()
    def decline(self) -> None:
        """The second step."""
        request = asked_with(self._workplace, self._open)
        if request and self._state.may_decline and self._reason.strip():
            self._asking = False
            self._workplace.requests.decline(request, self._reason.strip())

    @Property(int, notify=changed)
    def count(self) -> int:
        return self._state.count

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        return isinstance(self._workplace.chosen, Answering)

    @Property(str, notify=changed)
    def none(self) -> str:
        return self._state.none

    @Property(str, notify=changed)
    def contact(self) -> str:
        return self._state.contact

    @Property(str, notify=changed)
    def rivalsTitle(self) -> str:
        return self._state.rivals_title

    @Property(bool, notify=changed)
    def refused(self) -> bool:
        return self._state.refused

    @Property(str, notify=changed)
    def why(self) -> str:
        return self._state.why

    @Property(str, notify=changed)
    def told(self) -> str:
        return self._state.told

    @Property(str, notify=changed)
    def unfit(self) -> str:
        return self._state.unfit

    @Property(str, notify=changed)
    def approveText(self) -> str:
        return self._state.approve

    @Property(bool, notify=changed)
    def mayApprove(self) -> bool:
        return self._state.may_approve

    @Property(bool, notify=changed)
    def mayAsk(self) -> bool:
        return self._state.may_decline

    @Property(bool, notify=changed)
    def mayDecline(self) -> bool:
        return self._state.may_decline and bool(self._reason.strip())

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        return self._state.asking

    @Property(RowModel, notify=changed)
    def rows(self) -> RowModel:
        return self._rows

    @Property(RowModel, notify=changed)
    def rivals(self) -> RowModel:
        return self._rivals

    @Property(RowModel, notify=changed)
    def reasons(self) -> RowModel:
        return self._reasons
