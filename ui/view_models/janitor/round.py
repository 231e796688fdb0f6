"""The janitor's round: the tasks of the day in walking order, what is done, and the next one in full."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.documents.schedule_content import (
    closed_off_lines,
    closed_sentence,
    reported_in,
    schedule_words,
)
from booking_core.documents.schedule_words import ScheduleWords, capitalised, signed
from booking_core.domain.conditions import ConditionReport
from booking_core.domain.identity import ConditionId, VenueId
from booking_core.domain.opening_hours import day_plan
from booking_core.domain.places import Layout
from booking_core.domain.schedule import DaySchedule, Leg, Task, TaskKind, day_at_work, day_schedule
from booking_core.domain.schedule_changes import changes_since, facts_of
from booking_core.domain.time_spans import local_day
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import Clock, HousePicture, JanitorDesk, PaperState, Round

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

LOOKS_AHEAD_DAYS = 60
MOST_REPORTED = 3
"""More would leave the round no room; the next comes when one is put right."""


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One task in the list. `heading` is that of its leg, on the leg's first row."""

    key: str
    heading: str
    time: str
    place: str
    detail: str
    strong: str
    tag: str
    spoken: str
    done: bool
    chosen: bool
    hasBox: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How a room stands, to be drawn. `kind` is empty where there is nothing to draw."""

    kind: str = ""
    name: str = ""
    tables: int = 0
    chairs: int = 0


@dataclass(frozen=True, slots=True)
class Remembered:
    """One thing not to forget."""

    text: str
    isNeed: bool


@dataclass(frozen=True, slots=True)
class TaskPanel:
    """The task that is next, or the one touched, in full."""

    lead: str = ""
    place: str = ""
    when: str = ""
    what: str = ""
    before: Standing = Standing()
    after: Standing = Standing()
    tables: str = ""
    chairs: str = ""
    remember: tuple[Remembered, ...] = ()
    may_tick: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """Something that people told is broken, dirty or missing."""

    key: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class RoundState:
    house: str = ""
    day: str = ""
    clock: str = ""
    progress: str = ""
    done_count: int = 0
    total: int = 0
    rows: tuple[RoundRow, ...] = ()
    next_row: int = 0
    panel: TaskPanel = TaskPanel()
    closed: str = ""
    closed_more: tuple[str, ...] = ()
    closed_off: tuple[str, ...] = ()
    reported: tuple[ReportedRow, ...] = ()
    reported_further: str = ""
    stale: str = ""
    stale_more: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class _Walked:
    """A schedule with what is remembered of it."""

    said: ScheduleWords
    schedule: DaySchedule
    memory: Round
    now: datetime

    @property
    def today(self) -> date:
        return local_day(self.now, self.said.municipality.zone)

    @property
    def boxes(self) -> tuple[Task, ...]:
        """The tasks that can be ticked off."""
        return tuple(task for task in self.schedule.tasks if not task.is_note)

    def is_done(self, task: Task) -> bool:
        """Whether it was ticked off as it is now: what must be done otherwise since is to be done again."""
        works = {facts.key: facts.work for facts in self.memory.done}
        return works.get(task.key) == facts_of(task).work

    def task(self, chosen: str) -> Task | None:
        """The one touched, else the first that is not done."""
        touched = next((task for task in self.schedule.tasks if task.key == chosen), None)
        return touched or next((task for task in self.boxes if not self.is_done(task)), None)

    def leg_of(self, task: Task) -> Leg:
        return next(leg for leg in self.schedule.legs if task in leg.tasks)


def derive_state(
    picture: HousePicture, venue: VenueId, memory: Round, *, language: str, now: datetime, chosen: str = ""
) -> RoundState:
    """What the tablet shows at `now` (aware); `chosen` is the key of the task touched, or empty."""
    places = picture.municipality
    house = places.venue_by_id[venue]
    schedule = day_schedule(places, picture.calendar, house, day_at_work(places, house, now))
    said = schedule_words(schedule, places, language)
    walked = _Walked(said, schedule, memory, now)
    task = walked.task(chosen)
    done = sum(walked.is_done(each) for each in walked.boxes)
    total = len(walked.boxes)
    stale = "" if picture.connected else said.moment(picture.seen_at, today=walked.today)
    return RoundState(
        house=house.name,
        day=said.heading_day(today=walked.today),
        clock=said.time(now),
        progress=said.words.text("schedule.round.progress", count=total, done=done),
        done_count=done,
        total=total,
        rows=_rows(walked, task),
        next_row=_next_row(walked),
        panel=_closing_panel(walked) if task is None else _panel(walked, task, is_chosen=bool(chosen)),
        closed=closed_sentence(schedule, places, language=language, today=walked.today) if schedule.is_closed else "",
        closed_more=_bookings_on_closed_day(walked) if schedule.is_closed else (),
        closed_off=tuple(f"{line.place} {line.text}" for line in closed_off_lines(said, schedule)),
        reported=_reported(walked, picture.conditions)[:MOST_REPORTED],
        reported_further=_further(walked, len(_reported(walked, picture.conditions)) - MOST_REPORTED),
        stale=said.words.text("schedule.round.stale", when=stale) if stale else "",
        stale_more=said.words.text("schedule.round.stale-more") if stale else "",
        printed=_printed(walked),
    )


def _reported(walked: _Walked, conditions: Iterable[ConditionReport]) -> tuple[ReportedRow, ...]:
    """The longest standing first."""
    reports = reported_in(walked.said, conditions)
    lines = ((one, walked.said.reported(one, today=walked.today)) for one in reports)
    return tuple(ReportedRow(str(one.id), line.place.rstrip(":"), line.text) for one, line in lines)


def _further(walked: _Walked, count: int) -> str:
    return walked.said.words.text("schedule.reported.further", count=count) if count > 0 else ""


def _next_row(walked: _Walked) -> int:
    """Where the first task stands that is not done; the last row when all are."""
    tasks, following = walked.schedule.tasks, walked.task("")
    return max(0, len(tasks) - 1) if following is None else tasks.index(following)


def _rows(walked: _Walked, current: Task | None) -> tuple[RoundRow, ...]:
    printed = walked.memory.printed
    new = frozenset[str]() if printed is None else changes_since(printed, walked.schedule).tasks
    return tuple(
        _row(
            walked,
            task,
            heading=walked.said.leg(leg) if number == 0 else "",
            is_new=task.key in new,
            is_current=task == current,
        )
        for leg in walked.schedule.legs
        for number, task in enumerate(leg.tasks)
    )


def _row(walked: _Walked, task: Task, *, heading: str, is_new: bool, is_current: bool) -> RoundRow:
    said = walked.said
    time, place, text = said.time(task.begins_at), said.place(task), said.does(task)
    return RoundRow(
        key=task.key,
        heading=heading,
        time=time,
        place=place,
        detail=_detail(said, task),
        strong=_strong(said, task),
        tag=said.words.text("schedule.round.tag") if is_new else "",
        spoken=said.words.text("schedule.round.row", time=time, place=place, text=text),
        done=walked.is_done(task),
        chosen=is_current,
        hasBox=not task.is_note,
    )


def _detail(said: ScheduleWords, task: Task) -> str:
    """Who comes, or what else the task is about."""
    if task.kind not in {TaskKind.PREPARE, TaskKind.STRIKE} or task.booking is None:
        return said.does(task)
    name = said.name_in_brief(task.booking)
    if task.kind is TaskKind.STRIKE:
        return said.words.text("schedule.round.strike", booking=name)
    if task.change is not None:
        return said.words.text("schedule.round.set-up", booking=name, layout=said.layout(task.change.after))
    return said.used(task)


def _strong(said: ScheduleWords, task: Task) -> str:
    """The furniture in figures, or that nothing need be moved."""
    if task.kind not in {TaskKind.PREPARE, TaskKind.STRIKE}:
        return ""
    if task.change is None:
        return said.words.text("schedule.do.unlock" if task.unlocks else "schedule.do.stands").rstrip(".")
    moved = task.change.difference
    counts = (("tables", moved.tables), ("chairs", moved.chairs))
    figures = [
        said.words.text(f"schedule.round.{thing}", count=abs(count), sign=signed(count))
        for thing, count in counts
        if count
    ]
    return ", ".join(figures) or said.layout(task.change.after)


def _panel(walked: _Walked, task: Task, *, is_chosen: bool) -> TaskPanel:
    said, done = walked.said, walked.is_done(task)
    key = "done" if done else "chosen" if is_chosen else "next"
    moved = None if task.change is None else task.change.difference
    before, after = _standings(walked, task)
    return TaskPanel(
        lead=said.words.text(f"schedule.round.{key}", leg=said.leg(walked.leg_of(task))),
        place=said.place(task),
        when=_when(said, task),
        what=_what(said, task),
        before=before,
        after=after,
        tables="" if moved is None else signed(moved.tables),
        chairs="" if moved is None else signed(moved.chairs),
        remember=tuple(_remembered(said, task)),
        may_tick=not task.is_note,
        done=done,
    )


def _what(said: ScheduleWords, task: Task) -> str:
    """What the pictures beside it do not tell."""
    if task.booking is None or task.kind not in {TaskKind.PREPARE, TaskKind.STRIKE}:
        return said.does(task)
    return said.used(task) if task.kind is TaskKind.PREPARE else _detail(said, task)


def _remembered(said: ScheduleWords, task: Task) -> list[Remembered]:
    needs = set() if task.booking is None else set(said.needs(task.booking))
    return [Remembered(fact, fact in needs) for fact in said.remembers(task)]


def _when(said: ScheduleWords, task: Task) -> str:
    begin = said.at(task.begins_at)
    if task.kind is TaskKind.PREPARE and task.booking is not None:
        ready = said.at(task.booking.span.starts_at)
        return said.words.text("schedule.round.ready-by", ready=ready, begin=said.at(task.due_at))
    if task.change is not None:
        minutes = said.words.duration(task.length)
        return said.words.text("schedule.round.begins", begin=begin, minutes=minutes)
    return capitalised(begin)


def _standings(walked: _Walked, task: Task) -> tuple[Standing, Standing]:
    """What stands there before, where something is moved, and what shall."""
    if task.space is None or task.booking is None:
        return Standing(), Standing()
    space = walked.said.municipality.space_by_id[task.space]
    if task.change is None:
        chosen = None if task.if_it_rains else space.layout(task.booking.layout)
        return Standing(), _standing(walked.said, chosen or space.standing_layout)
    before = None if task.change.before is None else space.layout(task.change.before)
    after = space.layout(task.change.after)
    return (
        Standing() if before is None else _standing(walked.said, before),
        Standing() if after is None else _standing(walked.said, after),
    )


def _standing(said: ScheduleWords, layout: Layout) -> Standing:
    return Standing(layout.id, capitalised(said.layout(layout.id)), layout.tables, layout.chairs)


def _closing_panel(walked: _Walked) -> TaskPanel:
    """When all is done: when it begins again."""
    said = walked.said
    days = (walked.schedule.day + timedelta(days=n) for n in range(1, LOOKS_AHEAD_DAYS))
    following = next((day for day in days if day_plan(said.municipality, said.venue, day).open_spans), None)
    opens = "" if following is None else said.day_in_full(following, today=walked.today)
    if walked.schedule.is_closed:
        return TaskPanel(what=said.words.text("schedule.closed.plan", day=opens) if opens else "")
    more = said.words.text("schedule.round.over-more", day=opens) if opens else ""
    return TaskPanel(place=said.words.text("schedule.round.over"), what=more)


def _bookings_on_closed_day(walked: _Walked) -> tuple[str, ...]:
    said, bookings = walked.said, walked.schedule.bookings
    if not bookings:
        return ()
    lines = (f"{said.span(each.span)} {said.space(each.space)}: {said.booking(each)}" for each in bookings)
    return (said.words.text("schedule.closed.bookings", count=len(bookings)), *lines)


def _printed(walked: _Walked) -> str:
    printed = walked.memory.printed
    if printed is None:
        return walked.said.words.text("schedule.round.print-none")
    when = walked.said.moment(printed.printed_at, today=walked.today)
    return walked.said.words.text("schedule.round.print-last", number=printed.number, when=when)


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
