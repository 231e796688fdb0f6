"""On which days a venue has other hours than in every week, and what decides them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from booking_core.domain.hours.opening_hours import DayPlan, HoursRule, day_plan
from booking_core.domain.places import Hours, Municipality, Venue


@dataclass(frozen=True, slots=True)
class Deviation:
    """Days in a row, the first and the last included, on which one rule gives a venue the same hours.

    A season has hours of its own for every weekday: `hours` is empty there. `edited` is what was set at the centre.
    """

    first_day: date
    last_day: date
    decided_by: HoursRule
    reason: str
    hours: tuple[Hours, ...] = ()
    edited: bool = False


def deviations(municipality: Municipality, venue: Venue, first: date, last: date) -> tuple[Deviation, ...]:
    """What differs in `venue` on the local days from `first` to `last`, both included, in order."""
    days = (_deviation(municipality, venue, first + timedelta(days=n)) for n in range((last - first).days + 1))
    return tuple(_in_rows(days))


def wall_hours(plan: DayPlan, zone: ZoneInfo) -> tuple[Hours, ...]:
    """The openings of `plan` as the clock on the wall in `zone` shows them."""
    walls = ((span.starts_at.astimezone(zone), span.ends_at.astimezone(zone)) for span in plan.open_spans)
    return tuple(Hours(opens.time(), closes.time()) for opens, closes in walls)


def _deviation(municipality: Municipality, venue: Venue, day: date) -> Deviation:
    plan = day_plan(municipality, venue, day)
    dated = venue.dated_day(day) if plan.decided_by is HoursRule.DATED_DAY else None
    is_weekly = plan.decided_by in {HoursRule.SEASON, HoursRule.WEEK}
    hours = () if is_weekly else wall_hours(plan, municipality.zone)
    return Deviation(day, day, plan.decided_by, plan.reason, hours=hours, edited=dated is not None and dated.edited)


def _in_rows(days: Iterator[Deviation]) -> Iterator[Deviation]:
    """Days that say the same, one after another, as one."""
    for (rule, reason, hours, edited), row in groupby(days, lambda d: (d.decided_by, d.reason, d.hours, d.edited)):
        same = list(row)
        if rule is not HoursRule.WEEK:
            yield Deviation(same[0].first_day, same[-1].last_day, rule, reason, hours=hours, edited=edited)
