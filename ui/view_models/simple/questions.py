"""The simple way's questions, one a page, in easy words: how many, when, and what for.

PERSONS ──► WHEN ──► (now) ────────────────────► PURPOSE ──► one answer
              ├────► (later today) PART ──► HOUR ──►│
              └────► (another day) DAY ──► PART

A part of the day and an hour are asked for where something is free then.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from booking_core.domain.bookings import Channel, Purpose
from booking_core.domain.occupying.set_ups import largest_capacity
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import local_day
from ui.ports import HousePicture
from ui.view_models.finding.find_state import PURPOSE_ICONS
from ui.view_models.offering.offers import choices_for
from ui.view_models.offering.starts import later_length, later_today, opening_on
from ui.view_models.offering.why_not_then import why_not_later, why_not_now
from ui.view_models.visit.session import MOST_PERSONS, Session, When
from ui.view_models.visit.speech import Speech, starting_large

CROWDS = ((1, 4), (5, 16), (17, 50), (51, MOST_PERSONS))
"""Each as far as there is a room so large that nobody need be asked for; all others are more than that."""
MOST_WHERE_NO_PLACE_IS = 50
MOST_DRAWN = 90
"""People in a picture: more are a grey field."""

PARTS_OF_DAY = {"morning": range(5, 12), "afternoon": range(12, 17)}
EVENING = "evening"
"""Whatever is in no other part: until late, and past midnight."""

DAYS_AHEAD = 12
HOUR = timedelta(hours=1)


class SimpleQuestion(StrEnum):
    PERSONS = "persons"
    WHEN = "when"
    DAY = "day"
    PART = "part"
    HOUR = "hour"
    PURPOSE = "purpose"


OF_TIME: dict[When, tuple[SimpleQuestion, ...]] = {
    When.NOW: (),
    When.LATER: (SimpleQuestion.PART, SimpleQuestion.HOUR),
    When.OTHER_DAY: (SimpleQuestion.DAY, SimpleQuestion.PART, SimpleQuestion.HOUR),
}


@dataclass(frozen=True, slots=True)
class SimpleOption:
    """One thing to touch. `people` are drawn as persons, `hour` and `minute` as a clock; `main` is the one action.

    `detail` is a line below. One that `toggles` may be chosen beside others; one that is `barred` not at all, and
    its detail says why.
    """

    key: str
    text: str
    symbol: str = ""
    people: int = 0
    hour: int = -1
    minute: int = 0
    main: bool = False
    chosen: bool = False
    toggles: bool = False
    detail: str = ""
    barred: bool = False


def questions_of(when: When) -> tuple[SimpleQuestion, ...]:
    """What is asked, in order."""
    return (SimpleQuestion.PERSONS, SimpleQuestion.WHEN, *OF_TIME[when], SimpleQuestion.PURPOSE)


def step_of(question: SimpleQuestion, questions: tuple[SimpleQuestion, ...]) -> tuple[int, int]:
    """Which step `question` belongs to, and of how many: whatever is asked of the time is one step.

    So however the first answer to it falls, nobody who has come to the second of three is then at the third of six.
    """
    steps = [one for one in questions if one not in OF_TIME[When.OTHER_DAY]]
    step = SimpleQuestion.WHEN if question not in steps else question
    return steps.index(step) + 1, len(steps)


def options_of(
    question: SimpleQuestion, picture: HousePicture, session: Session, *, part: str, speech: Speech, now: datetime
) -> tuple[SimpleOption, ...]:
    """The answers to `question`; of the hours those in `part` of the day."""
    match question:
        case SimpleQuestion.PERSONS:
            town = picture.municipality
            largest = town_capacity(town, asks=False) or town_capacity(town) or MOST_WHERE_NO_PLACE_IS
            return tuple(_crowds(largest, speech))
        case SimpleQuestion.WHEN:
            return _moments(picture, session, speech=speech, now=now)
        case SimpleQuestion.DAY:
            return _days(picture, speech=speech, now=now)
        case SimpleQuestion.PART:
            return _parts(free_hours(picture, session, speech=speech, now=now), speech)
        case SimpleQuestion.HOUR:
            hours = free_hours(picture, session, speech=speech, now=now)
            return tuple(_hour(hour, speech) for hour in hours if part_of(hour, speech) == part)
        case SimpleQuestion.PURPOSE:
            return tuple(SimpleOption(p.value, speech.say(f"simple.{p.value}"), PURPOSE_ICONS[p]) for p in Purpose)


def town_capacity(municipality: Municipality, *, asks: bool = True) -> int:
    """How many the largest room takes; unless one `asks`, of those that nobody need be asked for."""
    spaces = [space for _, space in municipality.spaces() if asks or not space.approval]
    return max((largest_capacity(space, channel=Channel.KIOSK) for space in spaces), default=0)


def _crowds(largest: int, speech: Speech) -> Iterator[SimpleOption]:
    for least, most in ((least, min(most, largest)) for least, most in CROWDS if least <= largest):
        text = str(most) if least == most else speech.say("simple.from-to", least=least, most=most)
        yield SimpleOption(str(most), text, people=min(most, MOST_DRAWN))
    all_told = min(largest, MOST_PERSONS)
    yield SimpleOption(str(all_told + 1), speech.say("simple.more-than", most=all_told), "users")


def _moments(picture: HousePicture, session: Session, *, speech: Speech, now: datetime) -> tuple[SimpleOption, ...]:
    return (
        _now(picture, speech=speech, now=now),
        _later(picture, session, speech=speech, now=now),
        SimpleOption(When.OTHER_DAY, speech.say("simple.other-day"), "calendarDays"),
    )


def _now(picture: HousePicture, *, speech: Speech, now: datetime) -> SimpleOption:
    """Now, with what a clock shows; barred while every house is closed."""
    option = clocked(When.NOW, now, speech.say("simple.now"), speech)
    reason = why_not_now(picture, now=now, speech=speech)
    return replace(option, detail=reason, barred=True) if reason else option


def _later(picture: HousePicture, session: Session, *, speech: Speech, now: datetime) -> SimpleOption:
    """Later today with the time it begins at, and that it is for less where it is; barred where none is left."""
    length = later_length(picture, session.length, now=now, speech=speech) or session.length
    start = later_today(picture, length, now=now, speech=speech)
    if start is None:
        reason = why_not_later(picture, length, now=now, speech=speech)
        return SimpleOption(When.LATER, speech.say("simple.later"), "clock", detail=reason, barred=True)
    at_most = "" if length == session.length else speech.say("screen.at-most", length=speech.length(length))
    return replace(clocked(When.LATER, start, speech.say("simple.later"), speech), detail=at_most)


def _days(picture: HousePicture, *, speech: Speech, now: datetime) -> tuple[SimpleOption, ...]:
    today = local_day(now, picture.municipality.zone)
    days = [today + timedelta(days=1 + n) for n in range(DAYS_AHEAD)]
    return tuple(SimpleOption(day.isoformat(), day_in_full(day, speech=speech, now=now), "calendar") for day in days)


def day_in_full(day: date, *, speech: Speech, now: datetime) -> str:
    """The day as it begins a line, without what readers with trouble stumble over: nothing is shortened."""
    tomorrow = local_day(now, speech.zone) + timedelta(days=1)
    noon = speech.instant(day, hour=12)
    return starting_large(speech.short_day(day, now) if day == tomorrow else speech.day(noon))


def free_hours(picture: HousePicture, session: Session, *, speech: Speech, now: datetime) -> tuple[datetime, ...]:
    """The whole hours of the day chosen, still to come, at which a place for so many is free; today the soonest too."""
    if session.starts_at is None:
        return ()
    opening = opening_on(picture, speech.local(session.starts_at).date(), speech=speech)
    is_later = session.when is When.LATER
    soonest = later_today(picture, session.length, now=now, speech=speech) if is_later else opening.starts_at
    if soonest is None:
        return ()
    starts = (soonest, *_whole_hours(soonest, opening.ends_at - session.length, speech))
    return tuple(dict.fromkeys(hour for hour in starts if _is_free(picture, session, hour, now=now)))


def part_of(hour: datetime, speech: Speech) -> str:
    """The part of the day that `hour` lies in."""
    local = speech.local(hour).hour
    return next((part for part, hours in PARTS_OF_DAY.items() if local in hours), EVENING)


def _whole_hours(first: datetime, last: datetime, speech: Speech) -> Iterator[datetime]:
    hour = first + timedelta(minutes=-speech.local(first).minute % 60)
    while hour <= last:
        yield hour
        hour += HOUR


def _is_free(picture: HousePicture, session: Session, hour: datetime, *, now: datetime) -> bool:
    choices = choices_for(picture, replace(session, starts_at=hour), now=now)
    return any(choice.span.starts_at == hour for choice in choices)


def _parts(hours: tuple[datetime, ...], speech: Speech) -> tuple[SimpleOption, ...]:
    """Each part of the day with its first hour on a clock."""
    firsts: dict[str, datetime] = {}
    for hour in hours:
        firsts.setdefault(part_of(hour, speech), hour)
    return tuple(clocked(part, hour, speech.say(f"simple.{part}"), speech) for part, hour in firsts.items())


def _hour(start: datetime, speech: Speech) -> SimpleOption:
    return clocked(start.isoformat(), start, starting_large(speech.at(start)), speech)


def clocked(key: str, at: datetime, text: str, speech: Speech, *, detail: str = "") -> SimpleOption:
    """With a clock that shows `at`: not everybody reads one, so its words say when it is too."""
    local = speech.local(at)
    return SimpleOption(key, text, hour=local.hour, minute=local.minute, detail=detail)
