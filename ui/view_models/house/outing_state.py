"""What the page of somewhere to go says, and what became of its slip: pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from booking_core.domain.bookings import Openness
from booking_core.domain.finding.outings import Outing, outing_url
from booking_core.domain.finding.search import Offer
from booking_core.domain.places import Reach, Space, Venue
from booking_core.domain.time_spans import local_day
from booking_core.language.spoken import spoken_words
from ui.ports import HousePicture
from ui.view_models.house.nearby import offer_of
from ui.view_models.offering.offers import choice_of, walk_to
from ui.view_models.shown.paper import qr_modules
from ui.view_models.shown.places import floor_of
from ui.view_models.shown.plans import NO_PLAN, PlanState, plan_of
from ui.view_models.shown.room_pictures import NO_ROOM, RoomPictureState, picture_of_room
from ui.view_models.shown.steps import StepLine, way_lines
from ui.view_models.visit.session import Certainty, Choice, Session
from ui.view_models.visit.speech import Speech

FEATURE_ICONS = {"hearing-loop": "ear", "child-friendly": "babyCarriage", "projector": "projector", "piano": "music"}
REACH_ICONS = {Reach.STEP_FREE: "accessibility", Reach.LIFT: "elevator", Reach.STAIRS: "stairs"}
MOST_FACTS = 5


class Slip(Enum):
    """What became of the paper."""

    NONE = auto()
    PRINTING = auto()
    PRINTED = auto()
    NOT_PRINTED = auto()
    SPARED = auto()
    """Many have been printed just now."""


SLIP_TEXTS = {
    Slip.PRINTING: "outing.printing",
    Slip.PRINTED: "outing.printed",
    Slip.NOT_PRINTED: "outing.not-printed",
    Slip.SPARED: "outing.spared",
}

ENDS = frozenset({Slip.PRINTED, Slip.NOT_PRINTED})
"""There is nothing more to do here but to go."""


@dataclass(frozen=True, slots=True)
class Fact:
    symbol: str
    text: str


@dataclass(frozen=True, slots=True)
class OutingState:
    """`choice` is what "book" leads to. `asks`: it can only be asked for. `free`: a place, and nothing on."""

    heading: str = ""
    time: str = ""
    day: str = ""
    place: str = ""
    note: str = ""
    facts: tuple[Fact, ...] = ()
    way: str = ""
    steps: tuple[StepLine, ...] = ()
    plan: PlanState = NO_PLAN
    room: RoomPictureState = NO_ROOM
    qr_modules: str = ""
    qr_label: str = ""
    qr_spoken: str = ""
    print_slip: str = ""
    slip: str = ""
    done: str = ""
    book: str = ""
    asks: bool = False
    free: bool = False
    back: str = ""
    choice: Choice | None = None


def derive_state(
    picture: HousePicture,
    session: Session,
    outing: Outing,
    *,
    speech: Speech,
    now: datetime,
    slip: Slip = Slip.NONE,
    pictures: Path | None = None,
    chosen: bool = False,
) -> OutingState:
    """What the page says of `outing` at `now`, with the rooms' photos in `pictures`.

    `chosen`: the person looks at the place they are about to book, and goes back to that.
    """
    offer = None if outing.is_event or chosen else _still_free(picture, session, outing, now=now)
    choice = None if offer is None else choice_of(picture, offer, now=now)
    is_on = chosen or offer is not None or (outing.is_event and now < outing.span.ends_at)
    shown = outing if offer is None else replace(outing, span=offer.span)
    note = speech.say("outing.not-booked") if chosen else _note(picture, outing, choice, is_on=is_on, speech=speech)
    return replace(
        _where_to_go(picture, shown, pictures, speech=speech, now=now),
        note=note,
        print_slip=speech.say("outing.print") if is_on and not chosen else "",
        slip=speech.say(SLIP_TEXTS[slip]) if slip in SLIP_TEXTS else "",
        done=speech.say("outing.done") if slip in ENDS and choice is None else "",
        book="" if choice is None else _book(choice, speech),
        asks=choice is not None and choice.certainty is not Certainty.SURE,
        choice=choice,
    )


def _still_free(picture: HousePicture, session: Session, outing: Outing, *, now: datetime) -> Offer | None:
    """The place for as long as it was offered."""
    return offer_of(picture, replace(session, length=outing.span.length), outing.space, now=now)


def _where_to_go(
    picture: HousePicture, outing: Outing, pictures: Path | None, *, speech: Speech, now: datetime
) -> OutingState:
    space = picture.municipality.space_by_id[outing.space]
    venue = picture.municipality.venue_of_space[outing.space]
    day = speech.short_day(local_day(outing.span.starts_at, picture.municipality.zone), now)
    return OutingState(
        heading=outing.title or space.name,
        time=speech.span(outing.span),
        day=speech.starting_large(day),
        place=_place(picture, venue, space, outing, speech=speech),
        facts=tuple(_facts(venue, space, outing, speech=speech))[:MOST_FACTS],
        way=speech.say("outing.way"),
        steps=way_lines(picture, venue, space, speech=speech),
        plan=plan_of(picture, venue, space, speech=speech),
        room=picture_of_room(space, pictures, speech=speech),
        qr_modules=qr_modules(outing_url(picture.municipality.public_url, venue.id, outing)),
        qr_label=speech.say("outing.phone" if outing.is_event else "outing.phone-book"),
        qr_spoken=speech.say("outing.qr" if outing.is_event else "outing.qr-book"),
        free=not outing.is_event,
        back=speech.say("around.back"),
    )


def _place(picture: HousePicture, venue: Venue, space: Space, outing: Outing, *, speech: Speech) -> str:
    """The room of an event; then the floor, or the other house and how far it is."""
    parts = [speech.name(space.name)] if outing.is_event else []
    walk = walk_to(picture, venue)
    if walk > 0:
        parts += [speech.name(venue.name), speech.say("around.on-foot", minutes=walk)]
    elif floor := floor_of(venue, space, speech):
        parts.append(speech.name(floor if parts else speech.starting_large(floor)))
    return speech.line(" · ".join(parts))


def _note(picture: HousePicture, outing: Outing, choice: Choice | None, *, is_on: bool, speech: Speech) -> str:
    """What must be known before one goes."""
    if not is_on:
        return speech.say("outing.over" if outing.is_event else "outing.taken")
    if outing.is_event:
        return speech.say("outing.look-in" if outing.openness is Openness.COME_AND_SEE else "outing.everybody")
    if choice is None:
        return speech.say("outing.call-first", phone=picture.municipality.venue_of_space[outing.space].phone)
    return speech.say("outing.not-booked")


def _facts(venue: Venue, space: Space, outing: Outing, *, speech: Speech) -> Iterator[Fact]:
    """How many, how one gets in, and what is there for ears, children and hands."""
    if not outing.is_event:
        yield Fact("users", speech.say("screen.capacity", count=space.standing_layout.capacity))
        yield Fact("layoutGrid", " · ".join(speech.layout(layout.id) for layout in space.layouts))
    if outing.spoken:
        yield Fact("languages", spoken_words(speech.words, outing.spoken))
    reach = venue.room(space.rooms[0]).reach
    if venue.step_free or reach is Reach.STAIRS:
        wheelchairs = speech.count("count.wheelchairs", space.standing_layout.wheelchair_places)
        words = speech.named(reach)
        yield Fact(REACH_ICONS[reach], words if outing.is_event else f"{words} · {wheelchairs}")
    if venue.accessible_toilet:
        yield Fact("accessibility", speech.say("screen.toilet"))
    for feature in space.features:
        if feature in FEATURE_ICONS:
            yield Fact(FEATURE_ICONS[feature], speech.feature(feature))


def _book(choice: Choice, speech: Speech) -> str:
    key = "screen.book-span" if choice.certainty is Certainty.SURE else "screen.ask-for-span"
    return speech.say(key, span=speech.span_on_a_button(choice.span))
