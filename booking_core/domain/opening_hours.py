"""When a venue is open: weekly hours, closures and public holidays, on days of 23, 24 and 25 hours.

A closure beats a holiday, a holiday beats the week. Hours past midnight belong to the day they begin.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from booking_core.domain.places import Hours, Municipality, Venue, Weekday
from booking_core.domain.time_spans import TimeSpan, local_day, local_instant, merged

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The hours of one venue that begin on one local day. `closed_because` is empty when it is open."""

    day: date
    open_spans: tuple[TimeSpan, ...]
    closed_because: str = ""


def day_plan(municipality: Municipality, venue: Venue, day: date) -> DayPlan:
    """When `venue` is open on the local `day`; spans are UTC and may end on the next day."""
    closure = next((c for c in municipality.closures if c.shuts(venue.id, day)), None)
    if closure is not None:
        return DayPlan(day, (), closure.reason)
    holiday = public_holiday(municipality.country, day)
    if holiday is not None and not municipality.public_holidays.open:
        hours = municipality.public_holidays.exceptions.get(venue.id, ())
        return DayPlan(day, spans_on(day, hours, municipality.zone), "" if hours else holiday)
    hours = venue.opening.get(Weekday.of(day), ())
    return DayPlan(day, spans_on(day, hours, municipality.zone))


def open_spans_between(municipality: Municipality, venue: Venue, first: date, last: date) -> tuple[TimeSpan, ...]:
    """Every opening (UTC, merged) that begins on a local day from `first` to `last`, both included."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return merged(span for day in days for span in day_plan(municipality, venue, day).open_spans)


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


def public_holiday(country: str, day: date) -> str | None:
    """The name of the public holiday on `day` in `country` (ISO 3166), or None. From the holidays package."""
    name: str | None = _calendar(country, day.year).get(day)
    return name


@lru_cache(maxsize=32)
def _calendar(country: str, year: int) -> holidays.HolidayBase:
    """One year, filled before anybody sees it: one that fills itself when asked shows other threads gaps."""
    language = "da" if country == "DK" else None
    return holidays.country_holidays(country, years=year, expand=False, language=language)
