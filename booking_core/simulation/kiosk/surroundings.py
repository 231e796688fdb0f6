"""What every machine of the town stands in."""

from dataclasses import dataclass
from random import Random

from booking_core.domain.places import Municipality
from booking_core.simulation.clockwork import Clockwork
from booking_core.simulation.network import Network
from booking_core.simulation.rules import Rules
from booking_core.simulation.watch import Watch


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every process needs."""

    municipality: Municipality
    rules: Rules
    clockwork: Clockwork
    network: Network
    watch: Watch
    random: Random
