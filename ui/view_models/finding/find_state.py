"""What the page of questions says: each with its choices, and how many places fit. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.time_spans import local_day
from booking_core.language.writing import RIGHT_TO_LEFT_MARK
from ui.ports import HousePicture
from ui.view_models.offering.offers import choices_for, fitting, near_misses, wanted_start
from ui.view_models.offering.starts import (
    LENGTHS,
    TIME_STEP,
    days_ahead,
    later_length,
    opening_on,
)
from ui.view_models.offering.why_not_then import why_not_later, why_not_now
from ui.view_models.shown.cards import card_note
from ui.view_models.visit.session import MOST_PERSONS, Choice, Session, When
from ui.view_models.visit.speech import Speech

PERSONS = (2, 4, 6, 12, 25, 50)
DAYS_SHOWN = 6
HOURS_SHOWN = 16
FULL_HOUR = timedelta(hours=1)
SMALL_STEPS_UP_TO = 10
MIDDLE_STEPS_UP_TO = 50

PURPOSE_ICONS: Mapping[Purpose, str] = MappingProxyType(
    {
        Purpose.MEETING: "users",
        Purpose.QUIET: "bookOpen",
        Purpose.TALK: "presentation",
        Purpose.MUSIC: "music",
        Purpose.MOVEMENT: "run",
        Purpose.MAKING: "brush",
        Purpose.EATING: "coffee",
        Purpose.PLAY: "rockingHorse",
    }
)
NEED_ICONS: Mapping[Need, str] = MappingProxyType(
    {
        Need.STEP_FREE: "accessibility",
        Need.HEARING_LOOP: "ear",
        Need.PROJECTOR: "projector",
        Need.QUIET: "volumeX",
        Need.CHILD_FRIENDLY: "babyCarriage",
        Need.KITCHENETTE: "utensils",
    }
)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer among several. `key` is what the page hands back when it is touched.

    `in_full` is the text for those who hear it, where it is short for the eye alone.
    """

    key: str
    text: str
    symbol: str
    chosen: bool
    in_full: str = ""


@dataclass(frozen=True, slots=True)
class FindState:
    day: str = ""
    when: str = When.NOW.value
    can_be_now: bool = True
    now_note: str = ""
    can_be_later: bool = True
    later_note: str = ""
    lengths: tuple[Option, ...] = ()
    time: str = ""
    hours: tuple[Option, ...] = ()
    can_go_earlier: bool = False
    can_go_later: bool = False
    days: tuple[Option, ...] = ()
    days_shown: str = ""
    can_page_days_back: bool = False
    can_page_days_on: bool = False
    persons: int = 0
    persons_unit: str = ""
    persons_said: str = ""
    persons_chips: tuple[Option, ...] = ()
    purposes: tuple[Option, ...] = ()
    needs: tuple[Option, ...] = ()
    card: str = ""
    found: str = ""
    best: str = ""
    show: str = ""
    questions: tuple[str, ...] = ()
    question_page: int = 0
    question_pages: int = 1
    sections_shown: int = 4


def derive_state(
    picture: HousePicture, session: Session, *, speech: Speech, now: datetime, first_day: int = 0
) -> FindState:
    """What the page says; `first_day` is how many days after tomorrow the row of days begins."""
    choices = choices_for(picture, session, now=now)
    starts_at = wanted_start(picture, session, now=now)
    days = _days(picture, session, first_day, now=now, speech=speech)
    not_now = "" if session.when is When.NOW else why_not_now(picture, now=now, speech=speech)
    comes_near = bool(choices or near_misses(picture, session, now=now))
    return FindState(
        day=speech.day(starts_at),
        when=session.when.value,
        can_be_now=not not_now,
        now_note=not_now,
        can_be_later=session.when is When.LATER
        or later_length(picture, session.length, now=now, speech=speech) is not None,
        later_note=_later_note(picture, session, now=now, speech=speech),
        lengths=tuple(_length(length, session, speech=speech) for length in LENGTHS),
        time=speech.at(starts_at),
        hours=_hours(picture, session, now=now, speech=speech),
        can_go_earlier=moved_start(picture, session, -TIME_STEP, now=now) is not None,
        can_go_later=moved_start(picture, session, TIME_STEP, now=now) is not None,
        days=days,
        days_shown=speech.say("aloud.said.range", start=days[0].in_full, end=days[-1].in_full),
        can_page_days_back=first_day > 0,
        can_page_days_on=first_day + DAYS_SHOWN < days_ahead(picture),
        persons=session.persons,
        persons_unit=_unit(session, speech),
        persons_said=speech.count("count.persons", session.persons),
        persons_chips=tuple(_persons(n, session, speech) for n in PERSONS),
        purposes=tuple(Option(p.value, speech.named(p), PURPOSE_ICONS[p], p is session.purpose) for p in Purpose),
        needs=tuple(Option(n.value, speech.named(n), NEED_ICONS[n], n in session.needs) for n in Need),
        card=card_note(picture, session, speech),
        found=_found(choices, session, speech=speech),
        best=_best(choices, comes_near=comes_near, speech=speech),
        show=_show(choices, comes_near=comes_near, speech=speech),
    )


