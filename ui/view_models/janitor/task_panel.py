"""One task in full: where, when, what is moved, what not to forget."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from booking_core.documents.schedule_words import ScheduleWords, capitalised, signed
from booking_core.domain.bookings import Booking
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.places import Layout
from booking_core.domain.schedule import Task, TaskKind
from ui.view_models.finding.find_state import NEED_ICONS
from ui.view_models.janitor.task_rows import detail
from ui.view_models.janitor.walked import Walked


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
    symbol: str
    """Of a need its own, by the name it has among the icons; else that of something to know."""


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


LOOKS_AHEAD_DAYS = 60


NO_TASK = TaskPanel()


def task_panel(walked: Walked, task: Task, *, is_chosen: bool) -> TaskPanel:
    """The one that is next, or was touched."""
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
    return said.used(task) if task.kind is TaskKind.PREPARE else detail(said, task)


def _remembered(said: ScheduleWords, task: Task) -> list[Remembered]:
    icons = {} if task.booking is None else dict(zip(said.needs(task.booking), _icons_of(task.booking), strict=True))
    return [Remembered(fact, icons.get(fact, "info")) for fact in said.remembers(task)]


def _icons_of(booking: Booking) -> Iterator[str]:
    """In the order in which the needs are said: those who sit in wheelchairs first."""
    if booking.wheelchairs:
        yield "accessibility"
    yield from (NEED_ICONS[need] for need in booking.needs)


def _when(said: ScheduleWords, task: Task) -> str:
    begin = said.at(task.begins_at)
    if task.kind is TaskKind.PREPARE and task.booking is not None:
        ready = said.at(task.booking.span.starts_at)
        return said.words.text("schedule.round.ready-by", ready=ready, begin=said.at(task.due_at))
    if task.change is not None:
        minutes = said.words.duration(task.length)
        return said.words.text("schedule.round.begins", begin=begin, minutes=minutes)
    return capitalised(begin)


def _standings(walked: Walked, task: Task) -> tuple[Standing, Standing]:
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


def closing_panel(walked: Walked) -> TaskPanel:
    """When all is done: when it begins again."""
    said = walked.said
    days = (walked.schedule.day + timedelta(days=n) for n in range(1, LOOKS_AHEAD_DAYS))
    following = next((day for day in days if day_plan(said.municipality, said.venue, day).open_spans), None)
    opens = "" if following is None else said.day_in_full(following, today=walked.today)
    if walked.schedule.is_closed:
        return TaskPanel(what=said.words.text("schedule.closed.plan", day=opens) if opens else "")
    more = said.words.text("schedule.round.over-more", day=opens) if opens else ""
    return TaskPanel(place=said.words.text("schedule.round.over"), what=more)
