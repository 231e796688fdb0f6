"""The view model of blocks: the form that closes rooms, and a block that is open in the panel."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.blocks import BlockKind
from booking_core.domain.displacing import Displaced, Fates, displaced_by, taken
from booking_core.domain.identity import RoomId
from booking_core.domain.time_spans import TimeSpan
from ui.bridge.jobs import JobRunner
from ui.bridge.rows import RowModel
from ui.ports import HousePicture
from ui.view_models.desk.blocking.blocking import CANCELLED, BlockState, DisplacedRow, derive_state, wish_of
from ui.view_models.desk.chosen.block_draft import BlockChosen, BlockDraft, BlockDrafted, begun, ended
from ui.view_models.desk.panel.panel_state import ChoiceRow
from ui.view_models.desk.workplace import Workplace

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class _Question:
    """Whom would closing `rooms` for `span` displace, were it done in `picture` with those `fates`?"""

    picture: HousePicture
    rooms: frozenset[RoomId]
    span: TimeSpan
    fates: Fates

    def __eq__(self, other: object) -> bool:
        """Calendars are told apart by which they are: comparing a town's bookings takes longer than searching them."""
        if not isinstance(other, _Question):
            return NotImplemented
        is_same_day = self.picture.calendar is other.picture.calendar
        return self.is_about(other) and is_same_day and self.fates == other.fates

    def __hash__(self) -> int:
        return hash((id(self.picture.calendar), self.rooms, self.span))

    def is_about(self, other: "_Question") -> bool:
        """Whether the same rooms are closed for the same time."""
        return (self.rooms, self.span) == (other.rooms, other.span)

    def answered(self, now: datetime) -> tuple[Displaced, ...]:
        """The search itself; it reads frozen values alone."""
        places, calendar = self.picture.municipality, self.picture.calendar
        return displaced_by(places, calendar, self.rooms, self.span, now=now, fates=self.fates)


@QmlElement
class BlockModel(QObject):
    """Rooms are closed here, and opened again."""

    changed = Signal()

    def __init__(self, workplace: Workplace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._jobs = jobs
        self._state = BlockState()
        self._displaced: tuple[Displaced, ...] = ()
        self._answered: _Question | None = None
        self._under_way: _Question | None = None
        self._rooms = RowModel(ChoiceRow, self)
        self._kinds = RowModel(ChoiceRow, self)
        self._rows = RowModel(DisplacedRow, self)
        workplace.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the form, or the block that is open, as it is now."""
        self._work_out()
        state = derive_state(self._workplace, self._displaced, looking=self._answered != self._question())
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
            self._workplace.blocks.block(wish_of(chosen, self._displaced))

    @Slot()
    def lift(self) -> None:
        """Open the rooms again."""
        chosen = self._workplace.chosen
        block = self._workplace.picture.calendar.blocks.get(chosen.block) if isinstance(chosen, BlockChosen) else None
        if block is not None and self._state.may_lift:
            self._workplace.blocks.lift(block)

    @property
    def _zone(self) -> ZoneInfo:
        return self._workplace.picture.municipality.zone

    def _question(self) -> "_Question | None":
        draft = self._draft()
        return None if draft is None else _Question(self._workplace.picture, draft.rooms, draft.span, draft.fates)

    def _work_out(self) -> None:
        """Whom it displaces, once for each form and picture: a search through the houses and days around is a job.

        One at a time. What was asked last is answered last; until then what was found before stays in sight.
        """
        question = self._question()
        if question is None or (self._answered is not None and not question.is_about(self._answered)):
            self._displaced, self._answered = (), None
        if question is None or self._under_way is not None or question == self._answered:
            return
        self._under_way = question
        now = self._workplace.now
        self._jobs.run(
            lambda: question.answered(now),
            lambda found: self._found(question, found),
            failed=lambda: self._found(question, ()),
        )

    def _found(self, question: "_Question", found: tuple[Displaced, ...]) -> None:
        self._under_way = None
        if self._draft() is not None:
            self._displaced, self._answered = found, question
        self.refresh()

    def _draft(self) -> BlockDraft | None:
        chosen = self._workplace.chosen
        return chosen.draft if isinstance(chosen, BlockDrafted) else None

    def _edit(self, change: Callable[[BlockDraft], BlockDraft]) -> None:
        if (draft := self._draft()) is not None:
            self._workplace.redraft_block(change(draft))

    def _retime(self, change: Callable[[TimeSpan], TimeSpan]) -> None:
        self._edit(lambda draft: replace(draft, span=change(draft.span)))

    @Property(bool, notify=changed)
    def looking(self) -> bool:
        return self._state.looking

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
