"""When a place can be asked for: the time the questions begin with, and what is left today or open on another day."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from booking_core.domain.finding.availability import openings_within
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, next_slot_start
from ui.ports import HousePicture
from ui.view_models.offering.offers import PATIENCE, SHORTEST, wanted_start
from ui.view_models.visit.session import Session, When
from ui.view_models.visit.speech import Speech

LENGTHS = tuple(timedelta(minutes=minutes) for minutes in (30, 60, 120, 180))
TIME_STEP = 2 * SLOT_LENGTH
LATER_BY = timedelta(hours=1)
FIRST_HOUR_OTHER_DAY = 10


def first_asked(picture: HousePicture, *, now: datetime, speech: Speech) -> Session:
    """What the questions begin with: now, or while every house is closed the first time that one is open."""
    asked = Session()
    if is_open_soon(picture, now):
        return asked
    later = later_today(picture, asked.length, now=now, speech=speech)
    if later is not None:
        return replace(asked, when=When.LATER, starts_at=later)
    today = speech.local(now).date()
    ahead = (today + timedelta(days=1 + days) for days in range(days_ahead(picture)))
    day = next((day for day in ahead if _is_open_on(picture, day)), today + timedelta(days=1))
    return replace(asked, when=When.OTHER_DAY, starts_at=start_on(picture, day, asked, speech=speech))


def later_today(picture: HousePicture, length: timedelta, *, now: datetime, speech: Speech) -> datetime | None:
    """What "later today" means before a time is chosen: the next half hour at least an hour away.

    Where `length` no longer fits then it is the last half hour at which it does; None where none is left today.
    """
    today = speech.local(now).date()
    opening = opening_on(picture, today, speech=speech)
    last = min(_half_hour_before(opening.ends_at - length, speech), speech.end_of_day(now) - TIME_STEP)
    soonest = max(_half_hour_from(now + LATER_BY, speech), opening.starts_at)
    start = min(soonest, last)
    is_left = _is_open_on(picture, today) and start >= max(next_slot_start(now), opening.starts_at)
    return start if is_left else None


def later_length(picture: HousePicture, length: timedelta, *, now: datetime, speech: Speech) -> timedelta | None:
    """`length`, or the longest shorter one for which there is still a time later today; None where none is left."""
    lengths = (length, *(shorter for shorter in reversed(LENGTHS) if shorter < length))
    left = (one for one in lengths if later_today(picture, one, now=now, speech=speech) is not None)
    return next(left, None)


def opening_on(picture: HousePicture, day: date, *, speech: Speech) -> TimeSpan:
    """The time of `day` one can ask for: while any house is open; eight to ten where all are closed."""
    spans = _openings_on(picture, day)
    if not spans:
        return TimeSpan(speech.instant(day, hour=8), speech.instant(day, hour=22))
    return TimeSpan(min(s.starts_at for s in spans), max(s.ends_at for s in spans))


def start_on(picture: HousePicture, day: date, session: Session, *, speech: Speech) -> datetime:
    """The same time of day on `day` as was chosen for another, or ten in the morning, inside what is open then."""
    before = session.starts_at if session.when is not When.NOW else None
    if before is None:
        return within_opening(picture, speech.instant(day, hour=FIRST_HOUR_OTHER_DAY), session, speech=speech)
    local = speech.local(before)
    return within_opening(picture, speech.instant(day, hour=local.hour, minute=local.minute), session, speech=speech)


def within_opening(picture: HousePicture, wanted: datetime, session: Session, *, speech: Speech) -> datetime:
    """`wanted`, or as near as what is open that day allows."""
    opening = opening_on(picture, speech.local(wanted).date(), speech=speech)
    return max(opening.starts_at, min(wanted, opening.ends_at - session.length))


def opens_next(picture: HousePicture, *, now: datetime, speech: Speech) -> datetime | None:
    """The next time (UTC) a house opens for half an hour or more; None where none does as far as can be asked for."""
    today = speech.local(now).date()
    days = (today + timedelta(days=days) for days in range(days_ahead(picture) + 1))
    openings = (span for day in days for span in sorted(_openings_on(picture, day)))
    return next((span.starts_at for span in openings if span.starts_at > now and span.length >= SHORTEST), None)


def is_open_soon(picture: HousePicture, now: datetime) -> bool:
    """Whether a house is open for half an hour before somebody who wants a place now loses patience."""
    town, soonest = picture.municipality, wanted_start(picture, Session(), now=now)
    window = TimeSpan(soonest, soonest + PATIENCE + SHORTEST)
    openings = (span for venue in town.venues for span in openings_within(town, venue, window))
    return any(span.length >= SHORTEST for span in openings)


def _is_open_on(picture: HousePicture, day: date) -> bool:
    return bool(_openings_on(picture, day))


def _openings_on(picture: HousePicture, day: date) -> list[TimeSpan]:
    town = picture.municipality
    return [span for venue in town.venues for span in day_plan(town, venue, day).open_spans]


def _half_hour_from(instant: datetime, speech: Speech) -> datetime:
    start = next_slot_start(instant)
    return start if speech.local(start).minute in {0, 30} else start + SLOT_LENGTH


def _half_hour_before(instant: datetime, speech: Speech) -> datetime:
    local = speech.local(instant)
    return instant - timedelta(minutes=local.minute % 30, seconds=local.second, microseconds=local.microsecond)


def days_ahead(picture: HousePicture) -> int:
    """How many days after today can be asked for."""
    return picture.municipality.rules.limits.book_ahead_days
