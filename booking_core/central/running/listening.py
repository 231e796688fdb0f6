"""Where the service answers."""

import socket
from dataclasses import dataclass, replace

from booking_core.central.failures import AddressTaken

ANSWERING = "--host and --port"
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104  # compared with, not bound


@dataclass(frozen=True, slots=True)
class Address:
    """`host` is a name or a number of this machine; one of IPv6 stands without its brackets."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"http://[{self.host}]:{self.port}" if ":" in self.host else f"http://{self.host}:{self.port}"

    def overlaps(self, other: "Address") -> bool:
        """Whether nobody can answer at both, which are numbers."""
        hosts = {self.host, other.host}
        return self.port == other.port and (len(hosts) == 1 or not hosts.isdisjoint(EVERYWHERE))


def free_address(address: Address, *, options: str = ANSWERING) -> Address:
    """The same by its number, at which this process may answer; it is chosen with those `options`.

    Raises:
        AddressTaken: another program answers there, or the machine has no such address.
    """
    try:
        family, number = _looked_up(address)
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((number, address.port))
    except OSError as err:
        raise AddressTaken(str(address), err.strerror or str(err), options=options) from err
    return replace(address, host=number)


def check_apart(address: Address, metrics: Address) -> None:
    """Nothing, when the two, which are numbers, can both be answered at.

    Raises:
        AddressTaken: they cannot.
    """
    if metrics.overlaps(address):
        raise AddressTaken(str(metrics), "the service itself is to answer there", options="--metrics")


def _looked_up(address: Address) -> tuple[socket.AddressFamily, str]:
    """The number behind a name; of several that of IPv4, as most write their proxy's settings."""
    found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    family, *_, where = min(found, key=lambda one: one[0] != socket.AF_INET)
    return family, str(where[0])
