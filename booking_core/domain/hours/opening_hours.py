"""When a venue is open, staffed, and has crew: one place decides it for everybody, on days of 23, 24 and 25 hours.

Closed beats open, and the narrower rule beats the wider. The first of these that says something decides:

    closure ──► dated day ──► public holiday ──► season ──► week
    [[closed]]  [[venue.day]]  [public_holidays]  [[venue.season]]

    decided by        open                     at the desk                     crew
    closure           no                       nobody                          nobody
    dated day         its hours; none: closed  its own; else of the rules      its own; else of the rules
                                               behind it, while it is open     behind it, unless it is closed
    public holiday    the exception's hours    nobody                          nobody
    season, week      each of the three for itself: the season's where it says so, else the venue's

A weekday without hours is no closing day: crew of that weekday comes. Where public holidays are open there is no such
rule. Two dated days on one day come about only when one was edited at the centre: then that one decides.
Hours past midnight belong to the day they begin.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import product
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

from booking_core.domain.hours.public_holidays import public_holiday
from booking_core.domain.places import (
    CrewHours,
    Hours,
    Municipality,
    SchoolHoliday,
    Season,
    Venue,
    Weekday,
)
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_instant, merged, whole_slots_of

Answer = TypeVar("Answer")
Weekly = TypeVar("Weekly")


class HoursRule(StrEnum):
    """What decided the hours of a day, the strongest first."""

    CLOSURE = "closure"
    DATED_DAY = "dated-day"
    PUBLIC_HOLIDAY = "public-holiday"
    SEASON = "season"
    WEEK = "week"


_WITHOUT_PEOPLE = frozenset({HoursRule.CLOSURE, HoursRule.PUBLIC_HOLIDAY})
_UNTOLD = frozenset({HoursRule.SEASON, HoursRule.WEEK})


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The hours of one venue that begin on one local day.

    `reason` says why they are not the week's: a closure's or a dated day's reason, the holiday, the season.
    """

    day: date
    open_spans: tuple[TimeSpan, ...]
    decided_by: HoursRule = HoursRule.WEEK
    reason: str = ""

    @property
    def closed_because(self) -> str:
        """Empty when it is open, or closed as on every such weekday."""
        return "" if self.open_spans or self.decided_by in _UNTOLD else self.reason


@dataclass(frozen=True, slots=True)
class Shift:
    """When crew is on duty (UTC), and how many."""

    span: TimeSpan
    heads: int


def day_plan(municipality: Municipality, venue: Venue, day: date) -> DayPlan:
    """When `venue` is open on the local `day`; spans are UTC and may end on the next day."""
    return _remembered(_day_plan, municipality, venue, day)


def staffed_plan(municipality: Municipality, venue: Venue, day: date) -> tuple[TimeSpan, ...]:
    """When somebody is at the desk of `venue` (UTC, merged), by the local `day` on which it begins."""
    return _remembered(_staffed_plan, municipality, venue, day)


def crew_plan(municipality: Municipality, venue: Venue, day: date) -> tuple[Shift, ...]:
    """The shifts of the crew of `venue` that begin on the local `day`, by their start. They may overlap."""
    return _remembered(_crew_plan, municipality, venue, day)


def _remembered(work_out: Callable[..., Answer], municipality: Municipality, venue: Venue, *days: date) -> Answer:
    """What `work_out` says of those days, worked out once. Of a venue not the municipality's own nothing is kept."""
    if municipality.venue_by_id.get(venue.id) is not venue:
        return work_out(municipality, venue, *days)
    question = (work_out, venue.id, *days)
    answer = municipality.day_memory.recall(question)
    if answer is None:
        answer = work_out(municipality, venue, *days)
        municipality.day_memory.keep(question, answer)
    return cast("Answer", answer)


def _day_plan(municipality: Municipality, venue: Venue, day: date) -> DayPlan:
    zone = municipality.zone
    closure = next((c for c in municipality.closures if c.shuts(venue.id, day)), None)
    if closure is not None:
        return DayPlan(day, (), HoursRule.CLOSURE, closure.reason)
    dated = venue.dated_day(day)
    if dated is not None:
        return DayPlan(day, spans_on(day, dated.opening, zone), HoursRule.DATED_DAY, dated.reason)
    holiday = _holiday_kept(municipality, day)
    if holiday is not None:
        hours = municipality.public_holidays.exceptions.get(venue.id, ())
        return DayPlan(day, spans_on(day, hours, zone), HoursRule.PUBLIC_HOLIDAY, holiday)
    season, week = next(_seasonal(venue, day, lambda season: season.opening), (None, venue.opening))
    spans = spans_on(day, week.get(Weekday.of(day), ()), zone)
    return DayPlan(day, spans) if season is None else DayPlan(day, spans, HoursRule.SEASON, season.name)


def _staffed_plan(municipality: Municipality, venue: Venue, day: date) -> tuple[TimeSpan, ...]:
    plan, dated, zone = day_plan(municipality, venue, day), venue.dated_day(day), municipality.zone
    if plan.decided_by in _WITHOUT_PEOPLE:
        return ()
    if dated is not None and dated.staffed is not None:
        return spans_on(day, dated.staffed, zone)
    if _holiday_kept(municipality, day) is not None:
        return ()
    _, week = next(_seasonal(venue, day, lambda season: season.staffed), (None, venue.staffed))
    spans = spans_on(day, week.get(Weekday.of(day), ()), zone)
    return spans if dated is None else _within(spans, plan.open_spans)


