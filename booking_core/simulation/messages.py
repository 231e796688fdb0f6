"""What the machines of the town say to each other besides the messages of `protocol`: the handshake, and a snapshot."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Command, Incarnation, JournalEnd


class Objection(Enum):
    """`NotUnderstood`, by what was wrong."""

    EPOCH = auto()
    LIFE = auto()
    JOURNAL = auto()


@dataclass(frozen=True, slots=True)
class Hello:
    """The last step of the handshake. `challenge` is used once: heard again, it gets the first answer."""

    last: JournalEnd | None
    challenge: int


@dataclass(frozen=True, slots=True)
class Welcome:
    incarnation: Incarnation
    previous: Incarnation
    now: datetime
    is_recovering: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """A command and who sends it. `is_patient`: it waits on paper, and not at a screen."""

    command: Command
    origin: Origin
    is_patient: bool = False


@dataclass(frozen=True, slots=True)
class SnapshotWanted:
    """Everything a replica needs."""
