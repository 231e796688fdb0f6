"""Where a place is, in the words the places file gives."""

from booking_core.domain.finding.search import Offer
from booking_core.domain.places import WAYS_LANGUAGE, Layout, Reach, Space, Venue, steps_of
from ui.view_models.visit.speech import Speech


def floor_of(venue: Venue, space: Space, speech: Speech) -> str:
    """The first part of the way, "1. sal" or "ground floor"; empty where the way is a single sentence.

    In Danish, as on the doors, where the way is not told in the reader's language.
    """
    first, *others = way_steps(venue, space, language=speech.words.language)
    return speech.within(first) if others else ""


def with_floor(name: str, venue: Venue, space: Space, speech: Speech) -> str:
    """`name` and the floor: "Lokale 3, 1. sal"."""
    floor = floor_of(venue, space, speech)
    return speech.words.in_row([speech.name(name), floor]) if floor else name


def way_steps(venue: Venue, space: Space, *, language: str = WAYS_LANGUAGE) -> tuple[str, ...]:
    """The way to the space's first room, a step each; in Danish where it is told in no other language."""
    way = venue.room(space.rooms[0]).way_in(language)
    return steps_of(way)


def in_danish(venue: Venue, space: Space, speech: Speech) -> str:
    """That the way is told in Danish to somebody who reads another language; empty where it is not."""
    is_told = venue.room(space.rooms[0]).tells_way_in(speech.words.language)
    return "" if is_told else speech.say("receipt.in-danish")


def where_is(venue: Venue, space: Space, *, walking_minutes: int, speech: Speech) -> str:
    """Short: "her i huset, 1. sal", or the other house and how far it is."""
    if walking_minutes == 0:
        floor = floor_of(venue, space, speech)
        here = speech.say("screen.here")
        return speech.words.in_row([here, speech.name(floor)]) if floor else here
    return speech.say("screen.elsewhere", house=venue.name, minutes=walking_minutes)


def reasons_for(offer: Offer, *, persons: int, speech: Speech) -> tuple[str, ...]:
    """What speaks for the offer, at most three short facts, none twice."""
    venue, space, layout = offer.venue, offer.space, offer.layout
    facts = [speech.layout(layout.id)] if layout.tables or not layout.standing else []
    if persons <= layout.capacity <= persons * 4 // 3:
        facts.insert(0, speech.say("screen.right-size"))
    facts += [speech.feature(feature) for feature in space.features]
    reach = venue.room(space.rooms[0]).reach
    if reach is not Reach.STAIRS and venue.step_free:
        facts.append(speech.named(reach))
    return tuple(dict.fromkeys(facts))[:3]


def furniture_of(layout: Layout, speech: Speech) -> str:
    """Tables and chairs, or places to stand."""
    if layout.chairs == 0 and layout.tables == 0:
        return speech.say("screen.standing-places", count=layout.standing_places)
    chairs = speech.count("count.chairs", layout.chairs)
    if layout.tables == 0:
        return speech.say("furniture.chairs-only", chairs=chairs)
    return speech.say("furniture.tables-and-chairs", tables=speech.count("count.tables", layout.tables), chairs=chairs)
