"""The rule of a series as somebody at the desk puts it together: how often, which days, and until when."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from booking_core.domain.places import KindOfUser, Weekday
from booking_core.domain.recurring.recurrence import (
    MOST_OCCURRENCES,
    Count,
    End,
    Monthly,
    Pattern,
    Recurrence,
    Until,
    Weekly,
    days_of_rule,
)
from booking_core.domain.time_spans import TimeSpan, local_day

FIRST_COUNT = 8
FARTHEST_END = timedelta(days=366)
DAYS_A_WEEK = 7


class Every(StrEnum):
    """How often."""

    WEEK = "week"
    OTHER_WEEK = "other-week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Rule:
    """How a draft repeats. Of a month only the first weekday counts; `until` None ends after `count` times."""

    weekdays: tuple[Weekday, ...]
    every: Every = Every.WEEK
    nth: int = 1
    count: int = FIRST_COUNT
    until: date | None = None
    user: KindOfUser = KindOfUser.ASSOCIATION


def first_rule(span: TimeSpan, zone: ZoneInfo) -> Rule:
    """Every week on the day of `span`, eight times; by the month it would be the same of its weekdays."""
    day = local_day(span.starts_at, zone)
    return Rule((Weekday.of(day),), nth=min(4, (day.day - 1) // DAYS_A_WEEK + 1))


def recurrence_from(rule: Rule, span: TimeSpan, zone: ZoneInfo) -> Recurrence:
    """The recurrence that `rule` gives from the day and at the time of `span` on.

    Raises:
        UnusableRecurrence: there can be no such series.
    """
    starts, ends = (instant.astimezone(zone) for instant in (span.starts_at, span.ends_at))
    return Recurrence(_pattern(rule), starts.date(), _end(rule), starts.time(), ends.time())


def _pattern(rule: Rule) -> Pattern:
    match rule.every:
        case Every.WEEK:
            return Weekly(rule.weekdays)
        case Every.OTHER_WEEK:
            return Weekly(rule.weekdays, 2)
        case Every.MONTH:
            return Monthly(rule.weekdays[0], rule.nth)


def _end(rule: Rule) -> End:
    return Count(rule.count) if rule.until is None else Until(rule.until)


def with_weekday(rule: Rule, weekday: Weekday) -> Rule:
    """`weekday` in or out; the last one stays, and by the month it is the only one."""
    if rule.every is Every.MONTH:
        return replace(rule, weekdays=(weekday,))
    others = tuple(one for one in rule.weekdays if one is not weekday)
    if weekday not in rule.weekdays:
        others = (*others, weekday)
    return replace(rule, weekdays=tuple(sorted(others or rule.weekdays, key=list(Weekday).index)))


def with_every(rule: Rule, every: Every) -> Rule:
    """How often, with the weekdays that go with it."""
    weekdays = rule.weekdays[:1] if every is Every.MONTH else rule.weekdays
    return replace(rule, every=every, weekdays=weekdays)


def with_more(rule: Rule, steps: int, span: TimeSpan, zone: ZoneInfo) -> Rule:
    """So many times more, or fewer; with a last day, that many of its days later or earlier."""
    if rule.until is None:
        return replace(rule, count=min(MOST_OCCURRENCES, max(1, rule.count + steps)))
    farthest = local_day(span.starts_at, zone) + FARTHEST_END
    days = days_of_rule(recurrence_from(replace(rule, until=farthest), span, zone))
    place = sum(day <= rule.until for day in days) - 1
    return replace(rule, until=days[min(len(days) - 1, max(0, place + steps))])


def ended_by_day(rule: Rule, span: TimeSpan, zone: ZoneInfo) -> Rule:
    """The same series, told by its last day."""
    return replace(rule, until=days_of_rule(recurrence_from(rule, span, zone))[-1])


def ended_by_count(rule: Rule, span: TimeSpan, zone: ZoneInfo) -> Rule:
    """The same series, told by how many times."""
    return replace(rule, count=len(days_of_rule(recurrence_from(rule, span, zone))), until=None)
