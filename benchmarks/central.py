"""The central service under load: a real process, real HTTP over loopback, a real SQLite file with full fsync."""

import http.client
import json
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import randrange
from threading import local
from uuid import uuid4

from benchmarks.instant import PRETEND_NOW
from benchmarks.processes import cpu_seconds, pss_mib
from benchmarks.results import Result
from resources import RESOURCES
from tests.ports import own_port

PLACES = RESOURCES / "demo" / "herlev.toml"
BOOKINGS = 2000
AVAILABILITY_CALLS = 600
FLOOR_COMMITS = 500
HTTP_OK = 300

PEER_BOOKINGS_A_SECOND = 56.9
PEER_BOOKING_CPU_MS = 34.0
PEER_DAY_VIEWS_A_SECOND = 36.3
PEER_DAY_VIEW_CPU_MS = 53.0


@dataclass(frozen=True, slots=True)
class Central:
    host: str
    port: int
    pid: int
    folder: Path


def command(*words: str) -> list[str]:
    """The words that run `moedested central` with this Python."""
    return [sys.executable, "-m", "kiosk.command_line", "central", *words]


@contextmanager
def running_central() -> Iterator[Central]:
    """A central service with Herlev's places in a fresh folder, ended when the block is left."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(command("import", str(PLACES), "--data", name), check=True, capture_output=True)
        with serving(folder, "--pretend-now", PRETEND_NOW) as central:
            yield central


@contextmanager
def serving(folder: Path, *options: str, environment: Mapping[str, str] | None = None) -> Iterator[Central]:
    """A central service over what lies in `folder`, which answers by now; what it says is in the file `log` there."""
    with own_port() as port:
        words = command("serve", "--data", str(folder), "--port", str(port), *options)
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(words, stdout=log, stderr=log, env=environment)  # our own program
        try:
            await_central(port)
            yield Central("127.0.0.1", port, process.pid, folder)
        finally:
            process.terminate()
            process.wait(timeout=60)


def await_central(port: int) -> None:
    """Nothing, once a service answers there."""
    for _ in range(1200):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    message = "the central service did not start"
    raise RuntimeError(message)


class Client:
    """Requests over one kept connection a thread, each of another address: a town, and not one flood."""

    def __init__(self, central: Central) -> None:
        self._central = central
        self._kept = local()

    def get(self, path: str) -> int:
        return self._send("GET", path, None, {})

    def book(self, body: dict[str, object]) -> int:
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid4())}
        return self._send("POST", "/v1/bookings", json.dumps(body), headers)

    def _send(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> int:
        headers = {"X-Forwarded-For": f"10.{randrange(256)}.{randrange(256)}.{randrange(1, 255)}", **headers}
        connection = getattr(self._kept, "connection", None)
        if connection is None:
            connection = http.client.HTTPConnection(self._central.host, self._central.port, timeout=30)
            self._kept.connection = connection
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        response.read()
        status: int = response.status
        return status


@dataclass(frozen=True, slots=True)
class Load:
    """What a number of calls cost. `failed` calls were answered with an error."""

    calls: int
    failed: int
    seconds: float
    server_cpu_seconds: float

    @property
    def a_second(self) -> float:
        return self.calls / self.seconds

    @property
    def cpu_ms(self) -> float:
        return self.server_cpu_seconds * 1000 / self.calls


def load(central: Central, calls: Sequence[Callable[[], int]], *, clients: int) -> Load:
    """Make all `calls`, `clients` of them at a time, and say what they cost."""
    cpu_before, began = cpu_seconds(central.pid), time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        statuses = list(pool.map(lambda call: call(), calls))
    seconds = time.perf_counter() - began
    failed = sum(status >= HTTP_OK for status in statuses)
    return Load(len(calls), failed, seconds, cpu_seconds(central.pid) - cpu_before)


def bodies(wanted: int) -> list[dict[str, object]]:
    """Distinct half hours in Herlev Bibliotek and Medborgerhuset, all of them bookable, a few weeks ahead."""
    spaces = ["mh-lok3", "mh-lok4", "mh-lok5", "mh-lille-sal", "bib-salen-a", "bib-salen-b", "bib-makerspace"]
    first = datetime(2026, 11, 30, 9, tzinfo=UTC)
    starts = (
        first + timedelta(days=day, minutes=30 * half)
        for day in range(20)
        if date(2026, 11, 30) + timedelta(days=day) < date(2026, 12, 20)
        for half in range(18)
    )
    wishes = ((space, start) for start in starts for space in spaces)
    return [_body(space, start, person) for person, (space, start) in zip(range(wanted), wishes, strict=False)]


def _body(space: str, start: datetime, person: int) -> dict[str, object]:
    """Each for somebody else: nobody has more than a few bookings at one time."""
    ends = start + timedelta(minutes=30)
    alternative = {"space": space, "starts_at": start.isoformat(), "ends_at": ends.isoformat()}
    return {"alternatives": [alternative], "persons": 4, "phone": f"44{person:06}"}


def measure() -> list[Result]:
    """Requests a second and CPU a request for availability and booking, and the service's memory."""
    with running_central() as central:
        client = Client(central)
        booked = load(central, [_booking(client, body) for body in bodies(BOOKINGS)], clients=32)
        path = "/v1/availability?venue=medborgerhus&from=2026-12-01"
        seen = load(central, [_view(client, path) for _ in range(AVAILABILITY_CALLS)], clients=8)
        floor = commits_a_second(central.folder)
        memory = pss_mib(central.pid)
    return [*_booking_results(booked, floor), *_availability_results(seen), _memory_result(memory)]


