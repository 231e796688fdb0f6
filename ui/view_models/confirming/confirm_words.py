"""The sentences of the confirm page: until when it is free, why not, why not longer, and what is still missing."""

from datetime import datetime, timedelta

from booking_core.domain.bookings import Channel, Openness
from booking_core.domain.finding.availability import lasts_a_day
from booking_core.domain.occupying.placing import Placed
from booking_core.domain.occupying.set_ups import set_ups_of
from booking_core.domain.refusals import Refusal, RefusalCode
from ui.ports import HousePicture
from ui.view_models.confirming.shelter import shelter_words
from ui.view_models.offering.moving import (
    BeyondPromise,
    End,
    Limit,
    TakenFrom,
    TakenUntil,
    free_around,
    moved,
    refusal_now,
)
from ui.view_models.shown.asking import house_answers
from ui.view_models.shown.phone_numbers import PHONE_DIGITS, PhoneTrouble
from ui.view_models.visit.session import Certainty, Choice, Session
from ui.view_models.visit.speech import Speech


def spoken_there(session: Session, speech: Speech) -> str:
    """What leads to the languages where others may come, and how many were told."""
    if session.openness is Openness.CLOSED:
        return ""
    short = speech.say("spoken-there.short")
    return f"{short}: {len(session.spoken)}" if session.spoken else short


def barred_by_card(picture: HousePicture, session: Session, choice: Choice, *, now: datetime) -> Refusal | None:
    """The rule by which those whose card was shown may not have what others may."""
    if session.card is None or refusal_now(picture, choice, persons=session.persons, now=now) is not None:
        return None
    return refusal_now(picture, choice, persons=session.persons, now=now, card=session.card)


def free_words(picture: HousePicture, choice: Choice, *, persons: int, now: datetime, speech: Speech) -> str:
    """Until when it is free; of a place in the open whether a roof comes with it, for the ribbon shows the rest."""
    shelter = shelter_words(picture, choice, persons=persons, now=now, speech=speech)
    return shelter or _free_until(picture, choice, now=now, speech=speech)


def _free_until(picture: HousePicture, choice: Choice, *, now: datetime, speech: Speech) -> str:
    if choice.certainty is Certainty.HOUSE:
        return speech.within(house_answers(picture, choice, now=now, speech=speech)).removesuffix(".")
    if choice.certainty is Certainty.REQUEST:
        return speech.say("screen.was-free", at=speech.when(picture.seen_at, now))
    free = free_around(picture, choice)
    if free is None:
        return ""
    if lasts_a_day(choice.span.starts_at, free.ends_at):
        return speech.say("screen.room-free-a-day")
    return speech.say("screen.room-free-until", at=speech.until(free.ends_at, choice.span.starts_at))


def longer_limit(picture: HousePicture, session: Session, choice: Choice, *, now: datetime) -> Limit | None:
    """Why the time cannot end a quarter of an hour later; None when it can."""
    return moved(picture, choice, End.END, slots=1, persons=session.persons, now=now, card=session.card).limit


def limit_words(limit: Limit | None, speech: Speech) -> str:
    """Why in words; of a room that is taken the line below the time says until when it is free."""
    match limit:
        case None:
            return ""
        case Refusal():
            return speech.refusal(limit)
        case TakenUntil(instant):
            return speech.say("screen.taken-until", at=speech.at(instant))
        case TakenFrom(instant):
            return speech.say("screen.taken-from", at=speech.at(instant))
        case BeyondPromise():
            return speech.say("screen.beyond-promise")


def other_layouts(choice: Choice, speech: Speech) -> str:
    """Those that only the house can set up, for whom to call about them."""
    space = choice.offer.space
    own = {one.layout.id for one in set_ups_of(space, channel=Channel.KIOSK)}
    others = [layout for layout in space.layouts if layout.id not in own]
    if not others:
        return ""
    names = speech.words.in_row(speech.within(speech.layout(layout.id)) for layout in others)
    return speech.say("screen.other-layouts", names=names, phone=choice.offer.venue.phone)


def gone_words(
    picture: HousePicture,
    session: Session,
    choice: Choice,
    placed: Placed | Refusal,
    *,
    now: datetime,
    speech: Speech,
) -> str:
    """Why the time cannot be had any more; empty while it can."""
    refusal = refusal_now(picture, choice, persons=session.persons, now=now)
    if refusal is not None:
        return speech.refusal(refusal)
    if isinstance(placed, Placed):
        return ""
    return speech.say("screen.just-taken") if placed.code is RefusalCode.TAKEN else speech.refusal(placed)


def why_a_number(needed: Refusal | None, speech: Speech) -> str:
    """The walk-in rule in few words."""
    if needed is None:
        return ""
    minutes = needed.facts.get("minutes")
    length = speech.length(timedelta(minutes=minutes)) if isinstance(minutes, int) else ""
    if needed.code is RefusalCode.NAME_NEEDED_PAUSE:
        return speech.say("screen.name-needed-pause")
    if needed.code in {RefusalCode.NAME_NEEDED_LENGTH, RefusalCode.NAME_NEEDED_LAST_ROOM}:
        return speech.say("screen.name-needed-length", length=length)
    return speech.say("screen.name-needed-start", length=length)


def missing_words(session: Session, needed: Refusal | None, *, speech: Speech, trouble: PhoneTrouble | None) -> str:
    """What is still to be typed before it can be booked, or what is wrong with what was."""
    if trouble is PhoneTrouble.FIRST_DIGIT and needed is None:
        return speech.say("screen.phone-first-digit-or-no-name")
    if trouble is not None:
        return speech.say(f"screen.{trouble.value}")
    if 0 < len(session.phone) < PHONE_DIGITS:
        return speech.count("screen.digits-missing", PHONE_DIGITS - len(session.phone))
    if needed is not None and not session.phone and session.card is None:
        return speech.say("screen.phone-needed")
    return ""
