"""The view model of the place cards: every press becomes one of the workplace's verbs."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.identity import CardId
from booking_core.domain.place_cards import CardKind
from ui.bridge.rows import RowModel
from ui.ports import DeskCard
from ui.view_models.desk.cards.cards import CardRow, CardsState, derive_state, valid_until
from ui.view_models.desk.chosen.chosen import CardForm, GoodFor, HandlingCards
from ui.view_models.desk.panel.panel_state import ChoiceRow
from ui.view_models.desk.workplace import Workplace

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_CHOICES = ("kinds", "groups", "untils")


@QmlElement
class CardsModel(QObject):
    """Giving out place cards, and finding those there are."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._state = CardsState({})
        self._choices = {name: RowModel(ChoiceRow, self) for name in _CHOICES}
        self._rows = RowModel(CardRow, self)
        workplace.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the cards as they are now."""
        state = derive_state(self._workplace)
        if state == self._state:
            return
        self._state = state
        for name, model in self._choices.items():
            model.show(getattr(state, name))
        self._rows.show(state.rows)
        self.changed.emit()

    @Slot()
    def begin(self) -> None:
        """Show the form."""
        self._workplace.handle_cards()

    @Slot(str)
    def chooseKind(self, key: str) -> None:
        """Whose card; the group of another kind is none of this one's."""
        self._edit(kind=CardKind(key), group=None)

    @Slot(str)
    def chooseGroup(self, key: str) -> None:
        """Which association or school."""
        self._edit(group=key)

    @Slot(str)
    def chooseUntil(self, key: str) -> None:
        """For how long."""
        self._edit(good_for=GoodFor(key))

    @Slot(str)
    def setName(self, text: str) -> None:
        """Whom it is given to."""
        self._edit(name=text)

    @Slot(str)
    def setPhone(self, text: str) -> None:
        """Whom to call."""
        self._edit(phone=text)

    @Slot()
    def issue(self) -> None:
        """Give it out, and print it."""
        form = self._form()
        if form is not None and self._state.may_issue:
            self._workplace.cards.issue(valid_until(form.good_for, today=self._workplace.today))

    @Slot(str)
    def find(self, text: str) -> None:
        """Look for the cards of whoever is called so."""
        if text.strip():
            self._workplace.cards.find(text.strip())

    @Slot(str)
    def print(self, key: str) -> None:
        """Put a card on paper again."""
        card = self._card(key)
        if card is not None:
            self._workplace.cards.print(card)

    @Slot(str)
    def stop(self, key: str) -> None:
        """The first press asks, the second stops the card for good."""
        chosen, card = self._workplace.chosen, self._card(key)
        if not isinstance(chosen, HandlingCards) or card is None:
            return
        if chosen.stopping == card.id:
            self._workplace.cards.revoke(card.id)
        else:
            self._workplace.choose(replace(chosen, stopping=card.id))

    def _form(self) -> CardForm | None:
        chosen = self._workplace.chosen
        return chosen.form if isinstance(chosen, HandlingCards) else None

    def _edit(self, **fields: object) -> None:
        """What is filled in is another card: it has an id that was never sent."""
        chosen = self._workplace.chosen
        if isinstance(chosen, HandlingCards):
            form = replace(chosen.form, **fields)  # type: ignore[arg-type]  # the fields' own types
            self._workplace.choose(replace(chosen, form=form, id=CardId(self._workplace.new_id())))

    def _card(self, key: str) -> DeskCard | None:
        chosen = self._workplace.chosen
        found = chosen.found if isinstance(chosen, HandlingCards) else ()
        return next((card for card in found if card.id == UUID(key)), None)

    @Property(str, notify=changed)
    def kindLabel(self) -> str:
        return self._state.labels["kind"]

    @Property(str, notify=changed)
    def groupLabel(self) -> str:
        return self._state.labels["group"]

    @Property(str, notify=changed)
    def untilLabel(self) -> str:
        return self._state.labels["until"]

    @Property(str, notify=changed)
    def nameLabel(self) -> str:
        return self._state.labels["name"]

    @Property(str, notify=changed)
    def phoneLabel(self) -> str:
        return self._state.labels["phone"]

    @Property(str, notify=changed)
    def findLabel(self) -> str:
        return self._state.labels["find"]

    @Property(str, notify=changed)
    def issueLabel(self) -> str:
        return self._state.labels["issue"]

    @Property(str, notify=changed)
    def printLabel(self) -> str:
        return self._state.labels["print"]

    @Property(RowModel, notify=changed)
    def kinds(self) -> RowModel:
        return self._choices["kinds"]

    @Property(RowModel, notify=changed)
    def groups(self) -> RowModel:
        return self._choices["groups"]

    @Property(RowModel, notify=changed)
    def untils(self) -> RowModel:
        return self._choices["untils"]

    @Property(RowModel, notify=changed)
    def rows(self) -> RowModel:
        return self._rows

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._state.name

    @Property(str, notify=changed)
    def phone(self) -> str:
        return self._state.phone

    @Property(str, notify=changed)
    def missing(self) -> str:
        return self._state.missing

    @Property(bool, notify=changed)
    def mayIssue(self) -> bool:
        return self._state.may_issue

    @Property(bool, notify=changed)
    def mayChange(self) -> bool:
        return self._state.may_change
