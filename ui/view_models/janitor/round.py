"""The janitor's round: the tasks of the day in walking order, what is done, and the next one in full."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.documents.schedule_content import (
    schedule_words,
)
from booking_core.documents.schedule_words import ScheduleWords
from booking_core.domain.identity import ConditionId, VenueId
from booking_core.domain.places import Municipality, Space
from booking_core.domain.schedule import DaySchedule, day_at_work, day_schedule
from booking_core.domain.schedule.changes import facts_of
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import Clock, PaperState
from ui.ports.janitor_desk import JanitorDesk, Round
from ui.view_models.janitor.round_state import ReportedRow, RoundState, derive_state
from ui.view_models.janitor.task_panel import Remembered
from ui.view_models.janitor.task_rows import RoundRow

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


_PAPER: Mapping[PaperState, str] = {
    PaperState.NO_PRINTER: "schedule.round.no-printer",
    PaperState.FAILED: "schedule.round.not-printed",
    PaperState.WAITING: "schedule.round.waiting",
}


@QmlElement
class RoundModel(QObject):
    """The view model of the tablet. What is remembered comes from the disk and goes there beside the GUI thread."""

    changed = Signal()

    def __init__(
        self,
        board: PictureBoard,
        desk: JanitorDesk,
        *,
        venue: VenueId,
        language: str,
        jobs: JobRunner,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._desk = desk
        self._venue = venue
        self._language = language
        self._jobs = jobs
        self._clock = clock
        self._memory: Round | None = None
        self._day = self._current_day()
        self._chosen = ""
        self._notice = ""
        self._is_printing = False
        self._is_keeping = False
        self._is_kept = True
        self._rows = RowModel(RoundRow, self)
        self._remember = RowModel(Remembered, self)
        self._reported = RowModel(ReportedRow, self)
        self._closing: frozenset[str] = frozenset()
        self._state = RoundState()
        board.changed.connect(self.refresh)
        self.refresh()
        self.recall()

    @property
    def is_ready(self) -> bool:
        """Whether what is remembered has been read: before that nothing can be ticked off."""
        return self._memory is not None

    @Slot()
    def refresh(self) -> None:
        """Look again at the newest picture and the clock."""
        if self._current_day() != self._day:
            self._day, self._memory, self._chosen = self._current_day(), None, ""
            self.recall()
        state = derive_state(
            self._board.picture,
            self._venue,
            self._memory or Round(),
            language=self._language,
            now=self._clock(),
            chosen=self._chosen,
        )
        if state == self._state:
            return
        self._state = state
        self._rows.show(state.rows)
        self._remember.show(state.panel.remember)
        self._reported.show(state.reported)
        self.changed.emit()

    @Slot()
    def recall(self) -> None:
        """Read what this machine remembers: at first all of it, later what was printed meanwhile."""
        day = self._day

        def take(memory: Round) -> None:
            if day != self._day:
                return
            self._memory = memory if self._memory is None else replace(self._memory, printed=memory.printed)
            self.refresh()

        self._jobs.run(lambda: self._desk.round_of(self._venue, day), take, failed=_nothing)

    @Slot(str)
    def choose(self, key: str) -> None:
        """Show this task in full; the same again shows the next one."""
        self._chosen = "" if key == self._chosen else key
        self.refresh()

    @Slot(str)
    def tick(self, key: str) -> None:
        """Tick it off, or take the tick away. Nothing before what is remembered has been read."""
        task = next((task for task in self._schedule().tasks if task.key == key), None)
        if task is None or task.is_note or self._memory is None:
            return
        facts = facts_of(task)
        was_done = any(done.key == key and done.work == facts.work for done in self._memory.done)
        others = tuple(done for done in self._memory.done if done.key != key)
        self._memory = replace(self._memory, done=others if was_done else (*others, facts))
        self._chosen = ""
        self.refresh()
        self._keep()

    @Slot()
    def tickShown(self) -> None:
        """Tick off the task shown in full, or take its tick away."""
        shown = next((row.key for row in self._state.rows if row.chosen), "")
        self.tick(shown)

    @Slot(str)
    def closeReport(self, key: str) -> None:
        """It has been put right: off the list, here and on every sheet printed from now on."""
        if key in self._closing:
            return
        self._closing |= {key}
        report = ConditionId(UUID(key))
        self._jobs.run(
            lambda: self._desk.close_condition(report),
            lambda is_told: self._report_closed(key, is_told=is_told),
            failed=lambda: self._report_closed(key, is_told=False),
        )

    def _report_closed(self, key: str, *, is_told: bool) -> None:
        self._closing -= {key}
        self._say(self._words("schedule.reported.closed" if is_told else "schedule.reported.silent"))

    @property
    def places(self) -> Municipality:
        """The town as it is known now."""
        return self._board.picture.municipality

    def space_shown(self) -> Space | None:
        """Where the task shown in full is to be done; None for the house's door and for several rooms."""
        shown = next((row.key for row in self._state.rows if row.chosen), "")
        task = next((task for task in self._schedule().tasks if task.key == shown), None)
        if task is None:
            return None
        spaces = self.places.venue_by_id[self._venue].spaces
        return next((one for one in spaces if one.id == task.space or (task.rooms and one.rooms == task.rooms)), None)

    def tell(self, notice: str) -> None:
        """Say below the task what became of something."""
        self._say(notice)

    @Slot()
    def printList(self) -> None:
        """Put the list on paper."""
        if self._is_printing:
            return
        self._is_printing = True
        self._say(self._words("schedule.round.printing"))
        day = self._day
        self._jobs.run(lambda: self._desk.print_schedule(self._venue, day), self._printed, failed=self._not_printed)

    def _printed(self, paper: PaperState) -> None:
        self._is_printing = False
        key = _PAPER.get(paper)
        self._say("" if key is None else self._words(key))
        self.recall()

    def _not_printed(self) -> None:
        self._printed(PaperState.FAILED)

    def _keep(self) -> None:
        """Write the ticks, one write after the other: the last one written is the last one made."""
        self._is_kept = False
        if self._is_keeping or self._memory is None:
            return
        self._is_keeping, self._is_kept = True, True
        day, done = self._day, self._memory.done
        self._jobs.run(
            lambda: self._desk.keep_done(self._venue, day, done), self._kept, failed=lambda: self._kept(is_kept=False)
        )

    def _kept(self, is_kept: bool) -> None:  # noqa: FBT001  what the job gives
        self._is_keeping = False
        self._say("" if is_kept else self._words("schedule.round.not-kept"))
        if not self._is_kept:
            self._keep()

    def _say(self, notice: str) -> None:
        self._notice = notice
        self.changed.emit()

    def _words(self, key: str) -> str:
        return self._said().words.text(key)

    def _said(self) -> ScheduleWords:
        return schedule_words(self._schedule(), self._board.picture.municipality, self._language)

    def _schedule(self) -> DaySchedule:
        picture = self._board.picture
        house = picture.municipality.venue_by_id[self._venue]
        return day_schedule(picture.municipality, picture.calendar, house, self._day)

    def _current_day(self) -> date:
        places = self._board.picture.municipality
        return day_at_work(places, places.venue_by_id[self._venue], self._clock())

    @Property(RowModel, notify=changed)
    def rows(self) -> RowModel:
        return self._rows

    @Property(RowModel, notify=changed)
    def remember(self) -> RowModel:
        return self._remember

    @Property(RowModel, notify=changed)
    def reported(self) -> RowModel:
        return self._reported

    @Property(str, notify=changed)
    def reportedFurther(self) -> str:
        return self._state.reported_further

    @Property(str, notify=changed)
    def closeText(self) -> str:
        return self._words("schedule.reported.close")

    @Property(str, notify=changed)
    def house(self) -> str:
        return self._state.house

    @Property(str, notify=changed)
    def day(self) -> str:
        return self._state.day

    @Property(str, notify=changed)
    def clock(self) -> str:
        return self._state.clock

    @Property(str, notify=changed)
    def progress(self) -> str:
        return self._state.progress

    @Property(int, notify=changed)
    def doneCount(self) -> int:
        return self._state.done_count

    @Property(int, notify=changed)
    def total(self) -> int:
        return self._state.total

    @Property(int, notify=changed)
    def nextRow(self) -> int:
        return self._state.next_row

    @Property(str, notify=changed)
    def closed(self) -> str:
        return self._state.closed

    @Property(str, notify=changed)
    def closedMore(self) -> str:
        return "\n".join(self._state.closed_more)

    @Property(str, notify=changed)
    def closedOff(self) -> str:
        return "\n".join(self._state.closed_off)

    @Property(str, notify=changed)
    def stale(self) -> str:
        return self._state.stale

    @Property(str, notify=changed)
    def staleMore(self) -> str:
        return self._state.stale_more

    @Property(str, notify=changed)
    def notice(self) -> str:
        """What became of the last print or tick, else when the list was printed last."""
        return self._notice or self._state.printed

    @Property(bool, notify=changed)
    def printing(self) -> bool:
        return self._is_printing

    @Property(str, notify=changed)
    def lead(self) -> str:
        return self._state.panel.lead

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._state.panel.place

    @Property(str, notify=changed)
    def when(self) -> str:
        return self._state.panel.when

    @Property(str, notify=changed)
    def what(self) -> str:
        return self._state.panel.what

    @Property(str, notify=changed)
    def tables(self) -> str:
        return self._state.panel.tables

    @Property(str, notify=changed)
    def chairs(self) -> str:
        return self._state.panel.chairs

    @Property(bool, notify=changed)
    def mayTick(self) -> bool:
        return self._state.panel.may_tick

    @Property(bool, notify=changed)
    def shownDone(self) -> bool:
        return self._state.panel.done

    @Property(str, notify=changed)
    def beforeKind(self) -> str:
        return self._state.panel.before.kind

    @Property(str, notify=changed)
    def beforeName(self) -> str:
        return self._state.panel.before.name

    @Property(int, notify=changed)
    def beforeTables(self) -> int:
        return self._state.panel.before.tables

    @Property(int, notify=changed)
    def beforeChairs(self) -> int:
        return self._state.panel.before.chairs

    @Property(str, notify=changed)
    def afterKind(self) -> str:
        return self._state.panel.after.kind

    @Property(str, notify=changed)
    def afterName(self) -> str:
        return self._state.panel.after.name

    @Property(int, notify=changed)
    def afterTables(self) -> int:
        return self._state.panel.after.tables

    @Property(int, notify=changed)
    def afterChairs(self) -> int:
        return self._state.panel.after.chairs


def _nothing() -> None:
    """Nobody waits for it: what is remembered is read again within a minute."""
