"""All that people and fate will do in one seed, drawn beforehand: a list from which any part can be left out."""

from random import Random

from booking_core.simulation.faults import APART, MIXES, Blow
from booking_core.simulation.people import OFTEN, Visit
from booking_core.simulation.town import KINDS
from booking_core.simulation.world import Plan

HOUR = 3600.0
HOURS = 54
"""From six in the morning of the first day to noon of the third."""

VISITS = 420
MOST_BLOWS = 36
MOST_OF = {"restore": 3, "two-primaries": 2, "calamity": 2, "clone": 2, "image": 3, "new-disk": 3, "destroy": 1}
"""What keeps a town busy for hours strikes a few times at most: people must come to book, too."""

QUIET_HOURS = 2
"""Before the end nobody's luck is tried any more, so that what is under way comes to its end."""


def plan_of(seed: int, mix: str) -> Plan:
    """What happens in `seed`. Of the mix's faults each seed tries some: the rare ones are then not drowned."""
    random = Random(f"{mix} {seed}")
    happenings: list[Visit | Blow] = [_visit(random) for _ in range(VISITS)]
    happenings += _blows(random, MIXES[mix])
    happenings.sort(key=lambda one: one.at)
    return Plan(random.getrandbits(48), random.randrange(KINDS), tuple(happenings), HOURS * HOUR)


def _visit(random: Random) -> Visit:
    wants = random.choices(list(OFTEN), weights=list(OFTEN.values()))[0]
    day, hour = random.randrange(3), random.uniform(0.5, 16.5)
    at = min((day * 24 + hour) * HOUR, (HOURS - random.random() * 5) * HOUR)
    return Visit(at, wants, random.randrange(3), random.getrandbits(48))


def _blows(random: Random, kinds: tuple[str, ...]) -> list[Blow]:
    if not kinds:
        return []
    tried = [kind for kind in kinds if random.random() < 0.45] or [random.choice(kinds)]
    for both in APART:
        if both.issubset(tried):
            tried.remove(random.choice(sorted(both)))
    last = (HOURS - QUIET_HOURS) * HOUR
    count = random.randint(3, MOST_BLOWS)
    struck = [random.choice(tried) for _ in range(count)]
    kept = [kind for number, kind in enumerate(struck) if struck[:number].count(kind) < MOST_OF.get(kind, count)]
    return [Blow(random.uniform(HOUR, last), kind, random.randrange(3), random.getrandbits(48)) for kind in kept]
