"""What is told to be broken, dirty or missing, answer by answer, and what the page says of it.

THING ──► KIND ──► SENDING ──► SAID ──► THING (something more)
  ▲        │                    │ ▲
  └─ back ─┘                    └─┘ kept, and contact is back: what has become of it
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from booking_core.domain.bookings import Booking
from booking_core.domain.places import Space
from booking_core.domain.told.conditions import MOST_A_BOOKING, ConditionKind, Thing, WhyNotTold, in_order, things_in
from booking_core.language.condition_words import condition_line, kind_named, thing_named, told_again
from ui.ports import (
    ConditionKept,
    ConditionOnList,
    ConditionOutcome,
    ConditionTelling,
    HousePicture,
    KioskOutOfOrder,
)
from ui.view_models.visit.speech import Speech, bound

MOST_PLAIN, MOST_LARGE = 9, 4
THING_ICONS = {
    Thing.FURNITURE: "armchair",
    Thing.SCREEN: "projector",
    Thing.HEARING_LOOP: "ear",
    Thing.LIGHT: "lamp",
    Thing.HEATING: "thermometer",
    Thing.DOOR: "lock",
    Thing.TOILET: "personStanding",
    Thing.KITCHEN: "utensils",
    Thing.OTHER: "ellipsis",
}
KIND_ICONS = {ConditionKind.BROKEN: "wrench", ConditionKind.DIRTY: "broom", ConditionKind.MISSING: "circleDashed"}


class Step(Enum):
    """How far the telling has come."""

    THING = auto()
    KIND = auto()
    SENDING = auto()
    SAID = auto()


@dataclass(frozen=True, slots=True)
class Telling:
    """What was chosen, and what came of it; `first` is the first answer shown where not all have room."""

    step: Step = Step.THING
    thing: Thing | None = None
    kind: ConditionKind | None = None
    first: int = 0
    sent: ConditionTelling | None = None
    outcome: ConditionOutcome | None = None


@dataclass(frozen=True, slots=True)
class ConditionOption:
    """An answer with its picture."""

    key: str
    text: str
    symbol: str


@dataclass(frozen=True, slots=True)
class ConditionState:
    """`plate` is "told" when the house has it, "kept" while it waits for a connection, or empty."""

    about: str = ""
    heading: str = ""
    plate: str = ""
    what: str = ""
    known: str = ""
    anonymous: str = ""
    urgent: str = ""
    more: str = ""
    trouble: str = ""
    back: str = ""
    another: str = ""
    done: str = ""
    further: str = ""
    options: tuple[ConditionOption, ...] = ()
    pictured: bool = False


def derive_state(
    picture: HousePicture, booking: Booking, telling: Telling, *, speech: Speech, most: int
) -> ConditionState:
    """What the page shows of a telling about the room of `booking`; `most` answers have room."""
    places = picture.municipality
    space, venue = places.space_by_id[booking.space], places.venue_of_space[booking.space]
    options = tuple(_options(picture, space, telling, speech))
    thing = "" if telling.thing is None else thing_named(speech.words, telling.thing)
    is_said = telling.step is Step.SAID
    return ConditionState(
        about=" · ".join(filter(None, (speech.say("condition.title"), space.name, "" if is_said else thing))),
        heading=_heading(telling, speech),
        plate=_plate(telling.outcome),
        what=_line(telling, speech) if is_said else "",
        known=_known(picture, space, speech) if telling.step is Step.THING else "",
        anonymous=speech.say("condition.anonymous"),
        urgent=bound(speech.say("condition.urgent", phone=venue.phone)),
        more=_more(telling.outcome, speech),
        trouble=_trouble(telling.outcome, speech),
        back=speech.say("condition.back" if is_said else "simple.back"),
        another=speech.say("condition.another") if is_said else "",
        done=speech.say("condition.done") if is_said else "",
        further=speech.say("simple.more") if len(options) > most else "",
        options=options[telling.first : telling.first + most],
        pictured=telling.step is Step.THING,
    )


def _options(picture: HousePicture, space: Space, telling: Telling, speech: Speech) -> Iterator[ConditionOption]:
    match telling.step:
        case Step.THING:
            for thing in things_in(picture.municipality, space):
                yield ConditionOption(thing.value, thing_named(speech.words, thing), THING_ICONS[thing])
        case Step.KIND:
            for kind in ConditionKind:
                yield ConditionOption(kind.value, kind_named(speech.words, kind), KIND_ICONS[kind])
        case _:
            return


def _heading(telling: Telling, speech: Speech) -> str:
    match telling.step:
        case Step.THING:
            return speech.say("condition.about")
        case Step.KIND:
            return speech.say("condition.question")
        case Step.SENDING:
            return speech.say("simple.wait")
        case Step.SAID if isinstance(telling.outcome, ConditionOnList | ConditionKept):
            return speech.say("condition.thanks")
        case _:
            return speech.say("condition.title")


def _plate(outcome: ConditionOutcome | None) -> str:
    match outcome:
        case ConditionOnList():
            return "told"
        case ConditionKept():
            return "kept"
        case _:
            return ""


def _line(telling: Telling, speech: Speech) -> str:
    if telling.kind is None or telling.thing is None:
        return ""
    return condition_line(speech.words, telling.kind, telling.thing)


def _known(picture: HousePicture, space: Space, speech: Speech) -> str:
    """What the house has been told of that room already, so that nobody need tell it again."""
    here = [one for one in in_order(picture.conditions) if one.space == space.id]
    lines = "; ".join(speech.words.within(condition_line(speech.words, one.kind, one.thing)) for one in here)
    return speech.say("condition.known", what=lines) if lines else ""


def _more(outcome: ConditionOutcome | None, speech: Speech) -> str:
    match outcome:
        case ConditionOnList(report=report):
            return " ".join(filter(None, (speech.say("condition.told"), told_again(speech.words, report))))
        case ConditionKept():
            return f"{speech.say('condition.kept')} {speech.say('condition.kept-more')}"
        case _:
            return ""


def _trouble(outcome: ConditionOutcome | None, speech: Speech) -> str:
    match outcome:
        case WhyNotTold():
            return speech.say(f"condition.{outcome.value}", most=MOST_A_BOOKING)
        case KioskOutOfOrder():
            return speech.say("condition.not-kept")
        case _:
            return ""
