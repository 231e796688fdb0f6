"""A place whose house says yes itself: until when it answers."""

from datetime import datetime

from booking_core.domain.requests import answer_due
from booking_core.domain.time_spans import ONE_DAY, local_day
from ui.ports import HousePicture
from ui.view_models.visit.session import Choice
from ui.view_models.visit.speech import Speech, bound


def in_brief(due: datetime, *, now: datetime, speech: Speech) -> str:
    """By when, where there is little room: the day that a midnight ends, else the time of day."""
    local = speech.local(due)
    if (local.hour, local.minute) == (0, 0):
        return speech.short_day(local.date() - ONE_DAY, now)
    return speech.when(due, now)


def answers_by(due: datetime, *, now: datetime, speech: Speech) -> str:
    """Until when the house answers, as a sentence."""
    when = speech.words.deadline(due, speech.zone, today=local_day(now, speech.zone))
    return speech.say("screen.house-answers", when=bound(when))


def house_answers(picture: HousePicture, choice: Choice, *, now: datetime, speech: Speech) -> str:
    """Until when the house would answer if it were asked for `choice` now, in brief."""
    when = in_brief(answer_due(picture.municipality, choice.span, now=now), now=now, speech=speech)
    return speech.say("screen.house-answers", when=when.removesuffix("."))
