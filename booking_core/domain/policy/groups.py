"""Rules for associations and schools: who they are, and when schools may book."""

from datetime import timedelta

from booking_core.domain.hours.opening_hours import school_holiday_on, spans_on
from booking_core.domain.places import KindOfUser, Municipality
from booking_core.domain.policy.asks import Case, refusal
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import local_day


def is_a_known_group(case: Case) -> Refusal | None:
    """An association or a school that is named stands in the places; nobody else names one."""
    if case.ask.group is None or case.ask.group in groups_of(case.municipality, case.ask.user):
        return None
    return refusal(RefusalCode.UNKNOWN_GROUP, phone=case.venue.phone)


def groups_of(municipality: Municipality, user: KindOfUser) -> frozenset[str]:
    """The ids of those that a booking by that kind of user may be for."""
    match user:
        case KindOfUser.ASSOCIATION:
            return frozenset(one.id for one in municipality.associations)
        case KindOfUser.SCHOOL:
            return frozenset(one.id for one in municipality.schools)
        case KindOfUser.CITIZEN | KindOfUser.BUSINESS:
            return frozenset()


def is_in_school_hours(case: Case) -> Refusal | None:
    """Schools book within the hours kept for them."""
    if case.ask.user is not KindOfUser.SCHOOL:
        return None
    zone, hours = case.municipality.zone, case.municipality.rules.school.hours
    day = local_day(case.ask.span.starts_at, zone)
    spans = spans_on(day, (hours,), zone)
    if not spans or any(span.contains(case.ask.span) for span in spans):
        return None
    return refusal(RefusalCode.OUTSIDE_SCHOOL_HOURS, opens_at=spans[0].starts_at, closes_at=spans[0].ends_at)


def is_on_a_school_day(case: Case) -> Refusal | None:
    """Schools do not book in the school holidays."""
    if case.ask.user is not KindOfUser.SCHOOL:
        return None
    span, zone = case.ask.span, case.municipality.zone
    days = sorted({local_day(span.starts_at, zone), local_day(span.ends_at - timedelta(microseconds=1), zone)})
    holidays = ((day, school_holiday_on(case.municipality, day)) for day in days)
    refusals = (refusal(RefusalCode.SCHOOL_HOLIDAY, day=day, reason=one.name) for day, one in holidays if one)
    return next(refusals, None)
