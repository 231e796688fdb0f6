"""Telling the service manager that the screen is up (sd_notify(3)): until then a start has not succeeded."""

import os
import socket
from contextlib import suppress
from typing import Final

VARIABLE: Final = "NOTIFY_SOCKET"
READY: Final = b"READY=1"


def tell_ready() -> None:
    """Say so where somebody wants to know; a manager that does not listen is no reason to stop."""
    address = os.environ.get(VARIABLE)
    if not address:
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.sendto(READY, _path(address))


def _path(address: str) -> str:
    """An address that begins with @ is a name and no file."""
    return f"\0{address[1:]}" if address.startswith("@") else address
