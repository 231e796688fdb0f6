"""The view model of for whom a draft is."""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.places import KindOfUser
from ui.bridge.rows import RowModel
from ui.view_models.desk.chosen.chosen import Draft, Drafted
from ui.view_models.desk.panel.panel_state import ChoiceRow
from ui.view_models.desk.panel.who import ELSEWHERE, NOBODY, TRIAL, WhoState, derive_state
from ui.view_models.desk.workplace import Workplace

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_CHOICES = ("users", "groups", "audiences", "besides")


@QmlElement
class WhoModel(QObject):
    """Who books, and what that means here."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._state = WhoState()
        self._models = {name: RowModel(ChoiceRow, self) for name in _CHOICES}
        workplace.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show for whom the draft is now."""
        state = derive_state(self._workplace)
        if state == self._state:
            return
        self._state = state
        for name, model in self._models.items():
            model.show(getattr(state, name))
        self.changed.emit()

    @Slot(str)
    def chooseUser(self, key: str) -> None:
        """What kind of user; the group of another kind is none of this one's."""
        if (draft := self._draft()) is not None:
            self._workplace.redraft(replace(draft, user=KindOfUser(key), group=None))

    @Slot(str)
    def chooseGroup(self, key: str) -> None:
        """Which association or school."""
        if (draft := self._draft()) is not None:
            self._workplace.redraft(replace(draft, group=None if key == NOBODY else key))

    @Slot(str)
    def chooseAudience(self, key: str) -> None:
        """For whom it is meant."""
        if (draft := self._draft()) is not None:
            self._workplace.redraft(replace(draft, audience=None if key == NOBODY else key))

    @Slot(str)
    def toggle(self, key: str) -> None:
        """An idea is tried, or somebody lives elsewhere."""
        draft = self._draft()
        if draft is not None and key == TRIAL:
            self._workplace.redraft(replace(draft, is_trial=not draft.is_trial))
        elif draft is not None and key == ELSEWHERE:
            self._workplace.redraft(replace(draft, is_resident=not draft.is_resident))

    def _draft(self) -> Draft | None:
        chosen = self._workplace.chosen
        return chosen.draft if isinstance(chosen, Drafted) else None

    @Property(RowModel, notify=changed)
    def users(self) -> RowModel:
        return self._models["users"]

    @Property(RowModel, notify=changed)
    def groups(self) -> RowModel:
        return self._models["groups"]

    @Property(RowModel, notify=changed)
    def audiences(self) -> RowModel:
        return self._models["audiences"]

    @Property(RowModel, notify=changed)
    def besides(self) -> RowModel:
        return self._models["besides"]

    @Property(str, notify=changed)
    def usersLabel(self) -> str:
        return self._state.labels[0]

    @Property(str, notify=changed)
    def groupsLabel(self) -> str:
        return self._state.labels[1]

    @Property(str, notify=changed)
    def audiencesLabel(self) -> str:
        return self._state.labels[2]

    @Property(str, notify=changed)
    def besidesLabel(self) -> str:
        return self._state.labels[3]

    @Property(str, notify=changed)
    def rulesLabel(self) -> str:
        return self._state.labels[4]

    @Property(str, notify=changed)
    def rules(self) -> str:
        return self._state.rules

    @Property(str, notify=changed)
    def price(self) -> str:
        return self._state.price
