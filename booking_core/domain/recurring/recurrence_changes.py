"""Changing a series: a part of it, another time or weekday.

before              until_before / from_day 19     moved, Tuesday to Thursday
| 5 12 19 26 |      | 5 12 |  and  | 19 26 |       | 7 14 21 28 |
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time
from types import MappingProxyType

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
    days_by,
    days_of,
    days_of_rule,
    endless_days,
    once,
    weekdays_of,
)
from booking_core.domain.time_spans import ONE_DAY


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


def _part(recurrence: Recurrence, belongs: Callable[[date], bool]) -> Recurrence | None:
    kept = tuple(filter(belongs, days_of(recurrence)))
    ruled = tuple(filter(belongs, days_of_rule(recurrence)))
    if not kept:
        return None
    if not ruled:
        alone = once(kept[0], starts=recurrence.starts, ends=recurrence.ends)
        return replace(alone, additions=kept[1:])
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
    ruled = days_by(pattern, first_day, Until(last_day))
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
            return next(endless_days(Weekly((weekday,)), day - day.weekday() * ONE_DAY))
        case Monthly(_, nth):
            return next(endless_days(Monthly(weekday, nth), day.replace(day=1)))
