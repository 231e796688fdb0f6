"""The view model of the wishes: every press becomes one of the workplace's verbs."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.told.house_wishes import WishHeard
from ui.bridge.rows import RowModel
from ui.view_models.desk.answering.house_wishes import WishesState, WishRow, derive_state
from ui.view_models.desk.chosen.chosen import AnsweringWishes
from ui.view_models.desk.workplace import Workplace

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class HouseWishesModel(QObject):
    """Reading what people miss, and what the house says to it."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._state = WishesState({})
        self._rows = RowModel(WishRow, self)
        workplace.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the wishes as they are now."""
        state = derive_state(self._workplace)
        if state == self._state:
            return
        self._state = state
        self._rows.show(state.rows)
        self.changed.emit()

    @Slot()
    def begin(self) -> None:
        """Show the list."""
        self._workplace.house_wishes.list()

    @Slot(str)
    def open(self, key: str) -> None:
        """Write the answer to a wish, beginning with the one it has; once more, and it is let go of."""
        chosen, heard = self._workplace.chosen, self._heard(key)
        if not isinstance(chosen, AnsweringWishes) or heard is None:
            return
        if chosen.opened == heard.wish.id:
            self._workplace.choose(AnsweringWishes(heard=chosen.heard))
            return
        danish, english = ("", "") if heard.answer is None else (heard.answer.danish, heard.answer.english)
        self._workplace.choose(
            AnsweringWishes(heard=chosen.heard, opened=heard.wish.id, danish=danish, english=english)
        )

    @Slot(str)
    def setDanish(self, text: str) -> None:
        """What Danes read."""
        self._edit(danish=text)

    @Slot(str)
    def setEnglish(self, text: str) -> None:
        """What all others read."""
        self._edit(english=text)

    @Slot()
    def say(self) -> None:
        """Show it on the screens of the house."""
        self._workplace.house_wishes.answer()

    @Slot(str)
    def close(self, key: str) -> None:
        """The first press asks, the second closes the wish."""
        chosen, heard = self._workplace.chosen, self._heard(key)
        if not isinstance(chosen, AnsweringWishes) or heard is None:
            return
        if chosen.closing == heard.wish.id:
            self._workplace.house_wishes.close(heard.wish.id)
        else:
            self._workplace.choose(replace(chosen, closing=heard.wish.id))

    def _edit(self, **words: str) -> None:
        chosen = self._workplace.chosen
        if isinstance(chosen, AnsweringWishes):
            self._workplace.choose(replace(chosen, **words))  # type: ignore[arg-type]  # the fields' own types

    def _heard(self, key: str) -> WishHeard | None:
        chosen = self._workplace.chosen
        heard = chosen.heard if isinstance(chosen, AnsweringWishes) else ()
        return next((one for one in heard if one.wish.id == UUID(key)), None)

    @Property(str, notify=changed)
    def danishLabel(self) -> str:
        return self._state.labels["danish"]

    @Property(str, notify=changed)
    def englishLabel(self) -> str:
        return self._state.labels["english"]

    @Property(str, notify=changed)
    def sayLabel(self) -> str:
        return self._state.labels["say"]

    @Property(RowModel, notify=changed)
    def rows(self) -> RowModel:
        return self._rows

    @Property(str, notify=changed)
    def danish(self) -> str:
        return self._state.danish

    @Property(str, notify=changed)
    def english(self) -> str:
        return self._state.english

    @Property(int, notify=changed)
    def longest(self) -> int:
        return self._state.longest

    @Property(bool, notify=changed)
    def mayChange(self) -> bool:
        return self._state.may_change