def _within(spans: Iterable[TimeSpan], openings: Iterable[TimeSpan]) -> tuple[TimeSpan, ...]:
    cuts = (span.clipped_to(opening) for span, opening in product(spans, openings))
    return merged(cut for cut in cuts if cut is not None)


def _crew_plan(municipality: Municipality, venue: Venue, day: date) -> tuple[Shift, ...]:
    if day_plan(municipality, venue, day).decided_by in _WITHOUT_PEOPLE:
        return ()
    dated = venue.dated_day(day)
    if dated is not None and dated.crew is not None:
        return _shifts(day, dated.crew, municipality.zone)
    is_shut = dated is not None and not dated.opening
    if is_shut or _holiday_kept(municipality, day) is not None:
        return ()
    _, week = next(_seasonal(venue, day, lambda season: season.crew), (None, venue.crew))
    return _shifts(day, week.get(Weekday.of(day), ()), municipality.zone)


def _shifts(day: date, crew: Iterable[CrewHours], zone: ZoneInfo) -> tuple[Shift, ...]:
    shifts = (Shift(span, duty.heads) for duty in crew for span in spans_on(day, (duty.hours,), zone))
    return tuple(sorted(shifts, key=lambda shift: shift.span))


def _seasonal(venue: Venue, day: date, says: Callable[[Season], Weekly | None]) -> Iterator[tuple[Season, Weekly]]:
    """The seasons of `day` that have a week of that kind, with it: at most one, or the import would have refused."""
    for season in venue.seasons:
        week = says(season) if season.holds_on(day) else None
        if week is not None:
            yield season, week


def _holiday_kept(municipality: Municipality, day: date) -> str | None:
    """The public holiday on `day`, where houses keep to holidays at all."""
    return None if municipality.public_holidays.open else public_holiday(municipality.country, day)


def open_spans_between(municipality: Municipality, venue: Venue, first: date, last: date) -> tuple[TimeSpan, ...]:
    """Every opening (UTC, merged) that begins on a local day from `first` to `last`, both included."""
    return _remembered(_open_spans_between, municipality, venue, first, last)


def _open_spans_between(municipality: Municipality, venue: Venue, first: date, last: date) -> tuple[TimeSpan, ...]:
    return merged(span for day in _days(first, last) for span in day_plan(municipality, venue, day).open_spans)


def opening_slots(municipality: Municipality, venue: Venue, first: date, last: date) -> tuple[tuple[int, int], ...]:
    """The openings between two local days, both included, as whole slots: from the first up to the one after the last.

    Between quarters a house is as good as closed: nothing can be booked that is not whole slots.
    """
    return _remembered(_opening_slots, municipality, venue, first, last)


def _opening_slots(municipality: Municipality, venue: Venue, first: date, last: date) -> tuple[tuple[int, int], ...]:
    slots = (whole_slots_of(span) for span in open_spans_between(municipality, venue, first, last))
    return tuple((start, end) for start, end in slots if start < end)


def crew_spans_between(municipality: Municipality, venue: Venue, first: date, last: date) -> tuple[TimeSpan, ...]:
    """When crew is on duty (UTC, merged) in shifts that begin on a local day from `first` to `last`, both included."""
    return _remembered(_crew_spans_between, municipality, venue, first, last)


def _crew_spans_between(municipality: Municipality, venue: Venue, first: date, last: date) -> tuple[TimeSpan, ...]:
    return merged(shift.span for shift in crew_shifts_between(municipality, venue, first, last))


def crew_shifts_between(municipality: Municipality, venue: Venue, first: date, last: date) -> tuple[Shift, ...]:
    """Every shift of the crew that begins on a local day from `first` to `last`, both included, by its start."""
    return tuple(shift for day in _days(first, last) for shift in crew_plan(municipality, venue, day))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def opening_around(municipality: Municipality, venue: Venue, span: TimeSpan) -> TimeSpan | None:
    """The unbroken opening that holds all of `span`, also one begun yesterday evening, or None."""
    first = local_day(span.starts_at, municipality.zone) - ONE_DAY
    last = local_day(span.ends_at, municipality.zone)
    openings = open_spans_between(municipality, venue, first, last)
    return next((opening for opening in openings if opening.contains(span)), None)


def spans_on(day: date, hours: Iterable[Hours], zone: ZoneInfo) -> tuple[TimeSpan, ...]:
    """`hours` of the wall clock as spans (UTC) on `day`. A span that a clock change swallows is left out."""
    spans = []
    for entry in hours:
        end_day = day if entry.closes > entry.opens else day + ONE_DAY
        starts_at = local_instant(day, entry.opens, zone)
        ends_at = local_instant(end_day, entry.closes, zone)
        if starts_at < ends_at:
            spans.append(TimeSpan(starts_at, ends_at))
    return merged(spans)


def school_holiday_on(municipality: Municipality, day: date) -> SchoolHoliday | None:
    """The school holiday on the local `day`, or None."""
    return next((one for one in municipality.school_holidays if one.first_day <= day <= one.last_day), None)
