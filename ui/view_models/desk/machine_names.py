"""What the house's own machines are called to those who work there, and which runs an older program than the others."""

import re
from collections.abc import Iterable

from booking_core.domain.identity import DeviceId
from booking_core.domain.places import Municipality
from ui.view_models.visit.speech import Speech

_UNNAMED = re.compile(r"desk(?:-(?P<number>\d+))?$")
"""What IT operations gave no name is called so by the centre: the first desk of a house, the second, and so on."""


def desk_name(municipality: Municipality, desk: DeviceId, speech: Speech) -> str:
    """ "skranken i Medborgerhuset": a desk by the name it has in its house; its id where no house is known by it."""
    houses = [venue for venue in municipality.venues if desk.startswith(f"{venue.id}-")]
    if not houses:
        return desk
    venue = max(houses, key=lambda one: len(one.id))
    name = desk.removeprefix(f"{venue.id}-")
    unnamed = _UNNAMED.match(name)
    if unnamed is None:
        return speech.say("kiosks.desk-named", name=name, house=venue.name)
    if unnamed["number"] is None:
        return speech.say("kiosks.desk", house=venue.name)
    return speech.say("kiosks.desk-numbered", number=unnamed["number"], house=venue.name)


_NAME = "moedested "
_PROGRAM = re.compile(_NAME + r"(?P<release>\d+(?:\.\d+)*)$")
"""As machines say it of themselves, where they run a release: of anything else nobody knows whether it is older."""


def newer_release(software: str, others: Iterable[str]) -> str:
    """The newest release that `others` run, where `software` is an older one; else nothing."""
    own = _release(software)
    newest = max(others, key=_release, default="")
    is_older = bool(own) and own < _release(newest)
    return newest.removeprefix(_NAME) if is_older else ""


def _release(software: str) -> tuple[int, ...]:
    """Its numbers, without the noughts at the end: 1.2 is 1.2.0."""
    program = _PROGRAM.match(software)
    numbers = [] if program is None else [int(one) for one in program["release"].split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
