"""When the service has stopped nothing of what it was asked goes on, not even for those who have hung up."""

import asyncio
import json
import socket
from collections.abc import Callable
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
    loop = asyncio.new_event_loop()
    with opened_centre(tmp_path, MovableClock()) as centre, own_port() as port:
        address = Address(HERE, port)
        server = build_server(centre, address, Bodies())
        thread = Thread(target=lambda: loop.run_until_complete(answering(centre, server)))
        thread.start()
        await_answer(address)
        with centre.store.writing():
            with socket.create_connection((HERE, port), timeout=PATIENCE_SECONDS) as caller:
                caller.sendall(booking())
                comes_true(lambda: under_way(centre) == 1)
            loop.call_soon_threadsafe(server.stop)
            Event().wait(UNTIL_IT_HAS_STOPPED_SECONDS)
        thread.join(PATIENCE_SECONDS)
        left = asyncio.all_tasks(loop)
        loop.close()

    assert (left, under_way(centre)) == (set(), 0)


def test_a_body_that_does_not_come_keeps_no_service_from_stopping(tmp_path: Path) -> None:
    loop, bodies = asyncio.new_event_loop(), Bodies()
    with opened_centre(tmp_path, MovableClock()) as centre, own_port() as port:
        address = Address(HERE, port)
        server = build_server(centre, address, bodies)
        thread = Thread(target=lambda: loop.run_until_complete(answering(centre, server)))
        thread.start()
        await_answer(address)
        with socket.create_connection((HERE, port), timeout=PATIENCE_SECONDS) as caller:
            caller.sendall(b"POST /v1/messages HTTP/1.1\r\nHost: here\r\nContent-Length: 67108864\r\n\r\nx")
            comes_true(lambda: under_way(centre) == 1)
            loop.call_soon_threadsafe(bodies.close)
            loop.call_soon_threadsafe(server.stop)
            thread.join(PATIENCE_SECONDS)
            has_stopped, told = not thread.is_alive(), caller.recv(64)
        loop.close()

    assert (has_stopped, told[:12]) == (True, b"HTTP/1.1 408")


def test_whoever_waits_for_an_answer_when_the_service_stops_is_answered(tmp_path: Path) -> None:
    loop, bodies = asyncio.new_event_loop(), Bodies()
    with opened_centre(tmp_path, MovableClock()) as centre, own_port() as port:
        address = Address(HERE, port)
        server = build_server(centre, address, bodies)
        thread = Thread(target=lambda: loop.run_until_complete(answering(centre, server)))
        thread.start()
        await_answer(address)
        with socket.create_connection((HERE, port), timeout=PATIENCE_SECONDS) as caller:
            with centre.store.writing():
                caller.sendall(booking())
                comes_true(lambda: under_way(centre) == 1)
                Event().wait(UNTIL_IT_HAS_STOPPED_SECONDS)
                asyncio.run_coroutine_threadsafe(stop(bodies, server), loop).result(PATIENCE_SECONDS)
            told = caller.recv(64)
        thread.join(PATIENCE_SECONDS)
        loop.close()

    assert told[:12] == b"HTTP/1.1 201"


async def stop(bodies: Bodies, server: Server) -> None:
    bodies.close()
    server.stop()  # type: ignore[no-untyped-call]  # granian leaves it untyped


def booking() -> bytes:
    """It waits for its turn to write."""
    body = json.dumps(wish("mh-lok3", start_of(0))).encode()
    head = f"POST /v1/bookings HTTP/1.1\r\nHost: here\r\nIdempotency-Key: {uuid4()}\r\n"
    return f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def under_way(centre: Centre) -> float:
    (metric,) = centre.measures.under_way.collect()
    return metric.samples[0].value


def comes_true(seen: Callable[[], bool]) -> None:
    gate = Event()
    while not seen():
        assert not gate.wait(0.01)
