"""Slowing down whoever does something too often: so many tries an address, then a pause.

For what costs something; codes that can be guessed are counted by all processes together, see `guesses`. Kept in memory
alone, by each process for itself, and forgotten after the pause; a network of the newer kind (IPv6) counts by its first
64 bits, as one subscriber has that many addresses.
"""

from collections import OrderedDict
from dataclasses import dataclass
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


class Tries:
    """Counts tries by address, up to `most` of them. Safe to call from any thread."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._counted: OrderedDict[str, Counted] = OrderedDict()
        self._lock = Lock()

    def may_try(self, address: str, *, now: datetime) -> bool:
        """Whether `address` has not used up its tries."""
        with self._lock:
            return self._of(subscriber(address), now).count < self._most

    def tried(self, address: str, *, now: datetime) -> None:
        """`address` has used one."""
        key = subscriber(address)
        with self._lock:
            before = self._of(key, now)
            self._counted[key] = Counted(before.since, before.count + 1)
            self._counted.move_to_end(key)
            while len(self._counted) > MOST_ADDRESSES:
                self._counted.popitem(last=False)

    def _of(self, key: str, now: datetime) -> Counted:
        kept = self._counted.get(key)
        return kept if kept is not None and now - kept.since < PAUSE else Counted(now, 0)


def subscriber(address: str) -> str:
    """Whom `address` belongs to, as far as it says."""
    parsed = address_in(address)
    return str(ip_network((parsed, _SUBSCRIBER_BITS), strict=False)) if isinstance(parsed, IPv6Address) else address
