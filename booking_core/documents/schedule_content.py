"""What the janitor's daily schedule says, decided before anything is drawn."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from booking_core.documents.schedule_words import ScheduleWords, WrittenChange, signed
from booking_core.domain.bookings import CellKind
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.identity import BookingId, RoomId
from booking_core.domain.places import Municipality
from booking_core.domain.schedule import DaySchedule, Lane, Leg, Stretch, Task, TaskKind
from booking_core.domain.schedule.changes import ChangesSince
from booking_core.domain.time_spans import TimeSpan, local_day, local_midnight
from booking_core.domain.told.conditions import ConditionReport, in_order
from booking_core.language.words import Words

MOST_CHANGES = 16
"""More than these are no longer read one by one."""
_HOUR = timedelta(hours=1)
_LOOKS_AHEAD_DAYS = 60


@dataclass(frozen=True, slots=True)
class Edition:
    """The circumstances of a print, all instants aware.

    `since` is what changed since the print before; None for the first. `stale_since` is when the centre was last
    heard, None while it answers.
    """

    language: str
    printed_at: datetime
    number: int = 1
    since: ChangesSince | None = None
    stale_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line to do and to tick off; `changed` since the last print. `reported` is what is wrong in the room.

    `do` says what, then for whom or after what: on one line where there is room, else each on lines of its own.
    """

    time: str
    time_note: str
    place: str
    do: tuple[str, ...]
    tables: str
    chairs: str
    remember: tuple[str, ...]
    has_box: bool = True
    changed: bool = False
    reported: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetLeg:
    heading: str
    heading_again: str
    """The same when it goes on over the page."""
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Lines in a plate of their own: what has changed, or what is closed off.

    `says` stands for the lines where there are none or too many.
    """

    heading: str
    lines: tuple[WrittenChange, ...]
    says: str = ""


@dataclass(frozen=True, slots=True)
class RibbonPart:
    """A stretch of a ribbon; 0 is its beginning and 1 its end. `label` is written where it has room."""

    start: float
    end: float
    kind: CellKind
    label: str


@dataclass(frozen=True, slots=True)
class RibbonLane:
    name: str
    parts: tuple[RibbonPart, ...]


@dataclass(frozen=True, slots=True)
class RibbonHour:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Ribbons:
    """The day of every room that is used, on one axis of time."""

    heading: str
    legend: str
    hours: tuple[RibbonHour, ...]
    lanes: tuple[RibbonLane, ...]


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day on which there is nothing to do, and what somebody must know all the same."""

    sentences: tuple[str, ...]
    warning: str
    bookings: tuple[WrittenChange, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class SheetContent:
    """A daily schedule in one language. Empty texts are left out; `closed` stands for everything below the head."""

    language: str
    title: str
    author: str
    heading: str
    below_heading: str
    edition: str
    printed: str
    page: str
    """With {page} and {pages} in it."""
    stale: str
    strip: Strip | None
    unchanged: str
    closed_off: Strip | None
    reported: Strip | None
    columns: tuple[str, str, str, str, str, str]
    legs: tuple[SheetLeg, ...]
    notice: str
    ribbons: Ribbons | None
    signatures: tuple[str, ...]
    closed: ClosedDay | None = None


def sheet_content(
    schedule: DaySchedule,
    municipality: Municipality,
    *,
    edition: Edition,
    conditions: Iterable[ConditionReport] = (),
) -> SheetContent:
    """The words of the sheet for `schedule`; of `conditions` those that are open in its house."""
    said = schedule_words(schedule, municipality, edition.language)
    conditions = tuple(conditions)
    reported = _reported_by_task(said, schedule, conditions, now=edition.printed_at)
    today = local_day(edition.printed_at, municipality.zone)
    words, venue = said.words, said.venue
    heading = said.heading_day(today=today)
    return SheetContent(
        language=words.language,
        title=words.text("schedule.title", day=said.day_in_full(schedule.day, today=today), venue=venue.name),
        author=municipality.name,
        heading=_closed_heading(said, schedule, today) if schedule.is_closed else heading,
        below_heading=" · ".join((venue.name, *_hours(said, schedule))),
        edition=words.text("schedule.print", number=edition.number),
        printed=said.moment(edition.printed_at, today=schedule.day),
        page=words.text("schedule.page", page="{page}", pages="{pages}"),
        stale=_stale(said, edition),
        strip=_strip(said, edition.since) if edition.since is not None and edition.since.changes else None,
        unchanged=_unchanged(said, edition.since),
        closed_off=_closed_off(said, schedule) if schedule.blocks else None,
        reported=_reported(said, conditions, today),
        columns=_columns(words),
        legs=tuple(_leg(said, leg, edition, reported) for leg in schedule.legs),
        notice="" if schedule.bookings or schedule.held else words.text("schedule.no-bookings"),
        ribbons=_ribbons(said, schedule) if schedule.lanes and not schedule.is_closed else None,
        signatures=tuple(_signatures(said, schedule)),
        closed=_closed(said, schedule, today) if schedule.is_closed else None,
    )


def schedule_words(schedule: DaySchedule, municipality: Municipality, language: str) -> ScheduleWords:
    """The words of `language` for the house and the day of `schedule`."""
    venue = municipality.venue_by_id[schedule.venue]
    return ScheduleWords(Words.of(language), municipality, venue, schedule.day)


def closed_sentence(schedule: DaySchedule, municipality: Municipality, *, language: str, today: date) -> str:
    """ "Lukket torsdag 24. december: Jul"."""
    return _closed_heading(schedule_words(schedule, municipality, language), schedule, today)


def _columns(words: Words) -> tuple[str, str, str, str, str, str]:
    time, place, do, tables, chairs, remember = (
        words.text(f"schedule.column.{name}") for name in ("time", "place", "do", "tables", "chairs", "remember")
    )
    return time, place, do, tables, chairs, remember


def _hours(said: ScheduleWords, schedule: DaySchedule) -> Iterator[str]:
    """When it is open and who is on duty."""
    if schedule.is_closed:
        return
    yield said.words.text("schedule.open", spans=_listed(said, [said.span(span) for span in schedule.plan.open_spans]))
    if not schedule.shifts:
        yield said.words.text("schedule.no-shift")
        return
    spans = [
        said.span(shift.span)
        if shift.heads == 1
        else said.words.text("schedule.shift-heads", span=said.span(shift.span), heads=shift.heads)
        for shift in schedule.shifts
    ]
    yield said.words.text("schedule.shift", spans=_listed(said, spans))


def _listed(said: ScheduleWords, texts: Sequence[str]) -> str:
    *first, last = texts
    return said.words.text("schedule.and", first=", ".join(first), last=last) if first else last


def _stale(said: ScheduleWords, edition: Edition) -> str:
    if edition.stale_since is None:
        return ""
    today = local_day(edition.printed_at, said.municipality.zone)
    return said.words.text("schedule.stale", when=said.moment(edition.stale_since, today=today))


def _strip(said: ScheduleWords, since: ChangesSince) -> Strip:
    when = said.moment(since.printed.printed_at, today=said.day)
    heading = said.words.text("schedule.change.heading", when=when)
    count = len(since.changes)
    if count > MOST_CHANGES:
        return Strip(heading, (), said.words.text("schedule.change.too-many", count=count))
    return Strip(heading, tuple(said.changed(change) for change in since.changes))


def _unchanged(said: ScheduleWords, since: ChangesSince | None) -> str:
    """That the earlier print still holds."""
    if since is None or since.changes:
        return ""
    return said.words.text("schedule.change.none", when=said.moment(since.printed.printed_at, today=said.day))


def _closed_off(said: ScheduleWords, schedule: DaySchedule) -> Strip:
    return Strip(said.words.text("schedule.blocked.heading"), closed_off_lines(said, schedule))


def _reported(said: ScheduleWords, conditions: Iterable[ConditionReport], today: date) -> Strip | None:
    lines = reported_lines(said, conditions, today)
    return Strip(said.words.text("schedule.reported.heading"), lines) if lines else None


def reported_lines(
    said: ScheduleWords, conditions: Iterable[ConditionReport], today: date
) -> tuple[WrittenChange, ...]:
    """What people told is broken, dirty or missing in the house, the longest standing first."""
    return tuple(said.reported(one, today=today) for one in reported_in(said, conditions))


def reported_in(said: ScheduleWords, conditions: Iterable[ConditionReport]) -> tuple[ConditionReport, ...]:
    """Those of `conditions` that are open in the house."""
    here = {space.id for space in said.venue.spaces}
    return tuple(one for one in in_order(conditions) if one.space in here)


def _reported_by_task(
    said: ScheduleWords, schedule: DaySchedule, conditions: Iterable[ConditionReport], *, now: datetime
) -> Mapping[str, tuple[str, ...]]:
    """The words of every report, by the key of the task that next brings somebody into its rooms."""
    found: dict[str, tuple[str, ...]] = {}
    for report in reported_in(said, conditions):
        task = _next_task_in(schedule, said.rooms_of(report.space), now)
        if task is not None:
            found[task.key] = (*found.get(task.key, ()), said.reported_in_passing(report))
    return found


def _next_task_in(schedule: DaySchedule, rooms: Iterable[RoomId], now: datetime) -> Task | None:
    """After the last one of the day that last one: the room is seen no more, and the sheet tells all the same."""
    there = frozenset(rooms)
    tasks = [task for leg in schedule.legs for task in leg.tasks if task.space and not there.isdisjoint(task.rooms)]
    return next((task for task in tasks if task.begins_at >= now), tasks[-1] if tasks else None)


def closed_off_lines(said: ScheduleWords, schedule: DaySchedule) -> tuple[WrittenChange, ...]:
    """Every block of the day: its rooms, its hours and its reason."""
    midnights = (local_midnight(schedule.day + timedelta(days=n), said.municipality.zone) for n in (0, 1))
    spans = schedule.plan.open_spans
    hours = TimeSpan(spans[0].starts_at, spans[-1].ends_at) if spans else TimeSpan(*midnights)
    return tuple(said.closed_off(block, hours) for block in schedule.blocks)


def _leg(said: ScheduleWords, leg: Leg, edition: Edition, reported: Mapping[str, tuple[str, ...]]) -> SheetLeg:
    heading = said.leg(leg)
    changed = frozenset[str]() if edition.since is None else edition.since.tasks
    rows = tuple(
        _row(said, task, changed=task.key in changed, reported=reported.get(task.key, ())) for task in leg.tasks
    )
    return SheetLeg(heading, said.words.text("schedule.continued", leg=heading), rows)


def _row(said: ScheduleWords, task: Task, *, changed: bool, reported: tuple[str, ...]) -> SheetRow:
    tables, chairs = _furniture(task)
    return SheetRow(
        time=said.time(task.begins_at),
        time_note=said.time_note(task.begins_at),
        place=said.place(task),
        do=said.does_in_parts(task),
        tables=tables,
        chairs=chairs,
        remember=tuple(said.remembers(task)),
        has_box=not task.is_note,
        changed=changed,
        reported=reported,
    )


def _furniture(task: Task) -> tuple[str, str]:
    if task.kind not in {TaskKind.PREPARE, TaskKind.STRIKE}:
        return "", ""
    if task.change is None:
        return signed(0), signed(0)
    difference = task.change.difference
    return signed(difference.tables), signed(difference.chairs)


def _signatures(said: ScheduleWords, schedule: DaySchedule) -> Iterator[str]:
    if not schedule.shifts:
        yield said.words.text("schedule.signed")
    for shift in schedule.shifts:
        yield said.words.text("schedule.signed-shift", span=said.span(shift.span))


# Time in the rooms


def _ribbons(said: ScheduleWords, schedule: DaySchedule) -> Ribbons:
    axis = _axis(schedule)
    names = {booking.id: said.name_in_brief(booking) for booking in (*schedule.bookings, *schedule.held)}
    hours = tuple(
        RibbonHour(_fraction(axis, instant), str(instant.astimezone(said.municipality.zone).hour))
        for instant in (axis.starts_at + n * _HOUR for n in range(ceil(axis.length / _HOUR) + 1))
    )
    lanes = tuple(_lane(said, lane, axis, names) for lane in schedule.lanes)
    legend = "schedule.ribbon-legend-blocked" if schedule.blocks else "schedule.ribbon-legend"
    return Ribbons(said.words.text("schedule.rooms"), said.words.text(legend), hours, lanes)


def _axis(schedule: DaySchedule) -> TimeSpan:
    """Whole hours from the first opening or use to the last."""
    spans = [*schedule.plan.open_spans, *(part.span for lane in schedule.lanes for part in lane.stretches)]
    starts_at, ends_at = min(span.starts_at for span in spans), max(span.ends_at for span in spans)
    starts_at = starts_at.replace(minute=0)
    return TimeSpan(starts_at, starts_at + ceil((ends_at - starts_at) / _HOUR) * _HOUR)


def _lane(said: ScheduleWords, lane: Lane, axis: TimeSpan, names: Mapping[BookingId, str]) -> RibbonLane:
    parts = tuple(
        RibbonPart(
            _fraction(axis, part.span.starts_at),
            _fraction(axis, part.span.ends_at),
            part.kind,
            _label(said, part, names),
        )
        for part in lane.stretches
    )
    return RibbonLane(said.venue.room(lane.room).name, parts)


def _label(said: ScheduleWords, part: Stretch, names: Mapping[BookingId, str]) -> str:
    if part.booking is None:
        return said.words.text("schedule.blocked.ribbon")
    if part.kind is CellKind.STANDBY:
        return said.words.text("schedule.held", booking=names[part.booking])
    return names[part.booking] if part.kind is CellKind.USE else ""


def _fraction(axis: TimeSpan, instant: datetime) -> float:
    return (instant - axis.starts_at) / axis.length


# A closed day


def _closed_heading(said: ScheduleWords, schedule: DaySchedule, today: date) -> str:
    day = said.day_in_full(schedule.day, today=today)
    reason = schedule.plan.closed_because
    if reason:
        return said.words.text("schedule.closed.heading-because", day=day, reason=reason)
    return said.words.text("schedule.closed.heading", day=day)


def _closed(said: ScheduleWords, schedule: DaySchedule, today: date) -> ClosedDay:
    words = said.words
    count = len(schedule.bookings)
    nothing = () if count else (words.text("schedule.closed.nothing", venue=said.venue.name),)
    return ClosedDay(
        sentences=(*nothing, *_opens_again(said, today)),
        warning=words.text("schedule.closed.bookings", count=count) if count else "",
        bookings=tuple(
            WrittenChange(f"{said.span(booking.span)} {said.space(booking.space)}", said.booking(booking))
            for booking in schedule.bookings
        ),
        advice=words.text("schedule.closed.bookings-lead") if count else "",
    )


def _opens_again(said: ScheduleWords, today: date) -> Iterator[str]:
    days = (said.day + timedelta(days=n) for n in range(1, _LOOKS_AHEAD_DAYS))
    opens = next((day for day in days if day_plan(said.municipality, said.venue, day).open_spans), None)
    if opens is not None:
        yield said.words.text("schedule.closed.plan", day=said.day_in_full(opens, today=today))
