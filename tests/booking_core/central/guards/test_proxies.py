"""Whom a proxy speaks for is believed from the proxies that were named, and from nobody else."""

from ipaddress import ip_network

import pytest

from booking_core.central.guards.proxies import THIS_MACHINE, Networks, sender_behind

OURS: Networks = (*THIS_MACHINE, ip_network("203.0.113.0/28"))


@pytest.mark.parametrize(
    ("peer", "forwarded", "proxies", "sender"),
    [
        ("198.51.100.7", [], OURS, "198.51.100.7"),
        ("127.0.0.1", ["198.51.100.7"], OURS, "198.51.100.7"),
        ("::1", ["2001:db8::7"], OURS, "2001:db8::7"),
        ("::ffff:127.0.0.1", ["198.51.100.7"], OURS, "198.51.100.7"),
        ("127.0.0.1", ["made-up, 192.0.2.9, 198.51.100.7"], OURS, "198.51.100.7"),
        ("127.0.0.1", ["192.0.2.9", "198.51.100.7, 203.0.113.5"], OURS, "198.51.100.7"),
        ("198.51.100.7", ["192.0.2.9"], OURS, "198.51.100.7"),
        ("203.0.113.5", ["192.0.2.9"], THIS_MACHINE, "203.0.113.5"),
        ("127.0.0.1", ["192.0.2.9"], (), "127.0.0.1"),
        ("127.0.0.1", ["somebody"], OURS, "127.0.0.1"),
        ("127.0.0.1", [""], OURS, "127.0.0.1"),
        ("", ["192.0.2.9"], OURS, ""),
    ],
)
def test_the_sender_is_the_last_that_a_known_proxy_named(
    peer: str, forwarded: list[str], proxies: Networks, sender: str
) -> None:
    assert sender_behind(peer, forwarded, proxies) == sender
