"""The view model of dates that are taken anyway: which rules, which days, and why."""

from datetime import date

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.identity import SeriesId
from ui.bridge.rows import RowModel
from ui.view_models.desk.chosen.chosen import Repeating
from ui.view_models.desk.panel.panel_state import ChoiceRow
from ui.view_models.desk.series.series_anyway import (
    RuleRow,
    SeriesAnywayState,
    derive_state,
    rules_in_the_way,
    taken_anyway,
)
from ui.view_models.desk.series.series_model import SeriesModel
from ui.view_models.desk.workplace import Workplace

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SeriesAnywayModel(QObject):
    """The rules in the way of a series being made, and what staff let past."""

    changed = Signal()

    def __init__(self, workplace: Workplace, series: SeriesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._series = series
        self._state = SeriesAnywayState()
        self._about: SeriesId | None = None
        self._asking = ""
        self._chosen: frozenset[date] = frozenset()
        self._reason = ""
        self._rows = RowModel(RuleRow, self)
        self._days = RowModel(ChoiceRow, self)
        series.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what can be taken anyway now; another series begins without a reason."""
        repeating = self._repeating()
        about = None if repeating is None else repeating.id
        if about != self._about:
            self._about = about
            self._forget()
        dates = self._series.previews if repeating is not None else ()
        state = derive_state(self._workplace, dates, asking=self._asking, chosen=self._chosen)
        if state == self._state:
            return
        self._state = state
        self._rows.show(state.rows)
        self._days.show(state.days)
        self.changed.emit()

    @Slot(str)
    def ask(self, key: str) -> None:
        """The first of two steps: which of the days, and why?"""
        group = next((one for one in rules_in_the_way(self._series.previews) if one.key == key), None)
        self._asking, self._reason = key, ""
        self._chosen = frozenset() if group is None else frozenset(group.days)
        self.refresh()

    @Slot(str)
    def toggleDay(self, key: str) -> None:
        """That day too, or not."""
        self._chosen ^= {date.fromisoformat(key)}
        self.refresh()

    @Slot()
    def keep(self) -> None:
        """The rule holds after all."""
        self._forget()
        self.refresh()

    @Slot(str)
    def giveReason(self, text: str) -> None:
        """Why the rule does not hold here."""
        self._reason = text
        self.changed.emit()

    @Slot()
    def doIt(self) -> None:
        """The second step: the days are laid out past the rules; nothing is booked yet."""
        repeating = self._repeating()
        if repeating is None or not self._may_do():
            return
        after = taken_anyway(
            repeating, self._series.previews, key=self._asking, chosen=self._chosen, reason=self._reason.strip()
        )
        self._forget()
        self._workplace.rerepeat(after)

    def _forget(self) -> None:
        self._asking, self._chosen, self._reason = "", frozenset(), ""

    def _may_do(self) -> bool:
        return self._state.asking and bool(self._reason.strip()) and any(row.chosen for row in self._state.days)

    def _repeating(self) -> Repeating | None:
        chosen = self._workplace.chosen
        return chosen if isinstance(chosen, Repeating) else None

    @Property(RowModel, notify=changed)
    def rows(self) -> RowModel:
        return self._rows

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        return self._state.asking

    @Property(str, notify=changed)
    def rules(self) -> str:
        return self._state.rules

    @Property(RowModel, notify=changed)
    def days(self) -> RowModel:
        return self._days

    @Property(str, notify=changed)
    def which(self) -> str:
        return self._state.which

    @Property(str, notify=changed)
    def why(self) -> str:
        return self._state.why

    @Property(str, notify=changed)
    def kept(self) -> str:
        return self._state.kept

    @Property(str, notify=changed)
    def keepText(self) -> str:
        return self._state.keep

    @Property(str, notify=changed)
    def action(self) -> str:
        return self._state.action

    @Property(bool, notify=changed)
    def mayDo(self) -> bool:
        return self._may_do()
