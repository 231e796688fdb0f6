"""The days of a series: a rule of the calendar, when it ends, and the days taken out of it or put in.

    rule       5   12   19   26    2    9   16   23        every Tuesday, eight times
    exceptions                               x             not in the winter holidays
    additions                                       25     but on that Thursday
    days       5   12   19   26    2    9        23 25

A recurrence lives in local days and wall times: nineteen o'clock stays nineteen o'clock when the clocks change.
Only `occurrences` asks for a zone. The rule is one of RFC 5545, section 3.3.10, kept to what a town's series
need; a week begins on Monday.

    recurrence_changes   taking days out, putting them in, parting and moving
    recurrence_text      as the value of an RRULE
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import islice, takewhile
from types import MappingProxyType
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule

from booking_core.domain.hours.opening_hours import spans_on
from booking_core.domain.places import Hours, Weekday
from booking_core.domain.refusals import Fact
from booking_core.domain.time_spans import TimeSpan

MOST_OCCURRENCES = 400
LONGEST_YEARS = 10

LAST = -1
"""The last of its weekday in a month."""
NTHS = (1, 2, 3, 4, LAST)
"""A weekday comes a fifth time in some months only: such a series would skip most of them."""

_LONGEST = timedelta(days=LONGEST_YEARS * 366)
_FIRST_YEAR, _LAST_YEAR = MINYEAR + 1, MAXYEAR - 1
"""Beyond these lies the calendar's edge, where what is looked at around a day has no date."""


class RecurrenceFault(StrEnum):
    """Why a series cannot be: stable for ever. What a fault's facts are stands behind it."""

    NEVER_ENDS = "never-ends"
    TWO_ENDS = "two-ends"
    UNREADABLE = "unreadable"  # part
    UNKNOWN_PART = "unknown-part"  # part
    UNSUPPORTED = "unsupported"  # part
    NO_WEEKDAY = "no-weekday"
    UNTIL_BEFORE_FIRST_DAY = "until-before-first-day"  # day
    TOO_MANY = "too-many"  # most
    TOO_LONG = "too-long"  # years
    NO_OCCURRENCE = "no-occurrence"
    NOT_AN_OCCURRENCE = "not-an-occurrence"  # day
    WEEKDAY_NOT_IN_RULE = "weekday-not-in-rule"  # weekday


class UnusableRecurrence(ValueError):
    """A series that cannot be; `fault` says why, with the `facts` the sentence needs."""

    def __init__(self, fault: RecurrenceFault, **facts: Fact) -> None:
        super().__init__(f"{fault.value} {facts}" if facts else fault.value)
        self.fault = fault
        self.facts: Mapping[str, Fact] = MappingProxyType(facts)


@dataclass(frozen=True, slots=True)
class Daily:
    """Every day, or every n-th.

    Raises:
        UnusableRecurrence: `every` is less than 1.
    """

    every: int = 1

    def __post_init__(self) -> None:
        _check_step(self.every)


@dataclass(frozen=True, slots=True)
class Weekly:
    """One or more weekdays of every week, or of every n-th, counted from the week of the first day.

    Raises:
        UnusableRecurrence: no weekday, or `every` is less than 1.
    """

    weekdays: tuple[Weekday, ...]
    every: int = 1

    def __post_init__(self) -> None:
        _check_step(self.every)
        if not self.weekdays:
            raise UnusableRecurrence(RecurrenceFault.NO_WEEKDAY)
        object.__setattr__(self, "weekdays", tuple(day for day in Weekday if day in self.weekdays))


@dataclass(frozen=True, slots=True)
class Monthly:
    """The n-th of one weekday in every month, or in every n-th. `nth` is one of `NTHS`.

    Raises:
        UnusableRecurrence: another `nth`, or `every` is less than 1.
    """

    weekday: Weekday
    nth: int
    every: int = 1

    def __post_init__(self) -> None:
        _check_step(self.every)
        if self.nth not in NTHS:
            raise UnusableRecurrence(RecurrenceFault.UNSUPPORTED, part=f"BYDAY={self.nth}{rule_code(self.weekday)}")


Pattern = Daily | Weekly | Monthly


def weekdays_of(pattern: Pattern) -> tuple[Weekday, ...]:
    """The weekdays that `pattern` names, in the order of the week."""
    match pattern:
        case Daily():
            return ()
        case Weekly(weekdays):
            return weekdays
        case Monthly(weekday):
            return (weekday,)


def rule_code(weekday: Weekday) -> str:
    """The weekday as an RRULE writes it: MO."""
    return weekday.value[:2].upper()


@dataclass(frozen=True, slots=True)
class Count:
    """The rule ends after so many days; exceptions count among them, additions do not."""

    days: int


@dataclass(frozen=True, slots=True)
class Until:
    """The rule ends with this local day, which still belongs to it."""

    day: date


