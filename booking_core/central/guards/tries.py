"""Slowing down whoever does something too often: so many tries an address, then a pause.

For what costs something; codes that can be guessed are counted by all processes together, see `guesses`. A try is
counted before it is looked at, so that of many sent at once no more are done. Kept in memory alone, by each process for
itself, and forgotten after the pause; a network of the newer kind (IPv6) counts by its first 64 bits, as one subscriber
has that many addresses.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_network
from threading import Lock

from booking_core.central.guards.proxies import address_in

MOST_JOINS = 20
"""So many wishes from one address in one pause's length, for the waiting list or for the house to hear.

A library's computers share an address.
"""
MOST_TOLD = 10
"""So much that is broken, told by people without a receipt from one address in one pause's length."""

PAUSE = timedelta(minutes=10)
MOST_ADDRESSES = 10_000
_SUBSCRIBER_BITS = 64


@dataclass(frozen=True, slots=True)
class Counted:
    """How many since when."""

    since: datetime
    count: int


class TooManyTries(Exception):
    """Whoever sends it has used up their tries, and waits for `PAUSE`."""


@dataclass(slots=True)
class Try:
    """One of them, which is not counted any more unless somebody says that it was used."""

    is_used: bool = field(default=False, init=False)

    def was_used(self) -> None:
        """It stays counted."""
        self.is_used = True


class Tries:
    """Counts tries by address, up to `most` of them. Safe to call from any thread."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._counted: OrderedDict[str, Counted] = OrderedDict()
        self._lock = Lock()

    @contextmanager
    def one_from(self, address: str, *, now: datetime) -> Iterator[Try]:
        """In the block `address` may do it.

        Raises:
            TooManyTries: it may not.
        """
        key, one = subscriber(address), Try()
        self._count(key, now)
        try:
            yield one
        finally:
            if not one.is_used:
                self._count_no_more(key, now)

    def are_used_up(self, address: str, *, now: datetime) -> bool:
        """Whether `address` has none left at this moment; asking is none."""
        with self._lock:
            return self._of(subscriber(address), now).count >= self._most

    def _count(self, key: str, now: datetime) -> None:
        with self._lock:
            before = self._of(key, now)
            if before.count >= self._most:
                raise TooManyTries
            self._counted[key] = Counted(before.since, before.count + 1)
            self._counted.move_to_end(key)
            while len(self._counted) > MOST_ADDRESSES:
                self._counted.popitem(last=False)

    def _count_no_more(self, key: str, now: datetime) -> None:
        with self._lock:
            before = self._of(key, now)
            if before.count:
                self._counted[key] = Counted(before.since, before.count - 1)

    def _of(self, key: str, now: datetime) -> Counted:
        kept = self._counted.get(key)
        return kept if kept is not None and now - kept.since < PAUSE else Counted(now, 0)


def subscriber(address: str) -> str:
    """Whom `address` belongs to, as far as it says."""
    parsed = address_in(address)
    return str(ip_network((parsed, _SUBSCRIBER_BITS), strict=False)) if isinstance(parsed, IPv6Address) else address
