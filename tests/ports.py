"""Ports for what a test starts, so that no other test's service answers there."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

HERE = "127.0.0.1"


@contextmanager
def own_port() -> Iterator[int]:
    """A port of this machine that nobody else is given until the block is left.

    The service shares its port with whoever asks to (SO_REUSEPORT), and the kernel deals connections out among them: of
    two that were told the same free port neither complains, and every other request goes to the wrong town. So the port
    is kept by a socket that shares as well, but listens to nobody.
    """
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind((HERE, 0))
        port: int = held.getsockname()[1]
        yield port
