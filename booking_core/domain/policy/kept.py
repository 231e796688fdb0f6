"""Time that is kept: for the young after school, and of the large halls for those who live in the town.

after school   |···14:00 kept for the audience 17:00···|     free for all some time before the start
halls          residents, associations and schools ──► everybody, from some days before on
"""

from datetime import date, timedelta

from booking_core.domain.hours.opening_hours import school_holiday_on, spans_on
from booking_core.domain.places import KindOfUser, Municipality, Space, Weekday
from booking_core.domain.policy.asks import Case, refusal
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import MINUTE, ONE_DAY, TimeSpan, local_day


def is_not_kept_for_others(case: Case) -> Refusal | None:
    """After school some spaces are an audience's until shortly before the start."""
    rule, span = case.municipality.rules.after_school, case.ask.span
    if rule is None or case.ask.audience == rule.audience:
        return None
    free_from = span.starts_at - rule.released_minutes_before * MINUTE
    if case.now >= free_from or not any(
        kept.overlaps(span) for kept in kept_spans(case.municipality, case.space, span)
    ):
        return None
    day = local_day(free_from, case.municipality.zone)
    return refusal(RefusalCode.KEPT_FOR, audience=rule.audience, day=day, free_from=free_from)


def kept_spans(municipality: Municipality, space: Space, window: TimeSpan) -> tuple[TimeSpan, ...]:
    """When `space`, or a room of it, is kept for the after-school audience: spans (UTC) that touch `window`."""
    rule = municipality.rules.after_school
    if rule is None or not is_kept_after_school(municipality, space):
        return ()
    zone = municipality.zone
    day, last = local_day(window.starts_at, zone) - ONE_DAY, local_day(window.ends_at, zone)
    found: list[TimeSpan] = []
    while day <= last:
        if _is_school_day(municipality, day) and Weekday.of(day) in rule.days:
            found.extend(span for span in spans_on(day, (rule.hours,), zone) if span.overlaps(window))
        day += ONE_DAY
    return tuple(found)


def is_kept_after_school(municipality: Municipality, space: Space) -> bool:
    """Whether `space` is ever kept for the after-school audience; a larger space takes the rooms in it along."""
    return not municipality.after_school_rooms.isdisjoint(space.rooms)


def _is_school_day(municipality: Municipality, day: date) -> bool:
    return school_holiday_on(municipality, day) is None


def lets_residents_first(case: Case) -> Refusal | None:
    """Until some days before the start only people, associations and schools of the town book the large halls."""
    rule, zone = case.municipality.rules.residents_first, case.municipality.zone
    if rule is None or case.space.id not in rule.spaces or _belongs_to_the_town(case):
        return None
    first_day = local_day(case.ask.span.starts_at, zone) - timedelta(days=rule.lapses_days_before)
    if local_day(case.now, zone) >= first_day:
        return None
    return refusal(RefusalCode.RESIDENTS_FIRST, days=rule.lapses_days_before, first_day=first_day)


def _belongs_to_the_town(case: Case) -> bool:
    """Businesses wait, wherever they are; of a person only the desk knows that they live elsewhere."""
    return case.ask.user is not KindOfUser.BUSINESS and case.ask.is_resident
