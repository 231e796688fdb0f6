"""The tasks of the day as a list, in walking order."""

from dataclasses import dataclass

from booking_core.documents.schedule_words import ScheduleWords, signed
from booking_core.domain.schedule import Task, TaskKind
from booking_core.domain.schedule.changes import changes_since
from ui.view_models.janitor.walked import Walked


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


def task_rows(walked: Walked, current: Task | None) -> tuple[RoundRow, ...]:
    """All of them, leg by leg; `current` is the one shown in full."""
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


def _row(walked: Walked, task: Task, *, heading: str, is_new: bool, is_current: bool) -> RoundRow:
    said = walked.said
    time, place, text = said.time(task.begins_at), said.place(task), said.does(task)
    return RoundRow(
        key=task.key,
        heading=heading,
        time=time,
        place=place,
        detail=detail(said, task),
        strong=_strong(said, task),
        tag=said.words.text("schedule.round.tag") if is_new else "",
        spoken=said.words.text("schedule.round.row", time=time, place=place, text=text),
        done=walked.is_done(task),
        chosen=is_current,
        hasBox=not task.is_note,
    )


def detail(said: ScheduleWords, task: Task) -> str:
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


def next_row(walked: Walked) -> int:
    """Where the first task stands that is not done; the last row when all are."""
    tasks, following = walked.schedule.tasks, walked.task("")
    return max(0, len(tasks) - 1) if following is None else tasks.index(following)
