"""Whom an address belongs to: what is counted by address counts by subscriber, and of so many of them."""

from ipaddress import IPv6Address, ip_network

from booking_core.central.guards.proxies import address_in

MOST_ADDRESSES = 10_000
_SUBSCRIBER_BITS = 64


def subscriber(address: str) -> str:
    """Whom `address` belongs to, as far as it says: of the newer kind (IPv6) one subscriber has 64 bits of them."""
    parsed = address_in(address)
    return str(ip_network((parsed, _SUBSCRIBER_BITS), strict=False)) if isinstance(parsed, IPv6Address) else address
