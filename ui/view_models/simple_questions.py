"""The simple way's questions, one a page, in easy words: how many, when, and what for.

PERSONS ──► WHEN ──► (now) ─────────────► PURPOSE ──► one answer
              ├────► (later today) HOUR ──►│
              └────► (another day) DAY ──► HOUR
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from booking_core.domain.bookings import Purpose
from booking_core.domain.time_spans import local_day
from ui.ports import HousePicture
from ui.view_models.find import PURPOSE_ICONS, later_today, opening_on
from ui.view_models.session import Session, When
from ui.view_models.speech import Speech, starting_large

CROWDS = ((1, 4), (5, 16), (17, 50))
PARTS_OF_DAY = {10: "morning", 14: "afternoon", 18: "evening"}
DAYS_AHEAD = 12
LATER_STARTS = 3


class SimpleQuestion(StrEnum):
    PERSONS = "persons"
    WHEN = "when"
    DAY = "day"
    HOUR = "hour"
    PURPOSE = "purpose"


OF_TIME: dict[When, tuple[SimpleQuestion, ...]] = {
    When.NOW: (),
    When.LATER: (SimpleQuestion.HOUR,),
    When.OTHER_DAY: (SimpleQuestion.DAY, SimpleQuestion.HOUR),
}


@dataclass(frozen=True, slots=True)
class SimpleOption:
    """One thing to touch. `people` are drawn as persons, `hour` and `minute` as a clock; `main` is the one action."""

    key: str
    text: str
    symbol: str = ""
    people: int = 0
    hour: int = -1
    minute: int = 0
    main: bool = False


def questions_of(when: When) -> tuple[SimpleQuestion, ...]:
    """What is asked, in order."""
    of_time = {
        When.NOW: (),
        When.LATER: (SimpleQuestion.HOUR,),
        When.OTHER_DAY: (SimpleQuestion.DAY, SimpleQuestion.HOUR),
    }
    return (SimpleQuestion.PERSONS, SimpleQuestion.WHEN, *of_time[when], SimpleQuestion.PURPOSE)


def options_of(
    question: SimpleQuestion, picture: HousePicture, session: Session, *, speech: Speech, now: datetime
) -> tuple[SimpleOption, ...]:
    """The answers to `question`."""
    match question:
        case SimpleQuestion.PERSONS:
            return tuple(_crowd(least, most, speech) for least, most in CROWDS)
        case SimpleQuestion.WHEN:
            return _moments(speech, now)
        case SimpleQuestion.DAY:
            return _days(picture, speech=speech, now=now)
        case SimpleQuestion.HOUR:
            return _hours(picture, session, speech=speech, now=now)
        case SimpleQuestion.PURPOSE:
            return tuple(SimpleOption(p.value, speech.say(f"simple.{p.value}"), PURPOSE_ICONS[p]) for p in Purpose)


def _crowd(least: int, most: int, speech: Speech) -> SimpleOption:
    return SimpleOption(str(most), speech.say("simple.from-to", least=least, most=most), people=most)


def _moments(speech: Speech, now: datetime) -> tuple[SimpleOption, ...]:
    local, later = speech.local(now), speech.local(later_today(now, speech=speech))
    return (
        SimpleOption(When.NOW, speech.say("simple.now"), hour=local.hour, minute=local.minute),
        SimpleOption(When.LATER, speech.say("simple.later"), hour=later.hour, minute=later.minute),
        SimpleOption(When.OTHER_DAY, speech.say("simple.other-day"), "calendarDays"),
    )


def _days(picture: HousePicture, *, speech: Speech, now: datetime) -> tuple[SimpleOption, ...]:
    today = local_day(now, picture.municipality.zone)
    days = [today + timedelta(days=1 + n) for n in range(DAYS_AHEAD)]
    return tuple(SimpleOption(day.isoformat(), _day(day, speech=speech, now=now), "calendar") for day in days)


def _day(day: date, *, speech: Speech, now: datetime) -> str:
    tomorrow = local_day(now, speech.zone) + timedelta(days=1)
    noon = speech.instant(day, hour=12)
    return starting_large(speech.short_day(day, now) if day == tomorrow else speech.day(noon))


def _hours(picture: HousePicture, session: Session, *, speech: Speech, now: datetime) -> tuple[SimpleOption, ...]:
    """The parts of the day that are open and to come; today the soonest later start stands before them."""
    if session.starts_at is None:
        return ()
    day = speech.local(session.starts_at).date()
    opening = opening_on(picture, day, speech=speech)
    first = later_today(now, speech=speech) if session.when is When.LATER else opening.starts_at
    last = opening.ends_at - session.length
    parts = {hour: speech.instant(day, hour=hour) for hour in PARTS_OF_DAY}
    shown = [
        _hour(start, speech.say(f"simple.{PARTS_OF_DAY[hour]}", at=speech.at(start)), speech=speech)
        for hour, start in parts.items()
        if first <= start <= last
    ]
    if session.when is When.LATER and first <= last and first not in parts.values():
        shown.insert(0, _hour(first, starting_large(speech.at(first)), speech=speech))
    return tuple(shown[:LATER_STARTS])


def _hour(start: datetime, text: str, *, speech: Speech) -> SimpleOption:
    local = speech.local(start)
    return SimpleOption(start.isoformat(), text, hour=local.hour, minute=local.minute)
