"""When the service has stopped nothing of what it was asked goes on, not even for those who have hung up."""

import asyncio
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

from granian.server.embed import Server

from booking_core.central.centre import Centre
from booking_core.central.guards.bodies import Bodies
from booking_core.central.running.listening import Address
from booking_core.central.running.serving import answering, build_server
from tests.booking_core.central.running_centre import PATIENCE_SECONDS, MovableClock, await_answer, opened_centre
from tests.booking_core.central.test_race import start_of, wish
from tests.ports import HERE, own_port

UNTIL_IT_HAS_STOPPED_SECONDS = 0.5


def test_whoever_hangs_up_leaves_nothing_behind_in_a_service_that_stops(tmp_path: Path) -> None:
    with begun_service(tmp_path) as service:
        with service.centre.store.writing():
            with service.called() as caller:
                caller.sendall(booking())
                comes_true(lambda: service.under_way() == 1)
            service.loop.call_soon_threadsafe(service.server.stop)
            Event().wait(UNTIL_IT_HAS_STOPPED_SECONDS)
        service.thread.join(PATIENCE_SECONDS)
        left = asyncio.all_tasks(service.loop)

    assert (left, service.under_way()) == (set(), 0)


def test_a_body_that_does_not_come_keeps_no_service_from_stopping(tmp_path: Path) -> None:
    with begun_service(tmp_path) as service, service.called() as caller:
        caller.sendall(b"POST /v1/messages HTTP/1.1\r\nHost: here\r\nContent-Length: 67108864\r\n\r\nx")
        comes_true(lambda: service.under_way() == 1)
        service.stop()
        service.thread.join(PATIENCE_SECONDS)
        has_stopped, told = not service.thread.is_alive(), caller.recv(64)

    assert (has_stopped, told[:12]) == (True, b"HTTP/1.1 408")


def test_whoever_waits_for_an_answer_when_the_service_stops_is_answered(tmp_path: Path) -> None:
    with begun_service(tmp_path) as service, service.called() as caller:
        with service.centre.store.writing():
            caller.sendall(booking())
            comes_true(lambda: service.under_way() == 1)
            Event().wait(UNTIL_IT_HAS_STOPPED_SECONDS)
            service.stop()
        told = caller.recv(64)
        service.thread.join(PATIENCE_SECONDS)

    assert told[:12] == b"HTTP/1.1 201"


@dataclass(frozen=True, slots=True)
class BegunService:
    """A service that answers at `address`, on a loop of its own in `thread`, until a test stops it."""

    centre: Centre
    address: Address
    bodies: Bodies
    server: Server
    loop: asyncio.AbstractEventLoop
    thread: Thread

    def called(self) -> socket.socket:
        """A connection to it."""
        return socket.create_connection((self.address.host, self.address.port), timeout=PATIENCE_SECONDS)

    def under_way(self) -> float:
        """How many requests are."""
        (metric,) = self.centre.measures.under_way.collect()
        return metric.samples[0].value

    def stop(self) -> None:
        """Tell it to; it waits for no body any more when this comes back."""
        asyncio.run_coroutine_threadsafe(self._stop(), self.loop).result(PATIENCE_SECONDS)

    async def _stop(self) -> None:
        self.bodies.close()
        self.server.stop()  # type: ignore[no-untyped-call]  # granian leaves it untyped


@contextmanager
def begun_service(folder: Path) -> Iterator[BegunService]:
    """One of a centre in `folder`, which ends with the block at the latest."""
    loop, bodies = asyncio.new_event_loop(), Bodies()
    with opened_centre(folder, MovableClock()) as centre, own_port() as port, closing(loop):
        address = Address(HERE, port)
        server = build_server(centre, address, bodies)
        thread = Thread(target=lambda: loop.run_until_complete(answering(centre, server)))
        thread.start()
        await_answer(address)
        service = BegunService(centre, address, bodies, server, loop, thread)
        try:
            yield service
        finally:
            if thread.is_alive():
                service.stop()
                thread.join(PATIENCE_SECONDS)


def booking() -> bytes:
    """It waits for its turn to write."""
    body = json.dumps(wish("mh-lok3", start_of(0))).encode()
    head = f"POST /v1/bookings HTTP/1.1\r\nHost: here\r\nIdempotency-Key: {uuid4()}\r\n"
    return f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def comes_true(seen: Callable[[], bool]) -> None:
    gate = Event()
    while not seen():
        assert not gate.wait(0.01)
