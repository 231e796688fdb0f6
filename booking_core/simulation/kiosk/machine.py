"""A kiosk's hardware, and what may befall it or the process that runs on it."""

from dataclasses import dataclass, field
from enum import Enum, auto
from random import Random
from typing import TYPE_CHECKING

from booking_core.domain.identity import DeviceId
from booking_core.domain.places import Municipality
from booking_core.simulation.clockwork import Clockwork
from booking_core.simulation.kiosk.disk import Disk, Memory
from booking_core.simulation.network import Network
from booking_core.simulation.rules import Rules
from booking_core.simulation.watch import Watch

if TYPE_CHECKING:
    from booking_core.simulation.kiosk.process import Process


class Edge(Enum):
    """Where a process may end."""

    BEFORE_COMMIT = auto()
    AFTER_COMMIT = auto()
    AFTER_WITNESS = auto()
    AFTER_PRINT = auto()


class Trouble(Enum):
    """What a disk may do at the next commit."""

    REFUSES = auto()
    REFUSES_AND_WRITES = auto()


class Ends(Enum):
    KILLED = auto()
    POWER_CUT = auto()


@dataclass(slots=True)
class Machine:
    """Hardware: what lasts, what outlives a process, and how its clock runs against the true time."""

    device: DeviceId
    disk: Disk = field(default_factory=Disk)
    memory: Memory = field(default_factory=Memory)
    rate: float = 1.0
    jump: float = 0.0
    process: "Process | None" = None
    is_gone: bool = False
    end_at: tuple[Edge, Ends, int] | None = None
    """The next time its process is at that edge it ends so, and the disk loses so many entries."""
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every process needs."""

    municipality: Municipality
    rules: Rules
    clockwork: Clockwork
    network: Network
    watch: Watch
    random: Random
