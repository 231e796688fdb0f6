"""Moving the ends of the chosen time, as far as the room is free and the rules allow."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from booking_core.domain.finding.availability import free_spans, lane
from booking_core.domain.policy import RULES_OF_ASKING, Known, refusal_of
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import ONE_DAY, SLOT_LENGTH, TimeSpan
from ui.ports import CardShown, HousePicture
from ui.view_models.offering.offers import can_promise, earliest_request
from ui.view_models.offering.set_ups import ask_for, placed_of
from ui.view_models.visit.session import Certainty, Choice

AROUND = 16 * SLOT_LENGTH


class End(Enum):
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class TakenUntil:
    """The room is not free before `instant` (UTC)."""

    instant: datetime


@dataclass(frozen=True, slots=True)
class TakenFrom:
    """The room is not free from `instant` (UTC)."""

    instant: datetime


@dataclass(frozen=True, slots=True)
class BeyondPromise:
    """Without the centre the time can be neither promised nor asked for."""


Limit = Refusal | TakenUntil | TakenFrom | BeyondPromise


@dataclass(frozen=True, slots=True)
class Moved:
    """How far it went, and what stopped it; `limit` is None when nothing did."""

    span: TimeSpan
    limit: Limit | None


def moved(
    picture: HousePicture,
    choice: Choice,
    end: End,
    *,
    slots: int,
    persons: int,
    now: datetime,
    card: CardShown | None = None,
) -> Moved:
    """`choice`'s time with one end moved by `slots`, a slot at a time until something is in the way."""
    span = choice.span
    step = SLOT_LENGTH if slots > 0 else -SLOT_LENGTH
    for _ in range(abs(slots)):
        limit = _limit_of(picture, choice, _stretched(span, end, step), persons=persons, now=now, card=card)
        if limit is not None:
            return Moved(span, limit)
        span = _stretched(span, end, step) or span
    return Moved(span, None)


def free_around(picture: HousePicture, choice: Choice) -> TimeSpan | None:
    """The unbroken free time that holds the chosen span, or None when it is not free any more."""
    window = TimeSpan(choice.span.starts_at - AROUND, choice.span.ends_at + ONE_DAY)
    spans = free_spans(lane(picture.municipality, picture.calendar, choice.offer.space, window))
    return next((span for span in spans if span.contains(choice.span)), None)


def name_needed(picture: HousePicture, choice: Choice, *, persons: int, now: datetime) -> Refusal | None:
    """The walk-in rule that `choice` breaks without a name."""
    with_name = _judged(picture, choice, choice.span, persons=persons, named=True, now=now)
    without = _judged(picture, choice, choice.span, persons=persons, named=False, now=now)
    return without if with_name is None else None


def refusal_now(
    picture: HousePicture, choice: Choice, *, persons: int, now: datetime, card: CardShown | None = None
) -> Refusal | None:
    """The rule the chosen time breaks by now: it has begun, or it is not for those whose card was shown."""
    return _judged(picture, choice, choice.span, persons=persons, named=True, now=now, card=card)


def _stretched(span: TimeSpan, end: End, step: timedelta) -> TimeSpan | None:
    starts_at = span.starts_at + step if end is End.START else span.starts_at
    ends_at = span.ends_at + step if end is End.END else span.ends_at
    return TimeSpan(starts_at, ends_at) if starts_at < ends_at else None


def _limit_of(
    picture: HousePicture,
    choice: Choice,
    span: TimeSpan | None,
    *,
    persons: int,
    now: datetime,
    card: CardShown | None,
) -> Limit | None:
    if span is None:
        return BeyondPromise()
    refusal = _judged(picture, choice, span, persons=persons, named=True, now=now, card=card)
    if refusal is not None:
        return refusal
    if not choice.offer.layout.standing:
        placed = placed_of(picture, replace(choice, span=span), persons=persons, now=now)
        if isinstance(placed, Refusal):
            return placed
        return None if _may_be_had(picture, choice, span, now=now) else BeyondPromise()
    free = free_around(picture, choice)
    if free is not None and span.starts_at < free.starts_at:
        return TakenUntil(free.starts_at)
    if free is not None and span.ends_at > free.ends_at:
        return TakenFrom(free.ends_at)
    return None if _may_be_had(picture, choice, span, now=now) else BeyondPromise()


def _may_be_had(picture: HousePicture, choice: Choice, span: TimeSpan, *, now: datetime) -> bool:
    if choice.certainty is Certainty.SURE:
        return can_promise(picture, choice.offer, span)
    return span.starts_at >= earliest_request(now)


def _judged(
    picture: HousePicture,
    choice: Choice,
    span: TimeSpan,
    *,
    persons: int,
    named: bool,
    now: datetime,
    card: CardShown | None = None,
) -> Refusal | None:
    """By the rules of booking, or of asking where the house says yes."""
    rules = RULES_OF_ASKING if choice.certainty is Certainty.HOUSE else None
    ask = ask_for(choice, span, persons=persons, named=named, card=card)
    known = Known(calendar=picture.calendar)
    return refusal_of(ask, picture.municipality, now=now, rules=rules, known=known)