def _later_note(picture: HousePicture, session: Session, *, now: datetime, speech: Speech) -> str:
    """Why later today cannot be chosen, or how long it can be at most; empty where it can as it is, or is chosen."""
    if session.when is When.LATER:
        return ""
    length = later_length(picture, session.length, now=now, speech=speech)
    if length is None:
        return why_not_later(picture, session.length, now=now, speech=speech)
    return "" if length == session.length else speech.say("screen.at-most", length=speech.length(length))


def _length(length: timedelta, session: Session, *, speech: Speech) -> Option:
    return Option(str(int(length.total_seconds()) // 60), speech.length(length), "", length == session.length)


def _found(choices: tuple[Choice, ...], session: Session, *, speech: Speech) -> str:
    if choices and not fitting(choices):
        return speech.say("screen.nothing-sure")
    if not choices:
        return speech.say("screen.none-fits")
    key = "screen.fit-now" if session.when is When.NOW else "screen.fit-then"
    return speech.count(key, fitting(choices))


def _best(choices: tuple[Choice, ...], *, comes_near: bool, speech: Speech) -> str:
    if not choices:
        return speech.say("screen.see-what-nearly-fits" if comes_near else "screen.nothing-close")
    if not fitting(choices):
        return speech.count("screen.may-ask", len(choices))
    offer = choices[0].offer
    if offer.walking_minutes == 0:
        return speech.say("screen.best-here", name=offer.space.name)
    return speech.say(
        "screen.best-elsewhere",
        name=offer.space.name,
        house=offer.venue.name,
        minutes=offer.walking_minutes,
    )


def _show(choices: tuple[Choice, ...], *, comes_near: bool, speech: Speech) -> str:
    if fitting(choices):
        return speech.count("screen.show-places", fitting(choices))
    if choices:
        return speech.say("screen.show-offered")
    return speech.say("screen.show-near-misses" if comes_near else "screen.show-why")


def _days(
    picture: HousePicture, session: Session, first_day: int, *, now: datetime, speech: Speech
) -> tuple[Option, ...]:
    zone = picture.municipality.zone
    today = local_day(now, zone)
    chosen = local_day(session.starts_at, zone) if session.starts_at is not None else None
    days = [today + timedelta(days=1 + first_day + n) for n in range(DAYS_SHOWN)]
    return tuple(
        Option(day.isoformat(), speech.narrow_day(day), "", day == chosen, in_full=speech.words.day(day))
        for day in days
    )


def _unit(session: Session, speech: Speech) -> str:
    """The word beside the number, as it stands in what is said: a word alone needs no mark of its direction."""
    return speech.count("count.persons-unit", session.persons).removeprefix(RIGHT_TO_LEFT_MARK)


def _persons(number: int, session: Session, speech: Speech) -> Option:
    """One number to choose; its name begins with what is seen, as Arabic has words of their own for one and for two."""
    seen, counted = str(number), speech.count("count.persons", number)
    in_full = counted if seen in counted else f"{seen}, {counted}"
    return Option(seen, seen, "", number == session.persons, in_full=in_full)


def _hours(picture: HousePicture, session: Session, *, now: datetime, speech: Speech) -> tuple[Option, ...]:
    """The full hours one can begin at, the last of them where there are too many; the chosen one says its minutes."""
    if session.starts_at is None:
        return ()
    chosen = speech.local(session.starts_at)
    opening = opening_on(picture, chosen.date(), speech=speech)
    starts = [speech.instant(chosen.date(), hour=hour) for hour in range(24)]
    open_hours = [start for start in starts if max(now, opening.starts_at) <= start < opening.ends_at]
    return tuple(_hour(start, session.starts_at, speech=speech) for start in open_hours[-HOURS_SHOWN:])


def _hour(start: datetime, chosen_start: datetime, *, speech: Speech) -> Option:
    is_chosen = start <= chosen_start < start + FULL_HOUR
    shown = chosen_start if is_chosen else start
    text = speech.hour(start) if shown == start else speech.clock(shown)
    return Option(speech.hour(start), text, "", is_chosen, in_full=speech.at(shown))


def moved_start(picture: HousePicture, session: Session, by: timedelta, *, now: datetime) -> datetime | None:
    """The start moved by `by`, or None where it would be past, or end after every house is closed."""
    if session.starts_at is None:
        return None
    moved = session.starts_at + by
    zone = picture.municipality.zone
    day = local_day(session.starts_at, zone)
    latest = max(
        (s.ends_at for v in picture.municipality.venues for s in day_plan(picture.municipality, v, day).open_spans),
        default=session.starts_at,
    )
    earliest = min(
        (s.starts_at for v in picture.municipality.venues for s in day_plan(picture.municipality, v, day).open_spans),
        default=session.starts_at,
    )
    fits = max(now, earliest) <= moved and moved + session.length <= latest
    return moved if fits else None


def stepped_persons(persons: int, *, up: bool) -> int:
    """One more or fewer; by fives over ten, by tens over fifty."""
    below = persons if up else persons - 1
    step = 1 if below < SMALL_STEPS_UP_TO else 5 if below < MIDDLE_STEPS_UP_TO else 10
    moved = persons + step if up else persons - step
    if step > 1:
        moved = moved // step * step if up else -(-moved // step) * step
    return min(MOST_PERSONS, max(1, moved))
