"""Running the service: one process, one event loop, until it is told to stop."""

import asyncio
import signal
import socket
from dataclasses import dataclass

from granian.constants import Interfaces
from granian.server.embed import Server

from booking_core.central.centre import Centre
from booking_core.central.chores import chores_of, keep_doing
from booking_core.central.failures import AddressTaken
from booking_core.central.notifying import NoNotifier, Notifier
from booking_core.central.service import create_service

WAITING_CONNECTIONS = 1024


@dataclass(frozen=True, slots=True)
class Address:
    host: str
    port: int

    def __str__(self) -> str:
        return f"http://{self.host}:{self.port}"


def build_server(centre: Centre, address: Address) -> Server:
    """A server for `centre`: `await` its `serve()`, end it with `stop()` from the same event loop."""
    return Server(
        create_service(centre),
        address=address.host,
        port=address.port,
        interface=Interfaces.ASGI,
        log_enabled=False,
        backlog=WAITING_CONNECTIONS,
        backpressure=WAITING_CONNECTIONS,
    )


def serve(centre: Centre, address: Address, *, notifier: Notifier | None = None) -> None:
    """Answer requests at `address` (see `check_is_free`) until SIGTERM or SIGINT.

    Without a `notifier` nobody is written to.
    """
    asyncio.run(_serve(centre, address, notifier or NoNotifier()))


def check_is_free(address: Address) -> None:
    """Nothing, when this process may answer at `address`.

    Raises:
        AddressTaken: another program answers there, or the machine has no such address.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
        except OSError as err:
            raise AddressTaken(str(address), err.strerror or str(err)) from err


async def _serve(centre: Centre, address: Address, notifier: Notifier) -> None:
    server = build_server(centre, address)
    loop = asyncio.get_running_loop()

    def stop() -> None:
        centre.bell.ring()
        server.stop()  # type: ignore[no-untyped-call]  # granian leaves it untyped

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)
    doing = [asyncio.create_task(keep_doing(chore)) for chore in chores_of(centre, notifier)]
    await server.serve()
    for task in doing:
        task.cancel()