End = Count | Until


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When a series is. The rule runs from the local `first_day`, which need not be one of its days.

    `starts` and `ends` are wall times; an end at or before the start is the next morning's. Exceptions and
    additions are local days, in any order, and are kept sorted. An exception wins over an addition, and an
    addition that the rule gives anyway is dropped.

    Raises:
        UnusableRecurrence: it ends before it begins, has no day, too many or too distant ones, or an exception
            that is no day of the rule.
    """

    pattern: Pattern
    first_day: date
    end: End
    starts: time
    ends: time
    exceptions: tuple[date, ...] = ()
    additions: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        _check_end(self)
        own = set(days_of_rule(self))
        object.__setattr__(self, "exceptions", tuple(sorted(set(self.exceptions))))
        object.__setattr__(self, "additions", tuple(sorted(set(self.additions) - own)))
        _check_days(self)
        _check_exceptions(self)


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One time of a series: the local day it starts on, and its span (UTC)."""

    day: date
    span: TimeSpan


def once(day: date, *, starts: time, ends: time) -> Recurrence:
    """The series of a single `day`."""
    return Recurrence(Weekly((Weekday.of(day),)), day, Count(1), starts, ends)


# Its days


def days_of_rule(recurrence: Recurrence) -> tuple[date, ...]:
    """The local days the rule gives, in order, as if nothing had been taken out or put in."""
    return days_by(recurrence.pattern, recurrence.first_day, recurrence.end)


def days_of(recurrence: Recurrence) -> tuple[date, ...]:
    """The local days of the series, in order."""
    return tuple(sorted({*days_of_rule(recurrence)} - {*recurrence.exceptions} | {*recurrence.additions}))


def occurrences(recurrence: Recurrence, zone: ZoneInfo) -> tuple[Occurrence, ...]:
    """Every time of the series on the clocks of `zone`, in order.

    A wall time that spring leaves out, or autumn repeats, is read as `local_instant` reads it; an occurrence
    that spring swallows whole is left out.
    """
    hours = Hours(recurrence.starts, recurrence.ends)
    return tuple(Occurrence(day, span) for day in days_of(recurrence) for span in spans_on(day, (hours,), zone))


@lru_cache(maxsize=256)
def days_by(pattern: Pattern, first_day: date, end: End) -> tuple[date, ...]:
    """The days that `pattern` gives from `first_day` to `end`, in order.

    One day more than there may be at most, so that too many are seen without counting them all.
    """
    days = islice(endless_days(pattern, first_day), MOST_OCCURRENCES + 1)
    match end:
        case Count(most):
            return tuple(islice(days, most))
        case Until(last):
            return tuple(takewhile(lambda day: day <= last, days))


def endless_days(pattern: Pattern, first_day: date) -> Iterator[date]:
    """The days that `pattern` gives from `first_day` on, as far as the calendar goes."""
    return (moment.date() for moment in _rule(pattern, datetime.combine(first_day, time.min)))


def _rule(pattern: Pattern, starts_at: datetime) -> rrule:
    match pattern:
        case Daily(every):
            return rrule(DAILY, dtstart=starts_at, interval=every)
        case Weekly(weekdays, every):
            days = [_OF_RULES[weekday] for weekday in weekdays]
            return rrule(WEEKLY, dtstart=starts_at, interval=every, byweekday=days, wkst=MO)
        case Monthly(weekday, nth, every):
            return rrule(MONTHLY, dtstart=starts_at, interval=every, byweekday=_OF_RULES[weekday](nth))


_OF_RULES = MappingProxyType(dict(zip(Weekday, (MO, TU, WE, TH, FR, SA, SU), strict=True)))


# What it must keep


def _check_step(every: int) -> None:
    if every < 1:
        raise UnusableRecurrence(RecurrenceFault.UNREADABLE, part=f"INTERVAL={every}")


def _check_end(recurrence: Recurrence) -> None:
    match recurrence.end:
        case Until(day) if day < recurrence.first_day:
            raise UnusableRecurrence(RecurrenceFault.UNTIL_BEFORE_FIRST_DAY, day=recurrence.first_day)
        case Count(days) if days < 1:
            raise UnusableRecurrence(RecurrenceFault.NO_OCCURRENCE)
        case _:
            pass


def _check_days(recurrence: Recurrence) -> None:
    every_day = sorted({*days_of_rule(recurrence), *recurrence.additions})
    if not days_of(recurrence):
        raise UnusableRecurrence(RecurrenceFault.NO_OCCURRENCE)
    if len(every_day) > MOST_OCCURRENCES:
        raise UnusableRecurrence(RecurrenceFault.TOO_MANY, most=MOST_OCCURRENCES)
    if every_day[-1] - every_day[0] > _LONGEST or _leaves_the_calendar(recurrence):
        raise UnusableRecurrence(RecurrenceFault.TOO_LONG, years=LONGEST_YEARS)
    if every_day[0].year <= _FIRST_YEAR or every_day[-1].year >= _LAST_YEAR:
        raise UnusableRecurrence(RecurrenceFault.NO_OCCURRENCE)


def _leaves_the_calendar(recurrence: Recurrence) -> bool:
    match recurrence.end:
        case Count(days):
            return len(days_of_rule(recurrence)) < days
        case Until():
            return False


def _check_exceptions(recurrence: Recurrence) -> None:
    own = set(days_of_rule(recurrence))
    stray = next((day for day in recurrence.exceptions if day not in own), None)
    if stray is not None:
        raise UnusableRecurrence(RecurrenceFault.NOT_AN_OCCURRENCE, day=stray)
