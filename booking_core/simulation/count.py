"""What a seed came to, in numbers that can be added up over many."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Count:
    """What a seed came to."""

    steps: int = 0
    bookings: int = 0
    faults: int = 0
    spoilt: int = 0
    """Messages that were lost or doubled by a link that does so, and transactions that a full centre undid."""

    kinds: Counter[str] = field(default_factory=Counter)
    """The faults by kind."""

    continued: int = 0
    """Bookings that a kiosk let go on from another."""

    shown_early: int = 0
    """Papers that were shown elsewhere before their kiosk had told of them."""

    offline_wanted: int = 0
    offline_confirmed: int = 0
    excused: int = 0
    only_on_paper: int = 0
    doubts: int = 0
    restores: int = 0
    revoked: int = 0
    """Machines that two people declared lost."""
