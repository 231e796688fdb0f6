"""The real central service for tests: a real database, real HTTP over loopback, a clock that tests move."""

import asyncio
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

import requests
from granian.server.embed import Server

from booking_core.central.centre import DATABASE, FOR_THE_SERVICE_ALONE, Centre, make_centre, open_centre
from booking_core.central.failures import DATABASE_VARIABLE
from booking_core.central.guards.bodies import Bodies
from booking_core.central.guards.pace import Allowance, Pace
from booking_core.central.places_file import read_places_file
from booking_core.central.running.listening import Address
from booking_core.central.running.serving import answering, build_server
from booking_core.central.service_options import ServiceOptions
from booking_core.domain.bookings import Booking
from booking_core.domain.places import Municipality
from booking_core.store.central_store import open_central_store
from booking_core.store.engines.databases import PostgresDatabase, SqliteFile, postgres_database
from resources import RESOURCES
from tests.ports import HERE, own_port

HERLEV = RESOURCES / "demo" / "herlev.toml"
THURSDAY_14_08 = datetime(2026, 11, 26, 13, 8, tzinfo=UTC)
PATIENCE_SECONDS = 120
"""With a margin for a machine that has much else to do: only who waits in vain waits so long."""
UNHURRIED = ServiceOptions(paces={pace: Allowance(at_once=10**6, a_minute=10**6) for pace in Pace})
"""Of a service that a test asks as fast as it can, from one address; how fast one may is tested by itself."""
_NUMBERS = map("44{:06}".format, count(1))  # no generator: threads draw from it at once


class MovableClock:
    """Shows what it was set to; only `advance` and `show` move it."""

    def __init__(self, now: datetime = THURSDAY_14_08) -> None:
        self._now = now

    def __call__(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> None:
        self._now += by

    def show(self, now: datetime) -> None:
        self._now = now


@dataclass(frozen=True, slots=True)
class RunningCentre:
    centre: Centre
    clock: MovableClock
    url: str
    session: requests.Session = field(default_factory=requests.Session)

    def get(self, path: str, **parameters: str | float) -> requests.Response:
        return self.session.get(self.url + path, params=parameters, timeout=PATIENCE_SECONDS)

    def post(self, path: str, body: object, *, key: UUID | None = None) -> requests.Response:
        headers = {"Idempotency-Key": str(key or uuid4())}
        return self.session.post(self.url + path, json=body, headers=headers, timeout=PATIENCE_SECONDS)


def ask_for(space: str, starts_at: str, ends_at: str, **more: object) -> dict[str, object]:
    """The body of a booking by a partner, for somebody who has not booked before; instants in ISO 8601."""
    alternative = {"space": space, "starts_at": starts_at, "ends_at": ends_at}
    return {"alternatives": [alternative], "persons": 4, "phone": next(_NUMBERS), **more}


@cache
def herlev() -> Municipality:
    return read_places_file(HERLEV)


def chosen_database() -> PostgresDatabase | None:
    """What the command line would use."""
    text = os.environ.get(DATABASE_VARIABLE)
    return None if text is None else postgres_database(text)


@contextmanager
def opened_centre(folder: Path, clock: MovableClock, places: Municipality | None = None) -> Iterator[Centre]:
    """A centre with places in force, without HTTP around it; its bookings are where the environment says."""
    database = chosen_database()
    if database is None and not (folder / DATABASE).exists():
        folder.mkdir(mode=FOR_THE_SERVICE_ALONE, parents=True, exist_ok=True)
        (folder / DATABASE).write_bytes(_fresh_tables() if places else _fresh_herlev(clock()))
    else:
        make_centre(folder, database)
    centre = open_centre(folder, clock=clock, database=database)
    try:
        centre.store.import_places(places or herlev(), source="herlev.toml", now=clock())
        yield centre
    finally:
        centre.close()


@cache
def _fresh_tables() -> bytes:
    """A SQLite file of the newest form, as the migrations leave it: they take longer than most tests."""
    with TemporaryDirectory() as name:
        make_centre(Path(name))
        return (Path(name) / DATABASE).read_bytes()


@cache
def _fresh_herlev(now: datetime) -> bytes:
    """The same with Herlev's places in force since `now`."""
    with TemporaryDirectory() as name:
        file = Path(name) / DATABASE
        file.write_bytes(_fresh_tables())
        with closing(open_central_store(SqliteFile(file), sign=_signs_nothing)) as store:
            store.import_places(herlev(), source="herlev.toml", now=now)
        return file.read_bytes()


def _signs_nothing(_booking: Booking) -> str:
    raise NotImplementedError


@contextmanager
def running_centre(folder: Path, places: Municipality | None = None) -> Iterator[RunningCentre]:
    """A centre that answers over HTTP until the block is left."""
    clock = MovableClock()
    options = replace(UNHURRIED, steady=lambda: clock().timestamp())
    with opened_centre(folder, clock, places) as centre, served(centre, options) as url:
        running = RunningCentre(centre, clock, url)
        yield running
        running.session.close()


@contextmanager
def served(centre: Centre, options: ServiceOptions = UNHURRIED) -> Iterator[str]:
    """The address at which `centre` answers over HTTP until the block is left."""
    with own_port() as port:
        yield from _served(centre, Address(HERE, port), options)


def _served(centre: Centre, address: Address, options: ServiceOptions) -> Iterator[str]:
    bodies = Bodies()
    server = build_server(centre, address, bodies, options)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=_run, args=(loop, centre, server), name="central-service")
    thread.start()
    try:
        await_answer(address)
        yield str(address)
    finally:
        centre.bell.ring()
        loop.call_soon_threadsafe(bodies.close)
        loop.call_soon_threadsafe(server.stop)
        thread.join(PATIENCE_SECONDS)
        loop.close()


def _run(loop: asyncio.AbstractEventLoop, centre: Centre, server: Server) -> None:
    asyncio.set_event_loop(loop)
    loop.run_until_complete(answering(centre, server))


def await_answer(address: Address, *, within_seconds: float = 12) -> None:
    """Until somebody answers there."""
    gate = threading.Event()
    for _ in range(int(within_seconds / 0.02)):
        try:
            with socket.create_connection((address.host, address.port), timeout=1):
                return
        except OSError:
            gate.wait(0.02)
    message = "the central service did not start"
    raise AssertionError(message)
