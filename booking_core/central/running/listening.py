"""Where the service answers."""

import socket
from dataclasses import dataclass

from booking_core.central.failures import AddressTaken


@dataclass(frozen=True, slots=True)
class Address:
    host: str
    port: int

    def __str__(self) -> str:
        return f"http://{self.host}:{self.port}"


def check_is_free(address: Address, *, options: str = "--host and --port") -> None:
    """Nothing, when this process may answer at `address`, which is chosen with those `options`.

    Raises:
        AddressTaken: another program answers there, or the machine has no such address.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
        except OSError as err:
            raise AddressTaken(str(address), err.strerror or str(err), options=options) from err
