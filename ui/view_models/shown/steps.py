"""A way, or how to get an answer, step by step."""

from dataclasses import dataclass, replace
from datetime import datetime

from booking_core.domain.bookings import Booking
from booking_core.domain.places import WAYS_LANGUAGE, Reach, Space, Venue
from ui.ports import HousePicture
from ui.view_models.shown.asking import answers_by
from ui.view_models.shown.places import in_danish, way_steps
from ui.view_models.visit.speech import Speech, starting_large


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a way, or of how to get an answer; `language` where it is not the reader's.

    `floor` is where the step leads, as the places file has it; `detail` shows it.
    """

    symbol: str
    title: str
    detail: str
    language: str = ""
    floor: str = ""


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
    """The house first where it is another one, then the way as the places file tells it.

    The floor is no step of its own: it stands under the stairs or the lift, or beside the room where there are none.
    """
    away = venue.id != picture.municipality.kiosk_by_id[picture.kiosk][0].id
    house = (StepLine("mapPin", venue.name, venue.address),) if away else ()
    floor, steps = _floor_and_steps(venue, space, speech)
    language = WAYS_LANGUAGE if in_danish(venue, space, speech) else ""
    *before, door = (starting_large(step) for step in steps)
    symbol = _step_symbol(venue.room(space.rooms[0]).reach)
    first = tuple(StepLine(symbol, title, "", language) for title in before)
    if not first:
        where = speech.words.in_row([speech.name(space.name), speech.within(floor)]) if floor else space.name
        return (*house, StepLine("doorEnter", door, where, language, floor))
    up = replace(first[0], detail=starting_large(floor), floor=floor)
    return (*house, up, *first[1:], StepLine("doorEnter", door, space.name, language))


def _floor_and_steps(venue: Venue, space: Space, speech: Speech) -> tuple[str, tuple[str, ...]]:
    """The floor, where the way begins with it, and what one does then."""
    first, *others = way_steps(venue, space, language=speech.words.language)
    return (first, tuple(others)) if others else ("", (first,))


def _step_symbol(reach: Reach) -> str:
    match reach:
        case Reach.STEP_FREE:
            return "footprints"
        case Reach.STAIRS:
            return "stairs"
        case _:
            return "elevator"
