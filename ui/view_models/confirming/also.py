"""What else somebody would be content with, when the silent centre can only be asked: up to three more, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from booking_core.domain.finding.search import find
from ui.ports import HousePicture
from ui.view_models.offering.offers import choices_for, search_of
from ui.view_models.visit.session import Certainty, Choice, Session
from ui.view_models.visit.speech import Speech

MOST_OFFERED = 3
MOST_LATER = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class AlsoOption:
    """A place and time that may stand on the request too; `time` says as the how-manyth wish when it does."""

    key: str
    name: str
    time: str
    chosen: bool


def also_offered(picture: HousePicture, session: Session, *, now: datetime) -> tuple[Choice, ...]:
    """What may be added to the request: those added already first, then the same place later, then other places."""
    choice = session.choice
    if choice is None or choice.certainty is not Certainty.REQUEST:
        return ()
    offered = list(session.also)
    seen = {key_of(choice), *map(key_of, offered)}
    for other in _others(picture, session, choice, now=now):
        if len(offered) >= MOST_OFFERED:
            break
        if key_of(other) not in seen:
            seen.add(key_of(other))
            offered.append(other)
    return tuple(sorted(offered, key=lambda one: (one.span, one.offer.space.id)))


def also_options(offered: tuple[Choice, ...], session: Session, *, speech: Speech) -> tuple[AlsoOption, ...]:
    """The same in words, with the place that each has on the paper."""
    order = {key_of(one): number for number, one in enumerate(session.also, start=2)}
    return tuple(_option(one, order.get(key_of(one)), speech) for one in offered)


def _option(choice: Choice, order: int | None, speech: Speech) -> AlsoOption:
    span = speech.span(choice.span)
    time = span if order is None else speech.say("screen.also-order", order=str(order), span=span)
    return AlsoOption(key_of(choice), choice.offer.space.name, time, order is not None)


def toggled(session: Session, offered: tuple[Choice, ...], key: str) -> Session:
    """`session` with that one added behind the others, or taken away."""
    if any(key_of(one) == key for one in session.also):
        return replace(session, also=tuple(one for one in session.also if key_of(one) != key))
    added = tuple(one for one in offered if key_of(one) == key)
    return replace(session, also=(*session.also, *added)[:MOST_OFFERED])


def key_of(choice: Choice) -> str:
    """What tells two choices apart."""
    return f"{choice.offer.space.id} {choice.span.starts_at.isoformat()} {choice.span.ends_at.isoformat()}"


def _others(picture: HousePicture, session: Session, choice: Choice, *, now: datetime) -> Iterator[Choice]:
    yield from _later_there(picture, session, choice, now=now)
    for other in choices_for(picture, session, now=now):
        if other.certainty is Certainty.REQUEST and other.offer.space.id != choice.offer.space.id:
            yield other


def _later_there(picture: HousePicture, session: Session, choice: Choice, *, now: datetime) -> Iterator[Choice]:
    """The same place right after, or as soon as it is free again."""
    search = search_of(picture, replace(session, length=choice.span.length), now=now)
    later = replace(search, starts_at=choice.span.ends_at, patience=MOST_LATER)
    for offer in find(picture.municipality, picture.calendar, later, now=now):
        if offer.space.id == choice.offer.space.id:
            yield Choice(offer, offer.span, Certainty.REQUEST)
