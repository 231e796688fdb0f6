"""The view model of blocks: the form that closes rooms, and a block that is open in the panel."""

from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.blocks import BlockKind
from booking_core.domain.displacing import Displaced, displaced_by, taken
from booking_core.domain.identity import RoomId
from booking_core.domain.time_spans import TimeSpan
from ui.bridge.rows import RowModel
from ui.view_models.desk.block_draft import BlockChosen, BlockDraft, BlockDrafted, begun, ended
from ui.view_models.desk.blocking import CANCELLED, BlockState, DisplacedRow, derive_state, wish_of
from ui.view_models.desk.panel import ChoiceRow
from ui.view_models.desk.workplace import Workplace

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class BlockModel(QObject):
    """Rooms are closed here, and opened again."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._state = BlockState()
        self._displaced: tuple[Displaced, ...] = ()
        self._worked_out_for: object = None
        self._worked_out_in = workplace.picture.calendar
        """Kept, so that no other calendar has its identity."""
        self._rooms = RowModel(ChoiceRow, self)
        self._kinds = RowModel(ChoiceRow, self)
        self._rows = RowModel(DisplacedRow, self)
        workplace.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the form, or the block that is open, as it is now."""
        self._work_out()
        state = derive_state(self._workplace, self._displaced)
        if state == self._state:
            return
        self._state = state
        self._rooms.show(state.rooms)
        self._kinds.show(state.kinds)
        self._rows.show(state.displaced)
        self.changed.emit()

    @Slot()
    def begin(self) -> None:
        """Close rooms of this desk's house on the day shown."""
        self._workplace.begin_block()

    @Slot(str)
    def toggleRoom(self, key: str) -> None:
        """One room more, or one less."""
        if (draft := self._draft()) is not None:
            self._workplace.redraft_block(draft.toggled(draft.venue, RoomId(key)))

    @Slot(str)
    def chooseKind(self, key: str) -> None:
        """What for."""
        self._edit(lambda draft: replace(draft, kind=BlockKind(key)))

    @Slot(str)
    def setReason(self, text: str) -> None:
        """Why, for everybody to read."""
        self._edit(lambda draft: replace(draft, reason=text))

    @Slot(int)
    def shiftFirstDay(self, days: int) -> None:
        """Begin on a later day, or an earlier one."""
        self._retime(lambda span: begun(span, days=days, zone=self._zone))

    @Slot(int)
    def shiftStart(self, quarters: int) -> None:
        """Begin later, or earlier."""
        self._retime(lambda span: begun(span, quarters=quarters, zone=self._zone))

    @Slot(int)
    def shiftLastDay(self, days: int) -> None:
        """End on a later day, or an earlier one."""
        self._retime(lambda span: ended(span, days=days, zone=self._zone))

    @Slot(int)
    def shiftEnd(self, quarters: int) -> None:
        """End later, or earlier."""
        self._retime(lambda span: ended(span, quarters=quarters, zone=self._zone))

    @Slot(str, str)
    def decide(self, key: str, choice: str) -> None:
        """What shall become of a booking in the way: one of its suggestions, or cancelled."""
        one = next((one for one in self._displaced if str(one.booking.id) == key), None)
        if one is None or one.keeps_its_place:
            return
        if choice == CANCELLED:
            self._edit(lambda draft: draft.with_fate(one.booking.id, None))
        elif int(choice) < len(one.suggestions):
            to = taken(one.suggestions[int(choice)])
            self._edit(lambda draft: draft.with_fate(one.booking.id, to))

    @Slot()
    def cancelAll(self) -> None:
        """Cancel everybody in the way."""
        leaving = [one.booking.id for one in self._displaced if not one.keeps_its_place]
        self._edit(lambda draft: replace(draft, fates=dict.fromkeys(leaving)))

    @Slot()
    def block(self) -> None:
        """Do it all."""
        chosen = self._workplace.chosen
        if isinstance(chosen, BlockDrafted) and self._state.may_do:
            self._workplace.block(wish_of(chosen, self._displaced))

    @Slot()
    def lift(self) -> None:
        """Open the rooms again."""
        chosen = self._workplace.chosen
        block = self._workplace.picture.calendar.blocks.get(chosen.block) if isinstance(chosen, BlockChosen) else None
        if block is not None and self._state.may_lift:
            self._workplace.lift(block)

    @property
    def _zone(self) -> ZoneInfo:
        return self._workplace.picture.municipality.zone

    def _work_out(self) -> None:
        """Whom it displaces, worked out once for each form and picture: it searches the houses and days around."""
        workplace, draft = self._workplace, self._draft()
        if draft is None:
            self._displaced, self._worked_out_for = (), None
            return
        places, calendar = workplace.picture.municipality, workplace.picture.calendar
        question = (id(calendar), draft.rooms, draft.span, draft.fates)
        if question == self._worked_out_for:
            return
        self._worked_out_for, self._worked_out_in = question, calendar
        self._displaced = displaced_by(places, calendar, draft.rooms, draft.span, now=workplace.now, fates=draft.fates)

    def _draft(self) -> BlockDraft | None:
        chosen = self._workplace.chosen
        return chosen.draft if isinstance(chosen, BlockDrafted) else None

    def _edit(self, change: Callable[[BlockDraft], BlockDraft]) -> None:
        if (draft := self._draft()) is not None:
            self._workplace.redraft_block(change(draft))

    def _retime(self, change: Callable[[TimeSpan], TimeSpan]) -> None:
        self._edit(lambda draft: replace(draft, span=change(draft.span)))

    @Property(RowModel, notify=changed)
    def rooms(self) -> RowModel:
        return self._rooms

    @Property(RowModel, notify=changed)
    def kinds(self) -> RowModel:
        return self._kinds

    @Property(RowModel, notify=changed)
    def displaced(self) -> RowModel:
        return self._rows

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        return isinstance(self._workplace.chosen, BlockDrafted)

    @Property(bool, notify=changed)
    def standing(self) -> bool:
        return self._state.standing

    @Property(str, notify=changed)
    def firstDay(self) -> str:
        return self._state.first_day

    @Property(str, notify=changed)
    def starts(self) -> str:
        return self._state.starts

    @Property(str, notify=changed)
    def lastDay(self) -> str:
        return self._state.last_day

    @Property(str, notify=changed)
    def ends(self) -> str:
        return self._state.ends

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._state.reason

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self._state.heading

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._state.trouble

    @Property(str, notify=changed)
    def doText(self) -> str:
        return self._state.do

    @Property(bool, notify=changed)
    def mayDo(self) -> bool:
        return self._state.may_do

    @Property(str, notify=changed)
    def when(self) -> str:
        return self._state.when

    @Property(str, notify=changed)
    def where(self) -> str:
        return self._state.where

    @Property(str, notify=changed)
    def what(self) -> str:
        return self._state.what

    @Property(bool, notify=changed)
    def mayLift(self) -> bool:
        return self._state.may_lift
