"""The view model of the calls: whom to call, and booking it for them with one press."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.bridge.rows import RowModel
from ui.view_models.desk.answering.call_list import Call, CallList
from ui.view_models.desk.answering.calls import CallRow, CallsState, derive_state
from ui.view_models.desk.chosen.chosen import Calling
from ui.view_models.desk.workplace import Workplace

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CallsModel(QObject):
    """Those on the waiting list who can have something now."""

    changed = Signal()

    def __init__(self, workplace: Workplace, calls: CallList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._calls = calls
        self._state = CallsState()
        self._rows = RowModel(CallRow, self)
        workplace.changed.connect(self.refresh)
        workplace.waiting_changed.connect(calls.fetch)
        calls.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the calls there are now."""
        state = derive_state(self._workplace, self._calls.calls)
        if state == self._state:
            return
        self._state = state
        self._rows.show(state.rows)
        self.changed.emit()

    @Slot()
    def toggle(self) -> None:
        """Show the calls, or put them away again."""
        if isinstance(self._workplace.chosen, Calling):
            self._workplace.clear()
        else:
            self._workplace.call()

    @Slot(str, int)
    def book(self, key: str, number: int) -> None:
        """Book that offer for them."""
        call = self._call(key)
        if call is not None and 0 <= number < len(call.offers):
            self._workplace.waiting.book_for(call.waiter, call.offers[number])

    @Slot(str)
    def remove(self, key: str) -> None:
        """They need nothing any more."""
        call = self._call(key)
        if call is not None:
            self._workplace.waiting.stop(call.waiter)

    def _call(self, key: str) -> Call | None:
        return next((call for call in self._calls.calls.to_make if str(call.waiter.wish.id) == key), None)

    @Property(int, notify=changed)
    def count(self) -> int:
        return self._state.count

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        return isinstance(self._workplace.chosen, Calling)

    @Property(str, notify=changed)
    def none(self) -> str:
        return self._state.none

    @Property(str, notify=changed)
    def others(self) -> str:
        return self._state.others

    @Property(bool, notify=changed)
    def mayBook(self) -> bool:
        return self._state.may_book

    @Property(RowModel, notify=changed)
    def rows(self) -> RowModel:
        return self._rows
