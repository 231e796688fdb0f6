"""How fast one sender may go on: a bucket of tokens that fills steadily, a token a request.

For what costs something. What can be guessed is counted by misses instead: see `guesses`. Kept in memory alone; of more
senders than can be kept, the one that was quiet the longest is forgotten.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from threading import Lock
from time import monotonic

from booking_core.central.guards.subscribers import MOST_ADDRESSES, subscriber


@dataclass(frozen=True, slots=True)
class Allowance:
    """`at_once` requests in one go, and `a_minute` for as long as it takes."""

    at_once: int
    a_minute: int


class Pace(Enum):
    """What is asked, as far as its pace is minded. A handler names its own in `opt`."""

    LOOKING = "looking"
    """Pages, receipts, availability, calendars."""
    SENDING = "sending"
    """Bookings, cancellations and wishes of people and partners."""
    LAYING_OUT = "laying-out"
    """Series: each lays out up to a year of dates."""
    TELLING = "telling"
    """The messages of one machine, told from the others by its signature."""
    MISTAKEN = "mistaken"
    """Messages that are of no machine, tokens of no program, and what cannot be read, by the address they come from."""


USUAL_PACES = {
    Pace.LOOKING: Allowance(at_once=300, a_minute=600),
    Pace.SENDING: Allowance(at_once=60, a_minute=120),
    Pace.LAYING_OUT: Allowance(at_once=20, a_minute=30),
    Pace.TELLING: Allowance(at_once=1000, a_minute=1200),
    Pace.MISTAKEN: Allowance(at_once=300, a_minute=600),
}


class TooFast(Exception):
    """Not now: in `seconds` the same may be sent again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Bucket:
    """The tokens of every sender for one pace. Safe to call from any thread."""

    def __init__(self, allowance: Allowance, clock: Callable[[], float] = monotonic) -> None:
        self._allowance = allowance
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, sender: str) -> None:
        """Take a token of `sender`'s.

        Raises:
            TooFast: there is none left.
        """
        key, now = subscriber(sender), self._clock()
        with self._lock:
            tokens = self._tokens(key, now)
            if tokens < 1:
                raise TooFast(self._seconds_until_one(tokens))
            self._keep(key, tokens - 1, now)

    def check(self, sender: str) -> None:
        """Nothing, while `sender` has a token left.

        Raises:
            TooFast: there is none left.
        """
        with self._lock:
            tokens = self._tokens(subscriber(sender), self._clock())
        if tokens < 1:
            raise TooFast(self._seconds_until_one(tokens))

    def _tokens(self, key: str, now: float) -> float:
        tokens, since = self._kept.get(key, (self._allowance.at_once, now))
        return min(self._allowance.at_once, tokens + (now - since) * self._allowance.a_minute / 60)

    def _seconds_until_one(self, tokens: float) -> int:
        return int((1 - tokens) * 60 / self._allowance.a_minute) + 1

    def _keep(self, key: str, tokens: float, now: float) -> None:
        self._kept[key] = (tokens, now)
        self._kept.move_to_end(key)
        while len(self._kept) > MOST_ADDRESSES:
            self._kept.popitem(last=False)
