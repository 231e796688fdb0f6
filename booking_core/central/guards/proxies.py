"""Who asks, when a proxy asks for them: X-Forwarded-For is believed from the proxies that operations named."""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Networks = tuple[IPv4Network | IPv6Network, ...]

THIS_MACHINE: Networks = (ip_network("127.0.0.0/8"), ip_network("::1/128"))


def sender_behind(peer: str, forwarded: Iterable[str], proxies: Networks) -> str:
    """The address that asks. `forwarded` are the values of X-Forwarded-For, `peer` is who holds the connection.

    Every proxy writes behind what it was sent whom it speaks for, so they are read from the end, as long as the one
    who wrote is a known proxy. What stands before that anybody may have written.

        client ─► 203.0.113.5 (ours) ─► 127.0.0.1 (ours) ─► here:   X-Forwarded-For: made up, client, 203.0.113.5
    """
    sender = peer
    said = [part.strip() for value in forwarded for part in value.split(",")]
    while said and _is_one_of(sender, proxies):
        former = said.pop()
        if address_in(former) is None:
            break
        sender = former
    return sender


def _is_one_of(address: str, networks: Networks) -> bool:
    parsed = address_in(address)
    return parsed is not None and any(parsed in network for network in networks)


@lru_cache(1024)
def address_in(text: str) -> IPv4Address | IPv6Address | None:
    """The address that `text` is; None where it is none. Whoever asks once asks again.

    One of IPv4 is so too where the service answers at `::`, and hears it as `::ffff:192.0.2.7`.
    """
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address
