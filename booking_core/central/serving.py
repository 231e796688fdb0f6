"""Running the service: one process, one event loop, until it is told to stop."""

import asyncio
import signal
import socket
from dataclasses import dataclass

import structlog
from granian.constants import Interfaces
from granian.server.embed import Server
from litestar.concurrency import sync_to_thread
from sqlalchemy.exc import DBAPIError

from booking_core.central.centre import Centre
from booking_core.central.failures import AddressTaken
from booking_core.central.service import create_service

WAITING_CONNECTIONS = 1024
FORGETS_EVERY_SECONDS = 3600

log = structlog.get_logger()


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


def serve(centre: Centre, address: Address) -> None:
    """Answer requests at `address` (see `check_is_free`) until SIGTERM or SIGINT."""
    asyncio.run(_serve(centre, address))


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


async def _serve(centre: Centre, address: Address) -> None:
    server = build_server(centre, address)
    loop = asyncio.get_running_loop()

    def stop() -> None:
        centre.bell.ring()
        server.stop()  # type: ignore[no-untyped-call]  # granian leaves it untyped

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)
    forgetting = asyncio.create_task(_forget_contacts(centre))
    await server.serve()
    forgetting.cancel()


async def _forget_contacts(centre: Centre) -> None:
    """Phone numbers go when their time is up, also in a week without bookings."""
    while True:
        forgotten = await sync_to_thread(_forget, centre)
        if forgotten:
            log.info("contacts forgotten", count=forgotten)
        await asyncio.sleep(FORGETS_EVERY_SECONDS)


def _forget(centre: Centre) -> int:
    try:
        return centre.store.forget_contacts(now=centre.clock())
    except DBAPIError as err:
        log.error("contacts not forgotten", reason=str(err.orig))  # noqa: TRY400  # the reason is the whole story
        return 0
