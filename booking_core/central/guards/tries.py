"""Slowing down whoever does something too often: so many an address, then a pause.

    done too often already          ──► TooManyTries: the pause
    as many as may be are under way ──► TooFast: a moment, until it is known which of them were done
    else                            ──► it is looked at, and counted if it was done

For what costs something; codes that can be guessed are counted by all processes together, see `guesses`. Of many sent
at once no more are done than one after the other, and none of those who share an address waits for what another was
refused. Kept in memory alone, by each process for itself, and forgotten after the pause.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Lock
from time import monotonic

from booking_core.central.guards.pace import TooFast
from booking_core.central.guards.subscribers import MOST_ADDRESSES, subscriber

MOST_JOINS = 20
"""So many wishes from one address in one pause's length, for the waiting list or for the house to hear.

A library's computers share an address.
"""
MOST_TOLD = 10
"""So much that is broken, told by people without a receipt from one address in one pause's length."""

PAUSE = timedelta(minutes=10)
A_MOMENT_SECONDS = 1


@dataclass(frozen=True, slots=True)
class Counted:
    """How many since when, by the clock that nobody sets."""

    since: float
    count: int


class TooManyTries(Exception):
    """Whoever sends it has used up their tries, and waits for `PAUSE`."""


@dataclass(slots=True)
class Try:
    """One of them, which is not counted unless somebody says that it was used."""

    is_used: bool = field(default=False, init=False)

    def was_used(self) -> None:
        """It counts."""
        self.is_used = True


class Tries:
    """Counts tries by address, up to `most` of them. Safe to call from any thread.

    The pause is one of `steady`, in seconds: whoever sets the machine's clock keeps nobody out and lets nobody in.
    """

    def __init__(self, most: int, steady: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._steady = steady
        self._counted: OrderedDict[str, Counted] = OrderedDict()
        self._under_way: Counter[str] = Counter()
        self._lock = Lock()

    @contextmanager
    def one_from(self, address: str) -> Iterator[Try]:
        """In the block `address` may do it.

        Raises:
            TooManyTries: it may not, for `PAUSE`.
            TooFast: others behind that address are at it; in a moment it may.
        """
        key, one = subscriber(address), Try()
        self._begin(key)
        try:
            yield one
        finally:
            self._end(key, is_used=one.is_used)

    def _begin(self, key: str) -> None:
        with self._lock:
            used = self._of(key).count
            if used >= self._most:
                raise TooManyTries
            if used + self._under_way[key] >= self._most:
                raise TooFast(A_MOMENT_SECONDS)
            self._under_way[key] += 1

    def _end(self, key: str, *, is_used: bool) -> None:
        with self._lock:
            self._under_way[key] -= 1
            if not self._under_way[key]:
                del self._under_way[key]
            if is_used:
                self._count(key)

    def are_used_up(self, address: str) -> bool:
        """Whether `address` has none left at this moment; asking is none."""
        with self._lock:
            return self._of(subscriber(address)).count >= self._most

    def _count(self, key: str) -> None:
        before = self._of(key)
        self._counted[key] = Counted(before.since, before.count + 1)
        self._counted.move_to_end(key)
        while len(self._counted) > MOST_ADDRESSES:
            self._counted.popitem(last=False)

    def _of(self, key: str) -> Counted:
        kept, now = self._counted.get(key), self._steady()
        return kept if kept is not None and now - kept.since < PAUSE.total_seconds() else Counted(now, 0)
