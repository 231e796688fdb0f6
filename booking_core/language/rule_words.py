"""The rules of a place in plain words, a sentence each.

rules_in_words(municipality, space, Words.of("da"))
    ("Fra 30 min. til 3 timer ad gangen.", "Du kan booke 90 dage frem.", …)
"""

from collections.abc import Iterator, Sequence

from babel.dates import format_time

from booking_core.domain.places import (
    AfterSchoolRule,
    BookingLimits,
    Hours,
    KindOfUser,
    Municipality,
    Quota,
    Space,
    Weekday,
)
from booking_core.domain.policy import is_kept_after_school
from booking_core.domain.quotas import quotas_of
from booking_core.domain.time_spans import MINUTE
from booking_core.language.locales import locale_of
from booking_core.language.words import Words

_LONGER_OR_SHORTER = (KindOfUser.ASSOCIATION, KindOfUser.SCHOOL)


def rules_in_words(municipality: Municipality, space: Space, words: Words) -> tuple[str, ...]:
    """What holds for booking `space`, what concerns everybody first."""
    limits = municipality.limits_of(space)
    return (
        *_length(municipality, space, limits, words),
        *_when(limits, words),
        *_who_says_yes(municipality, space, words),
        *_kept(municipality, space, words),
        *(_quota(quota, words) for quota in quotas_of(municipality, space)),
        *_giving_back(municipality, words),
    )


def _length(municipality: Municipality, space: Space, limits: BookingLimits, words: Words) -> Iterator[str]:
    shortest, longest = _lasting(limits.shortest_minutes, words), _lasting(limits.longest_minutes, words)
    yield words.text("rule.length", shortest=shortest, longest=longest)
    for user in _LONGER_OR_SHORTER:
        own = municipality.limits_of(space, user).longest_minutes
        if own != limits.longest_minutes:
            yield words.text("rule.length-of", user=words.name_of(user), longest=_lasting(own, words))


def _when(limits: BookingLimits, words: Words) -> Iterator[str]:
    if limits.book_ahead_days:
        yield words.text("rule.ahead", days=words.text("count.days", count=limits.book_ahead_days))
    else:
        yield words.text("rule.ahead-today")
    if limits.lead_minutes:
        yield words.text("rule.notice", lead=_lasting(limits.lead_minutes, words))


def _who_says_yes(municipality: Municipality, space: Space, words: Words) -> Iterator[str]:
    if space.approval:
        yield words.text("rule.approval")
        return
    walk_in = municipality.rules.walk_in
    longest, within = _lasting(walk_in.longest_minutes, words), _lasting(walk_in.starts_within_minutes, words)
    yield words.text("rule.walk-in", longest=longest, within=within)


def _kept(municipality: Municipality, space: Space, words: Words) -> Iterator[str]:
    rules = municipality.rules
    yield words.text("rule.school", hours=_hours(rules.school.hours, words))
    if rules.after_school is not None and is_kept_after_school(municipality, space):
        yield _after_school(rules.after_school, words)
    if rules.residents_first is not None and space.id in rules.residents_first.spaces:
        days = words.text("count.days", count=rules.residents_first.lapses_days_before)
        yield words.text("rule.residents", days=days)


def _after_school(rule: AfterSchoolRule, words: Words) -> str:
    days = _days(rule.days, words)
    audience = words.audience(rule.audience)
    return words.text(
        "rule.kept",
        days=days[:1].upper() + days[1:],
        hours=_hours(rule.hours, words),
        audience=audience[:1].lower() + audience[1:],
        released=_lasting(rule.released_minutes_before, words),
    )


def _quota(quota: Quota, words: Words) -> str:
    per = words.text(f"quota-per.{quota.per.value}")
    return words.text(f"rule.quota-{quota.who.value}", most=words.amount(quota.most, quota.counted), per=per)


def _giving_back(municipality: Municipality, words: Words) -> Iterator[str]:
    if municipality.rules.late_cancel_minutes:
        yield words.text("rule.late", late=_lasting(municipality.rules.late_cancel_minutes, words))


def _lasting(minutes: int, words: Words) -> str:
    """Days where it is whole days, else hours and minutes."""
    days, rest = divmod(minutes, 24 * 60)
    return words.text("count.days", count=days) if days and not rest else words.duration(minutes * MINUTE)


def _hours(hours: Hours, words: Words) -> str:
    locale, pattern = locale_of(words.text("format.locale")), words.text("format.time")
    start, end = (str(format_time(wall, pattern, locale=locale)) for wall in (hours.opens, hours.closes))
    return words.text("clock.at", time=words.text("clock.range", start=start, end=end))


def _days(weekdays: Sequence[Weekday], words: Words) -> str:
    """Days in a row by the first and the last, else one by one."""
    names = [words.name_of(day) for day in Weekday if day in weekdays]
    numbers = [number for number, day in enumerate(Weekday) if day in weekdays]
    if len(names) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:  # noqa: PLR2004  # two are named one by one
        return words.text("rule.days", first=names[0], last=names[-1])
    *others, last = names
    return words.text("series.and", first=words.in_row(others), last=last) if others else last
