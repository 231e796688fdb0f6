"""A series as calendars write it: the value of an RRULE (RFC 5545, section 3.3.10), written and read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from zoneinfo import ZoneInfo

from booking_core.domain.places import Weekday
from booking_core.domain.recurring.recurrence import (
    Count,
    Daily,
    End,
    Monthly,
    Pattern,
    Recurrence,
    RecurrenceFault,
    Until,
    UnusableRecurrence,
    Weekly,
    rule_code,
)
from booking_core.domain.time_spans import ONE_DAY, local_instant

_LAST_SECOND = time(23, 59, 59)


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


_WEEKDAYS = MappingProxyType({rule_code(weekday): weekday for weekday in Weekday})


def _pattern_parts(pattern: Pattern) -> Iterator[str]:
    yield f"FREQ={type(pattern).__name__.upper()}"
    if pattern.every > 1:
        yield f"INTERVAL={pattern.every}"
    match pattern:
        case Weekly(weekdays):
            yield f"BYDAY={','.join(map(rule_code, weekdays))}"
        case Monthly(weekday, nth):
            yield f"BYDAY={nth}{rule_code(weekday)}"
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
            return Weekly(_weekdays_of(parts.get("BYDAY", rule_code(Weekday.of(first_day)))), every)
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
