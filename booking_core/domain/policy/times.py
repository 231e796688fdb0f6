"""Rules of the clock: the quarter, the length, how soon and how far ahead, and when the house is open.

now          earliest                               last day of booking ahead
 |------lead-----|············ may start ············|
"""

from datetime import date, datetime

from booking_core.domain.hours.opening_hours import day_plan, opening_around
from booking_core.domain.places import KindOfUser, Municipality, Space, Venue
from booking_core.domain.policy.asks import Case, refusal
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import (
    MINUTE,
    ONE_DAY,
    SLOT_LENGTH,
    TimeSpan,
    is_on_slot,
    local_day,
    next_slot_start,
)


def is_on_the_quarter(case: Case) -> Refusal | None:
    """It starts and ends where slots do."""
    span = case.ask.span
    on_quarter = is_on_slot(span.starts_at) and is_on_slot(span.ends_at)
    return None if on_quarter else refusal(RefusalCode.NOT_ON_QUARTER)


def is_not_past(case: Case) -> Refusal | None:
    """A start a few minutes ago is still now."""
    tolerance = case.municipality.rules.walk_in.start_tolerance_minutes * MINUTE
    return None if case.ask.span.starts_at >= case.now - tolerance else refusal(RefusalCode.IN_THE_PAST)


def is_long_enough(case: Case) -> Refusal | None:
    """At least the shortest that space, venue or municipality allow."""
    shortest = case.municipality.limits_of(case.space, case.ask.user).shortest_minutes
    return refusal(RefusalCode.TOO_SHORT, minutes=shortest) if case.ask.span.length < shortest * MINUTE else None


def is_short_enough(case: Case) -> Refusal | None:
    """At most the longest that space, venue, the kind of user or the municipality allow."""
    longest = case.municipality.limits_of(case.space, case.ask.user).longest_minutes
    return refusal(RefusalCode.TOO_LONG, minutes=longest) if case.ask.span.length > longest * MINUTE else None


def gives_notice(case: Case) -> Refusal | None:
    """Made long enough before its start; what was asked for in time and came late is still in time."""
    minutes = case.municipality.limits_of(case.space, case.ask.user).lead_minutes
    asked_at = min(case.now, case.ask.asked_at or case.now)
    if not minutes or case.ask.span.starts_at >= asked_at + minutes * MINUTE:
        return None
    earliest = earliest_start(case.municipality, case.space, user=case.ask.user, now=case.now)
    day = local_day(earliest, case.municipality.zone)
    return refusal(RefusalCode.TOO_SOON, minutes=minutes, day=day, earliest=earliest)


def is_near_enough(case: Case) -> Refusal | None:
    """Days are counted on the local calendar; 0 means today only."""
    days = case.municipality.limits_of(case.space, case.ask.user).book_ahead_days
    if (case.ask.span.starts_at - case.now).days + 2 <= days:
        return None  # a day nearer than any zone could make doubtful
    day = local_day(case.ask.span.starts_at, case.municipality.zone)
    return too_far_ahead(case.municipality, case.space, day, user=case.ask.user, now=case.now)


def too_far_ahead(
    municipality: Municipality, space: Space, day: date, *, user: KindOfUser, now: datetime
) -> Refusal | None:
    """Until which local day `user` may book `space`, where `day` comes after it; else None."""
    last_day = last_day_ahead(municipality, space, user=user, now=now)
    days = municipality.limits_of(space, user).book_ahead_days
    return refusal(RefusalCode.TOO_FAR_AHEAD, days=days, last_day=last_day) if day > last_day else None


def last_day_ahead(municipality: Municipality, space: Space, *, user: KindOfUser, now: datetime) -> date:
    """The last local day for which `user` may book `space`."""
    return local_day(now, municipality.zone) + municipality.limits_of(space, user).book_ahead_days * ONE_DAY


def earliest_start(municipality: Municipality, space: Space, *, user: KindOfUser, now: datetime) -> datetime:
    """The first quarter of an hour for which `user` still books in time."""
    return next_slot_start(now + municipality.limits_of(space, user).lead_minutes * MINUTE)


def is_open(case: Case) -> Refusal | None:
    """All of it lies in one unbroken opening."""
    return closed_then(case.municipality, case.venue, case.ask.span)


def closed_then(municipality: Municipality, venue: Venue, span: TimeSpan) -> Refusal | None:
    """When `venue` is open on the day of `span`, or why it is not; None where it is open all through it."""
    if opening_around(municipality, venue, span) is not None:
        return None
    begun = opening_around(municipality, venue, TimeSpan(span.starts_at, span.starts_at + SLOT_LENGTH))
    if begun is not None:
        return _closes_before_the_end(municipality, begun, span)
    day = local_day(span.starts_at, municipality.zone)
    plan = day_plan(municipality, venue, day)
    if not plan.open_spans:
        return refusal(RefusalCode.CLOSED_ALL_DAY, day=day, reason=plan.closed_because)
    opens_at, closes_at = plan.open_spans[0].starts_at, plan.open_spans[-1].ends_at
    return refusal(RefusalCode.CLOSED, day=day, opens_at=opens_at, closes_at=closes_at)


def _closes_before_the_end(municipality: Municipality, opening: TimeSpan, span: TimeSpan) -> Refusal:
    """`opening` may have begun the evening before."""
    day = local_day(opening.starts_at, municipality.zone)
    left = (opening.ends_at - span.starts_at) // MINUTE
    return refusal(RefusalCode.CLOSED, day=day, opens_at=opening.starts_at, closes_at=opening.ends_at, minutes=left)
