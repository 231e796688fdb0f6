"""Running the service: one process, one event loop, until it is told to stop."""

import asyncio
import signal
from dataclasses import dataclass

from granian.server.embed import Server

from booking_core.central.centre import Centre
from booking_core.central.service import create_service


@dataclass(frozen=True, slots=True)
class Address:
    host: str
    port: int

    def __str__(self) -> str:
        return f"http://{self.host}:{self.port}"


def serve(centre: Centre, address: Address) -> None:
    """Answer requests at `address` until SIGTERM or SIGINT."""
    asyncio.run(_serve(centre, address))


async def _serve(centre: Centre, address: Address) -> None:
    server = Server(
        create_service(centre),
        address=address.host,
        port=address.port,
        interface="asgi",
        log_enabled=False,
        backlog=1024,
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, server.stop)
    await server.serve()
