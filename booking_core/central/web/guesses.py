"""Slowing down whoever guesses codes: so many misses an address, then a pause.

Kept in memory alone, and forgotten after the pause; a network of the newer kind (IPv6) counts by its first 64 bits,
as one subscriber has that many addresses.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock

MOST_MISSES = 20
PAUSE = timedelta(minutes=10)
MOST_ADDRESSES = 10_000
_SUBSCRIBER_BITS = 64


@dataclass(frozen=True, slots=True)
class Misses:
    """How many since when."""

    since: datetime
    count: int


class Guesses:
    """Counts misses by address. Safe to call from any thread."""

    def __init__(self) -> None:
        self._misses: OrderedDict[str, Misses] = OrderedDict()
        self._lock = Lock()

    def may_guess(self, address: str, *, now: datetime) -> bool:
        """Whether `address` may try a code."""
        with self._lock:
            return self._of(_subscriber(address), now).count < MOST_MISSES

    def missed(self, address: str, *, now: datetime) -> None:
        """A code from `address` was none."""
        key = _subscriber(address)
        with self._lock:
            before = self._of(key, now)
            self._misses[key] = Misses(before.since, before.count + 1)
            self._misses.move_to_end(key)
            while len(self._misses) > MOST_ADDRESSES:
                self._misses.popitem(last=False)

    def _of(self, key: str, now: datetime) -> Misses:
        kept = self._misses.get(key)
        return kept if kept is not None and now - kept.since < PAUSE else Misses(now, 0)


def _subscriber(address: str) -> str:
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return str(ip_network((parsed, _SUBSCRIBER_BITS), strict=False))
    return str(parsed)
