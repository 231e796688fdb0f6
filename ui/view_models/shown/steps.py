"""A way, or how to get an answer, step by step."""

from dataclasses import dataclass
from datetime import datetime

from booking_core.domain.bookings import Booking
from booking_core.domain.places import WAYS_LANGUAGE, Reach, Space, Venue
from ui.ports import HousePicture
from ui.view_models.shown.asking import answers_by
from ui.view_models.shown.places import in_danish, way_steps
from ui.view_models.visit.speech import Speech, starting_large


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a way, or of how to get an answer; `language` where it is not the reader's."""

    symbol: str
    title: str
    detail: str
    language: str = ""


def answer_steps(venue: Venue, answer_by: datetime, *, now: datetime, speech: Speech) -> tuple[StepLine, ...]:
    """How a person who asked gets to know."""
    when = speech.when(answer_by, now)
    return (
        StepLine("wifi", speech.say("screen.we-ask"), speech.say("screen.we-ask-more")),
        StepLine("keyboard", speech.say("screen.type-code"), speech.say("screen.or-call", phone=venue.phone)),
        StepLine("clock", speech.say("screen.no-answer", when=when), speech.say("screen.not-yours")),
    )


def house_steps(venue: Venue, booking: Booking, *, now: datetime, speech: Speech) -> tuple[StepLine, ...]:
    """How a person who asked the house gets to know."""
    answered = answers_by(booking.answer_by or booking.span.starts_at, now=now, speech=speech).rstrip(".")
    return (
        StepLine("hourglass", answered, speech.say("screen.house-answers-more")),
        StepLine("keyboard", speech.say("screen.type-code"), speech.say("screen.or-call", phone=venue.phone)),
        StepLine("clock", speech.say("screen.no-answer-at-the-start"), speech.say("screen.not-yours")),
    )


def way_lines(picture: HousePicture, venue: Venue, space: Space, *, speech: Speech) -> tuple[StepLine, ...]:
    """The house first where it is another one, then the way as the places file tells it."""
    away = venue.id != picture.municipality.kiosk_by_id[picture.kiosk][0].id
    steps = [StepLine("mapPin", venue.name, venue.address)] if away else []
    parts = way_steps(venue, space, language=speech.words.language)
    language = WAYS_LANGUAGE if in_danish(venue, space, speech) else ""
    reach = venue.room(space.rooms[0]).reach
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        steps.append(
            StepLine(
                _step_icon(reach, number, others=len(parts) - 1, last=last),
                starting_large(part),
                space.name if last else "",
                language,
            )
        )
    return tuple(steps)


def _step_icon(reach: Reach, number: int, *, others: int, last: bool) -> str:
    if last:
        return "doorEnter"
    if reach is Reach.STEP_FREE:
        return "footprints"
    is_first_of_several = number == 0 and others > 1
    return "stairs" if reach is Reach.STAIRS or is_first_of_several else "elevator"
