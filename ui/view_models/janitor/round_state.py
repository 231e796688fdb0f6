"""What the tablet shows of a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from booking_core.documents.schedule_content import closed_off_lines, closed_sentence, reported_in, schedule_words
from booking_core.domain.identity import VenueId
from booking_core.domain.schedule import day_at_work, day_schedule
from booking_core.domain.told.conditions import ConditionReport
from ui.ports import HousePicture
from ui.ports.janitor_desk import Round
from ui.view_models.janitor.task_panel import NO_TASK, TaskPanel, closing_panel, task_panel
from ui.view_models.janitor.task_rows import RoundRow, next_row, task_rows
from ui.view_models.janitor.walked import Walked

MOST_REPORTED = 3
_STALE_MORE = {False: "schedule.round.stale-more", True: "schedule.round.disowned-more"}
"""More would leave the round no room; the next comes when one is put right."""


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
    panel: TaskPanel = NO_TASK
    closed: str = ""
    closed_more: tuple[str, ...] = ()
    closed_off: tuple[str, ...] = ()
    reported: tuple[ReportedRow, ...] = ()
    reported_further: str = ""
    stale: str = ""
    stale_more: str = ""
    printed: str = ""


def derive_state(
    picture: HousePicture, venue: VenueId, memory: Round, *, language: str, now: datetime, chosen: str = ""
) -> RoundState:
    """What the tablet shows at `now` (aware); `chosen` is the key of the task touched, or empty."""
    places = picture.municipality
    house = places.venue_by_id[venue]
    schedule = day_schedule(places, picture.calendar, house, day_at_work(places, house, now))
    said = schedule_words(schedule, places, language)
    walked = Walked(said, schedule, memory, now)
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
        rows=task_rows(walked, task),
        next_row=next_row(walked),
        panel=closing_panel(walked) if task is None else task_panel(walked, task, is_chosen=bool(chosen)),
        closed=closed_sentence(schedule, places, language=language, today=walked.today) if schedule.is_closed else "",
        closed_more=_bookings_on_closed_day(walked) if schedule.is_closed else (),
        closed_off=tuple(f"{line.place} {line.text}" for line in closed_off_lines(said, schedule)),
        reported=_reported(walked, picture.conditions)[:MOST_REPORTED],
        reported_further=_further(walked, len(_reported(walked, picture.conditions)) - MOST_REPORTED),
        stale=said.words.text("schedule.round.stale", when=stale) if stale else "",
        stale_more=said.words.text(_STALE_MORE[picture.disowned]) if stale else "",
        printed=_printed(walked),
    )


def _reported(walked: Walked, conditions: Iterable[ConditionReport]) -> tuple[ReportedRow, ...]:
    """The longest standing first."""
    reports = reported_in(walked.said, conditions)
    lines = ((one, walked.said.reported(one, today=walked.today)) for one in reports)
    return tuple(ReportedRow(str(one.id), line.place.rstrip(":"), line.text) for one, line in lines)


def _further(walked: Walked, count: int) -> str:
    return walked.said.words.text("schedule.reported.further", count=count) if count > 0 else ""


def _bookings_on_closed_day(walked: Walked) -> tuple[str, ...]:
    said, bookings = walked.said, walked.schedule.bookings
    if not bookings:
        return ()
    lines = (f"{said.span(each.span)} {said.space(each.space)}: {said.booking(each)}" for each in bookings)
    return (said.words.text("schedule.closed.bookings", count=len(bookings)), *lines)


def _printed(walked: Walked) -> str:
    printed = walked.memory.printed
    if printed is None:
        return walked.said.words.text("schedule.round.print-none")
    when = walked.said.moment(printed.printed_at, today=walked.today)
    return walked.said.words.text("schedule.round.print-last", number=printed.number, when=when)
