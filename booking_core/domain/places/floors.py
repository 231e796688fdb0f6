"""On which floor a room lies, read from the first words of its way: "1. sal, op ad trappen" is the first floor."""

import re
from dataclasses import dataclass

from booking_core.domain.places import Room, Venue

GROUND = 0
_UPPER = re.compile(r"(\d{1,2})\. sal")
_NAMED = {"stuen": GROUND, "stueetagen": GROUND, "kælderen": -1, "kælder": -1}


@dataclass(frozen=True, slots=True)
class Floor:
    """A part of a house one walks to. `level` counts from the ground; None where the way names another part.

    `name` is as the places file writes it; it is empty where the way does not say.
    """

    level: int | None
    name: str = ""


NOWHERE_NAMED = Floor(None)


def floor_of(venue: Venue, room: Room) -> Floor:
    """The floor of `room`. One whose way names none lies where people come in, if the house tells its floors."""
    named = _named_floor(room)
    if named != NOWHERE_NAMED or not any(_named_floor(other).level is not None for other in venue.rooms):
        return named
    return Floor(GROUND)


def _named_floor(room: Room) -> Floor:
    first, *others = [part.strip() for part in room.way.split(",") if part.strip()] or [""]
    if not others:
        return NOWHERE_NAMED
    name = first[:1].lower() + first[1:]
    upper = _UPPER.fullmatch(name)
    level = int(upper[1]) if upper else _NAMED.get(name)
    return Floor(level) if level is not None else Floor(None, name)
