"""The days of a series: a rule of the calendar, when it ends, and the days taken out of it or put in.

    rule       5   12   19   26    2    9   16   23        every Tuesday, eight times
    exceptions                               x             not in the winter holidays
    additions                                       25     but on that Thursday
    days       5   12   19   26    2    9        23 25

A recurrence lives in local days and wall times: nineteen o'clock stays nineteen o'clock when the clocks change.
Only `occurrences` asks for a zone. The rule is one of RFC 5545, section 3.3.10, kept to what a town's series
need; a week begins on Monday.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import islice, takewhile
from types import MappingProxyType
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule

from booking_core.domain.opening_hours import ONE_DAY, spans_on
from booking_core.domain.places import Hours, Weekday
from booking_core.domain.refusals import Fact
from booking_core.domain.time_spans import TimeSpan, local_instant

MOST_OCCURRENCES = 400
LONGEST_YEARS = 10

LAST = -1
"""The last of its weekday in a month."""
NTHS = (1, 2, 3, 4, LAST)
"""A weekday comes a fifth time in some months only: such a series would skip most of them."""

_LONGEST = timedelta(days=LONGEST_YEARS * 366)
_LAST_SECOND = time(23, 59, 59)


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
            raise UnusableRecurrence(RecurrenceFault.UNSUPPORTED, part=f"BYDAY={self.nth}{_code(self.weekday)}")


Pattern = Daily | Weekly | Monthly


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
    return _bounded(recurrence.pattern, recurrence.first_day, recurrence.end)


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
def _bounded(pattern: Pattern, first_day: date, end: End) -> tuple[date, ...]:
    """One day more than there may be at most, so that too many are seen without counting them all."""
    days = islice(_endless(pattern, first_day), MOST_OCCURRENCES + 1)
    match end:
        case Count(most):
            return tuple(islice(days, most))
        case Until(last):
            return tuple(takewhile(lambda day: day <= last, days))


def _endless(pattern: Pattern, first_day: date) -> Iterator[date]:
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


# Changing it


def without_day(recurrence: Recurrence, day: date) -> Recurrence | None:
    """The series without its `day`; None when that was all of it.

    Raises:
        UnusableRecurrence: it is not on that day.
    """
    _check_is_on(recurrence, day)
    if days_of(recurrence) == (day,):
        return None
    if day in recurrence.additions:
        return replace(recurrence, additions=_minus(recurrence.additions, day))
    return replace(recurrence, exceptions=(*recurrence.exceptions, day))


def with_day(recurrence: Recurrence, day: date) -> Recurrence:
    """The series with `day` as well: one that was taken out comes back, any other is an addition.

    Raises:
        UnusableRecurrence: that is one day too many, or one too distant.
    """
    if day in recurrence.exceptions:
        return replace(recurrence, exceptions=_minus(recurrence.exceptions, day))
    return replace(recurrence, additions=(*recurrence.additions, day))


def only_day(recurrence: Recurrence, day: date) -> Recurrence:
    """Of the series its `day` alone: what `without_day` takes out.

    Raises:
        UnusableRecurrence: it is not on that day.
    """
    _check_is_on(recurrence, day)
    return once(day, starts=recurrence.starts, ends=recurrence.ends)


def until_before(recurrence: Recurrence, day: date) -> Recurrence | None:
    """The part of the series before `day`, or None when there is none. With `from_day` it makes up the whole."""
    return _part(recurrence, lambda other: other < day)


def from_day(recurrence: Recurrence, day: date) -> Recurrence | None:
    """The part of the series from `day` on, in the same weeks or months as before, or None when there is none."""
    return _part(recurrence, lambda other: other >= day)


def moved(
    recurrence: Recurrence,
    *,
    weekdays: Mapping[Weekday, Weekday] = MappingProxyType({}),
    starts: time | None = None,
    ends: time | None = None,
) -> Recurrence:
    """The series at another time, or with each weekday of `weekdays` put where the other is.

    A day moves within its week, a monthly one to the same place among its new weekdays in its month. What was
    taken out stays out; additions stay on their days; two days that come to fall on one are one.

    Raises:
        UnusableRecurrence: the rule does not name such a weekday, or the new series breaks a limit.
    """
    retimed = replace(
        recurrence,
        starts=recurrence.starts if starts is None else starts,
        ends=recurrence.ends if ends is None else ends,
    )
    return _on_weekdays(retimed, weekdays) if weekdays else retimed


def _check_is_on(recurrence: Recurrence, day: date) -> None:
    if day not in days_of(recurrence):
        raise UnusableRecurrence(RecurrenceFault.NOT_AN_OCCURRENCE, day=day)


def _minus(days: Iterable[date], day: date) -> tuple[date, ...]:
    return tuple(other for other in days if other != day)


def _part(recurrence: Recurrence, belongs: Callable[[date], bool]) -> Recurrence | None:
    kept = tuple(filter(belongs, days_of(recurrence)))
    ruled = tuple(filter(belongs, days_of_rule(recurrence)))
    if not kept:
        return None
    if not ruled:
        return replace(only_day(recurrence, kept[0]), additions=kept[1:])
    return replace(
        recurrence,
        first_day=_first_day_of(recurrence, ruled),
        end=_end_of_part(recurrence, ruled),
        exceptions=tuple(filter(belongs, recurrence.exceptions)),
        additions=tuple(filter(belongs, recurrence.additions)),
    )


def _first_day_of(recurrence: Recurrence, ruled: tuple[date, ...]) -> date:
    begins_alike = ruled[0] == days_of_rule(recurrence)[0]
    return recurrence.first_day if begins_alike else ruled[0]


def _end_of_part(recurrence: Recurrence, ruled: tuple[date, ...]) -> End:
    match recurrence.end:
        case Count():
            return Count(len(ruled))
        case Until() as end:
            return end if ruled[-1] == days_of_rule(recurrence)[-1] else Until(ruled[-1])


def _on_weekdays(recurrence: Recurrence, weekdays: Mapping[Weekday, Weekday]) -> Recurrence:
    pattern = _moved_pattern(recurrence.pattern, weekdays)
    goes_to = {day: moved_day(recurrence.pattern, day, weekdays) for day in days_of_rule(recurrence)}
    first_day, last_day = min(goes_to.values()), max(goes_to.values())
    ruled = _bounded(pattern, first_day, Until(last_day))
    held = {goes_to.get(day, day) for day in days_of(recurrence)}
    return replace(
        recurrence,
        pattern=pattern,
        first_day=first_day,
        end=Count(len(ruled)) if isinstance(recurrence.end, Count) else Until(last_day),
        exceptions=tuple(day for day in ruled if day not in held),
    )


def _moved_pattern(pattern: Pattern, weekdays: Mapping[Weekday, Weekday]) -> Pattern:
    stray = next((weekday for weekday in weekdays if weekday not in weekdays_of(pattern)), None)
    if stray is not None:
        raise UnusableRecurrence(RecurrenceFault.WEEKDAY_NOT_IN_RULE, weekday=stray.value)
    match pattern:
        case Daily():
            return pattern
        case Weekly(before):
            return replace(pattern, weekdays=tuple(weekdays.get(weekday, weekday) for weekday in before))
        case Monthly(weekday):
            return replace(pattern, weekday=weekdays[weekday])


def moved_day(pattern: Pattern, day: date, weekdays: Mapping[Weekday, Weekday]) -> date:
    """Where `moved` puts a `day` of the rule."""
    weekday = weekdays.get(Weekday.of(day), Weekday.of(day))
    match pattern:
        case Daily():
            return day
        case Weekly():
            return next(_endless(Weekly((weekday,)), day - day.weekday() * ONE_DAY))
        case Monthly(_, nth):
            return next(_endless(Monthly(weekday, nth), day.replace(day=1)))


def weekdays_of(pattern: Pattern) -> tuple[Weekday, ...]:
    """The weekdays that `pattern` names, in the order of the week."""
    match pattern:
        case Daily():
            return ()
        case Weekly(weekdays):
            return weekdays
        case Monthly(weekday):
            return (weekday,)


# As text


def rule_text(recurrence: Recurrence, zone: ZoneInfo | None = None) -> str:
    """The rule as the value of an RRULE; first day, times, exceptions and additions stand outside of it.

    UNTIL is the end of the last local day: as floating time, or with a `zone` in UTC as RFC 5545 wants it
    beside a DTSTART with that zone.
    """
    return ";".join((*_pattern_parts(recurrence.pattern), _end_part(recurrence.end, zone)))


def recurrence_of(
    text: str,
    first_day: date,
    *,
    starts: time,
    ends: time,
    zone: ZoneInfo,
    exceptions: Iterable[date] = (),
    additions: Iterable[date] = (),
) -> Recurrence:
    """The recurrence that `text`, the value of an RRULE, gives from `first_day` on; `zone` reads an UNTIL in UTC.

    Raises:
        UnusableRecurrence: the text cannot be read, asks for more than a town's series need, or gives a series
            that cannot be.
    """
    parts = _parts_of(text)
    return Recurrence(
        pattern=_pattern_of(parts, first_day),
        first_day=first_day,
        end=_end_of(parts, starts, zone),
        starts=starts,
        ends=ends,
        exceptions=tuple(exceptions),
        additions=tuple(additions),
    )


_PARTS = frozenset({"FREQ", "INTERVAL", "BYDAY", "COUNT", "UNTIL", "WKST"})
_OTHER_PARTS = frozenset(
    {"BYSECOND", "BYMINUTE", "BYHOUR", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS"}
)
_OTHER_FREQUENCIES = frozenset({"SECONDLY", "MINUTELY", "HOURLY", "YEARLY"})

_NUMBER = re.compile(r"[0-9]{1,6}")
_DAY = re.compile(r"(?P<nth>[+-]?[0-9]{1,2})?(?P<code>MO|TU|WE|TH|FR|SA|SU)")
_MOMENT = re.compile(r"(?P<day>[0-9]{8})(?:T(?P<clock>[0-9]{6})(?P<utc>Z?))?")

_Parts = Mapping[str, str]


def _code(weekday: Weekday) -> str:
    return weekday.value[:2].upper()


_WEEKDAYS = MappingProxyType({_code(weekday): weekday for weekday in Weekday})


def _pattern_parts(pattern: Pattern) -> Iterator[str]:
    yield f"FREQ={type(pattern).__name__.upper()}"
    if pattern.every > 1:
        yield f"INTERVAL={pattern.every}"
    match pattern:
        case Weekly(weekdays):
            yield f"BYDAY={','.join(map(_code, weekdays))}"
        case Monthly(weekday, nth):
            yield f"BYDAY={nth}{_code(weekday)}"
        case Daily():
            pass


def _end_part(end: End, zone: ZoneInfo | None) -> str:
    match end:
        case Count(days):
            return f"COUNT={days}"
        case Until(day) if zone is None:
            return f"UNTIL={day:%Y%m%d}T{_LAST_SECOND:%H%M%S}"
        case Until(day):
            return f"UNTIL={local_instant(day, _LAST_SECOND, zone):%Y%m%dT%H%M%SZ}"


def _parts_of(text: str) -> _Parts:
    parts: dict[str, str] = {}
    for entry in text.strip().upper().removeprefix("RRULE:").split(";"):
        name, _, value = entry.partition("=")
        if not value or name in parts:
            raise _unreadable(part=entry)
        _check_part(name)
        parts[name] = value
    if parts.get("WKST", "MO") != "MO":
        raise _unsupported(part=f"WKST={parts['WKST']}")
    return parts


def _check_part(name: str) -> None:
    if name in _OTHER_PARTS:
        raise _unsupported(part=name)
    if name not in _PARTS:
        raise UnusableRecurrence(RecurrenceFault.UNKNOWN_PART, part=name)


def _pattern_of(parts: _Parts, first_day: date) -> Pattern:
    every = _number_of(parts, "INTERVAL") if "INTERVAL" in parts else 1
    match parts.get("FREQ", ""):
        case "DAILY" if "BYDAY" in parts:
            raise _unsupported(part="FREQ=DAILY;BYDAY")
        case "DAILY":
            return Daily(every)
        case "WEEKLY":
            return Weekly(_weekdays_of(parts.get("BYDAY", _code(Weekday.of(first_day)))), every)
        case "MONTHLY":
            return Monthly(*_nth_weekday_of(parts.get("BYDAY", "")), every)
        case frequency if frequency in _OTHER_FREQUENCIES:
            raise _unsupported(part=f"FREQ={frequency}")
        case frequency:
            raise _unreadable(part=f"FREQ={frequency}")


def _weekdays_of(text: str) -> tuple[Weekday, ...]:
    days = [_DAY.fullmatch(entry) for entry in text.split(",")]
    weekdays = tuple(_WEEKDAYS[day["code"]] for day in days if day is not None and day["nth"] is None)
    if len(weekdays) < len(days):
        raise _unreadable(part=f"BYDAY={text}")
    return weekdays


def _nth_weekday_of(text: str) -> tuple[Weekday, int]:
    days = [_DAY.fullmatch(entry) for entry in text.split(",")]
    match days:
        case [re.Match() as day] if day["nth"] is not None:
            return _WEEKDAYS[day["code"]], int(day["nth"])
        case _ if text and None in days:
            raise _unreadable(part=f"BYDAY={text}")
        case _:
            raise _unsupported(part=f"FREQ=MONTHLY;BYDAY={text}" if text else "FREQ=MONTHLY")


def _end_of(parts: _Parts, starts: time, zone: ZoneInfo) -> End:
    match "COUNT" in parts, "UNTIL" in parts:
        case True, True:
            raise UnusableRecurrence(RecurrenceFault.TWO_ENDS)
        case True, False:
            return Count(_number_of(parts, "COUNT"))
        case False, True:
            return Until(_until_of(parts["UNTIL"], starts, zone))
        case _:
            raise UnusableRecurrence(RecurrenceFault.NEVER_ENDS)


def _number_of(parts: _Parts, name: str) -> int:
    if _NUMBER.fullmatch(parts[name]) is None:
        raise _unreadable(part=f"{name}={parts[name]}")
    return int(parts[name])


def _until_of(text: str, starts: time, zone: ZoneInfo) -> date:
    """The last local day on which an occurrence may start: a moment before that day's start is the day before."""
    try:
        last = _moment_of(text, zone)
        return last.date() if starts <= last.time() else last.date() - ONE_DAY
    except (ValueError, OverflowError) as err:
        raise _unreadable(part=f"UNTIL={text}") from err


def _moment_of(text: str, zone: ZoneInfo) -> datetime:
    found = _MOMENT.fullmatch(text)
    if found is None:
        message = "neither a date nor a date with a time"
        raise ValueError(message)
    clock = _LAST_SECOND if found["clock"] is None else time.fromisoformat(found["clock"])
    moment = datetime.combine(date.fromisoformat(found["day"]), clock, UTC if found["utc"] else zone)
    return moment.astimezone(zone)


def _unreadable(*, part: str) -> UnusableRecurrence:
    return UnusableRecurrence(RecurrenceFault.UNREADABLE, part=part)


def _unsupported(*, part: str) -> UnusableRecurrence:
    return UnusableRecurrence(RecurrenceFault.UNSUPPORTED, part=part)