def _booking(client: Client, body: dict[str, object]) -> Callable[[], int]:
    return lambda: client.book(body)


def _view(client: Client, path: str) -> Callable[[], int]:
    return lambda: client.get(path)


def commits_a_second(folder: Path) -> float:
    """The floor: one row and one fsync a commit, on the same disk, without any service."""
    connection = sqlite3.connect(folder / "floor.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE cell (room TEXT, slot INTEGER, PRIMARY KEY (room, slot))")
    began = time.perf_counter()
    for slot in range(FLOOR_COMMITS):
        connection.execute("INSERT INTO cell VALUES ('room', ?)", (slot,))
    seconds = time.perf_counter() - began
    connection.close()
    return FLOOR_COMMITS / seconds


def _booking_results(booked: Load, floor: float) -> list[Result]:
    return [
        Result(
            "bookings confirmed, 32 clients",
            booked.a_second,
            "a second",
            "above the best peer",
            "LibreBooking, published",
            PEER_BOOKINGS_A_SECOND,
            holds=booked.a_second > PEER_BOOKINGS_A_SECOND and booked.failed == 0,
        ),
        Result("the same", booked.a_second, "a second", "", "bare SQLite commits, same run", floor),
        Result(
            "server CPU a booking",
            booked.cpu_ms,
            "ms",
            "below the best peer",
            "LibreBooking, published",
            PEER_BOOKING_CPU_MS,
            holds=booked.cpu_ms < PEER_BOOKING_CPU_MS,
        ),
    ]


def _availability_results(seen: Load) -> list[Result]:
    return [
        Result(
            "day of a house of 10 spaces, 8 clients",
            seen.a_second,
            "a second",
            "above the best peer",
            "Indico, published",
            PEER_DAY_VIEWS_A_SECOND,
            holds=seen.a_second > PEER_DAY_VIEWS_A_SECOND and seen.failed == 0,
        ),
        Result(
            "server CPU a day view",
            seen.cpu_ms,
            "ms",
            "below the best peer",
            "Indico, published",
            PEER_DAY_VIEW_CPU_MS,
            holds=seen.cpu_ms < PEER_DAY_VIEW_CPU_MS,
        ),
    ]


def _memory_result(memory: float) -> Result:
    return Result("central service, memory (PSS)", memory, "MiB", "", "MRBS, published", 62.0)
