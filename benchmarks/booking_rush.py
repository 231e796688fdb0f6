"""The central service in a crowded town, on both engines: its day, searches, and bookings at 1, 8 and 32 clients.

What is read is measured twice: with nothing else going on, and while bookings arrive of the very days that are read.

    python -m benchmarks.booking_rush [sqlite|postgresql [small|large]]

What counts on a machine with other work is the processor time of a request, of the service and the database together,
and the ratio to a floor measured in the same run. That time grows with what else the machine does, so the floor's own
stands beside it, and what this Python takes for a fixed piece of work (`pace`). The town of a million bookings is kept
in build/bench, as filling it takes minutes.
"""

import http.client
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from pathlib import Path
from random import Random
from threading import Event
from uuid import uuid4

from benchmarks import floors
from benchmarks.central import serving
from benchmarks.crowded_town import (
    FIRST_HOUR,
    LARGE,
    NOW,
    SMALL,
    Size,
    crowded_places,
    fill,
    plain_spaces,
    vacuum,
)
from benchmarks.floors import Floor
from benchmarks.http_load import Answers, sent, sent_alone
from benchmarks.pace import pace_ms
from benchmarks.processes import cpu_seconds, cpu_seconds_of_children
from benchmarks.results import Result, print_results
from booking_core.central.centre import DATABASE
from booking_core.central.failures import DATABASE_VARIABLE
from booking_core.store.engines.databases import Database, PostgresDatabase, SqliteFile
from booking_core.store.engines.migrate import newest_form
from tests.postgres_server import FOLDER_VARIABLE, TEMPLATE, named_folder, restart, running_server, stop_servers

ENGINES, SIZES = ("sqlite", "postgresql"), {"small": SMALL, "large": LARGE}
KEPT = Path("build/bench")
CREATES = {1: 400, 8: 800, 32: 640}
WARM_UPS, VIEWS, OVERVIEWS, SEARCHES, HEARD = 64, 2000, 400, 600, 1000
ARRIVING_A_SECOND = 20
"""So many are a day's bookings of a thousand spaces in three minutes."""
MOST_CREATE_MS, MOST_VIEW_MS, LEAST_OF_FLOOR = 0.7, 0.5, 0.25
MOST_P99_MS, MOST_HEARD_MS = 50, 150
SAME_ROWS = "the same rows in one call"
OPEN_ALL_DAY = ("mh-lok3", "mh-lok4", "mh-lok5", "mh-lille-sal", "bib-salen-a", "bib-salen-b", "bib-makerspace")
MOST_SPACES = 50
FORGETTING_SECONDS = 120
QUIET_FOR_SECONDS, QUIET_SHARE = 2, 0.03
"""A service in a large town that nobody asks anything looks every second whether its week is as it was: for 0.01."""
_AS_INSTALLED = (
    "fsync = on",
    "full_page_writes = on",
    "autovacuum = on",
    "shared_buffers = '1GB'",
    "max_wal_size = '4GB'",
)
"""As `docs/installing.md` has it for a large town."""


@dataclass(frozen=True, slots=True)
class Town:
    """A service at work, and the process that is the father of its database's; None where that is in the service."""

    size: Size
    database: Database
    folder: Path
    port: int
    pid: int
    postmaster: int | None

    def cpu_seconds(self) -> float:
        """Of the service and the database so far."""
        return cpu_seconds(self.pid) + self.cpu_seconds_of_database()

    def cpu_seconds_of_database(self) -> float:
        return 0.0 if self.postmaster is None else cpu_seconds_of_children(self.postmaster)


@dataclass(frozen=True, slots=True)
class Load:
    answers: Answers
    cpu_ms: float


def measure() -> Iterator[Result]:
    """The small town on both engines; the large one with `python -m benchmarks.booking_rush ENGINE large`."""
    for engine in ENGINES:
        yield from measured(engine, SMALL)


def measured(engine: str, size: Size) -> list[Result]:
    """Everything about one town."""
    with running_town(engine, size) as town:
        names = f"{engine}, {size.name}"
        wishes = iter(_wishes(town))
        _load(town, [next(wishes) for _ in range(WARM_UPS)], clients=8)
        creates = {
            clients: _load(town, [next(wishes) for _ in range(count)], clients=clients)
            for clients, count in CREATES.items()
        }
        heard = sorted(_heard_after(town, next(wishes)) for _ in range(HEARD))
        reads = _reads(town, creates[1].cpu_ms)
        floor = _floors(town)
        pace = pace_ms()
    return [
        Result(f"the pace of this Python ({names})", pace, "ms", "", "none"),
        *_create_results(names, creates, floor),
        _heard_result(names, heard),
        *(line for name, load, most_ms in reads for line in _results(f"{name} ({names})", 8, load, most_ms)),
    ]


def _reads(town: Town, booking_ms: float) -> list[tuple[str, Load, float | None]]:
    """What people look at, each alone and beside bookings, with the most that it may cost."""
    overview = f"/v1/availability?from={NOW.date() + timedelta(days=3)}"
    asked: list[tuple[str, list[str], float | None]] = [
        ("day of a house", [_get(_day(one)) for one in range(VIEWS)], MOST_VIEW_MS),
        ("what is free in all houses on a day", [_get(overview) for _ in range(OVERVIEWS)], None),
        ("a place searched for in the whole town", [_get(_search(one)) for one in range(SEARCHES)], None),
    ]
    arriving, found = _wishes_of_days_looked_at(town), []
    for name, requests, most_ms in asked:
        found.append((name, _load(town, requests, clients=8), most_ms))
        load = _load_beside_bookings(town, requests, arriving, booking_ms)
        found.append((f"{name}, {ARRIVING_A_SECOND} bookings a second beside it", load, most_ms))
    return found


@contextmanager
def running_town(engine: str, size: Size) -> Iterator[Town]:
    """A service in a town of that size, with every commit on the disk."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if engine == "sqlite":
            database: Database = SqliteFile(folder / DATABASE)
            fill_or_copy(folder, size)
            environment, postmaster = dict(os.environ), None
        else:
            database, postmaster = stack.enter_context(durable_postgres())
            fill(folder, database, size)
            url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
            environment = {**os.environ, DATABASE_VARIABLE: url}
        options = ["--pretend-now", NOW.isoformat(), "--bookings-a-minute", "1000000"]
        service = stack.enter_context(serving(folder, *options, environment=environment))
        town = Town(size, database, folder, service.port, service.pid, postmaster)
        _await_forgetting(folder / "log")
        _settle(database)
        _await_quiet(town)
        yield town


def _await_forgetting(log: Path) -> None:
    """The copies' contacts from half a year are all over at once, which no town's are that forgets every hour."""
    for _ in range(FORGETTING_SECONDS * 10):
        if "contacts forgotten" in log.read_text(encoding="utf-8"):
            return
        time.sleep(0.1)


def _settle(database: Database) -> None:
    """PostgreSQL clears away now what was forgotten: it would else do half a year's at once while people book."""
    if isinstance(database, PostgresDatabase):
        vacuum(database)


def _await_quiet(town: Town) -> None:
    """What a start is followed by is over: what was forgotten is in the file, and the week has been looked at.

    Measured on top of that, a booking in the large town would cost what the service does beside it anyway.
    """
    for _ in range(FORGETTING_SECONDS):
        before = town.cpu_seconds()
        time.sleep(QUIET_FOR_SECONDS)
        if town.cpu_seconds() - before < QUIET_SHARE * QUIET_FOR_SECONDS:
            return


def fill_or_copy(folder: Path, size: Size) -> None:
    """A large town is filled once and kept, with the keys that belong to it."""
    if size is SMALL:
        fill(folder, SqliteFile(folder / DATABASE), size)
        return
    kept = KEPT / f"sqlite-{newest_form()}-{size.spaces}-{size.bookings}"
    if not (kept / "whole").exists():
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
        fill(kept, SqliteFile(kept / DATABASE), size)
        (kept / "whole").touch()
    shutil.copytree(kept, folder, dirs_exist_ok=True)


@contextmanager
def durable_postgres() -> Iterator[tuple[PostgresDatabase, int]]:
    """A server of its own that waits for the disk, and its first process."""
    folder = named_folder()
    os.environ[FOLDER_VARIABLE] = str(folder)
    try:
        server = running_server()
        for setting in _AS_INSTALLED:
            server.execute(f"ALTER SYSTEM SET {setting}")
        restart(folder)
        server.execute(f"CREATE DATABASE bench TEMPLATE {TEMPLATE}")
        pid = int((folder / "data" / "postmaster.pid").read_text(encoding="ascii").split()[0])
        yield server.database("bench"), pid
    finally:
        stop_servers(folder)


def _load(town: Town, requests: list[str], *, clients: int) -> Load:
    before = town.cpu_seconds()
    answers = sent("127.0.0.1", town.port, requests, clients=clients)
    return Load(answers, (town.cpu_seconds() - before) * 1000 / len(requests))


def _load_beside_bookings(town: Town, requests: list[str], wishes: Iterator[str], booking_ms: float) -> Load:
    """The same while bookings arrive, whose own processor time is taken off."""
    stop, before = Event(), town.cpu_seconds()
    with ThreadPoolExecutor(1) as arriving:
        booked = arriving.submit(_book_until, town.port, wishes, stop)
        try:
            answers = sent("127.0.0.1", town.port, requests, clients=8)
        finally:
            stop.set()
        spent_ms = (town.cpu_seconds() - before) * 1000 - booked.result() * booking_ms
    return Load(answers, spent_ms / len(requests))


def _book_until(port: int, wishes: Iterator[str], stop: Event) -> int:
    """How many were booked."""
    for number, wish in enumerate(wishes):
        if stop.wait(1 / ARRIVING_A_SECOND):
            return number
        answers = sent_alone(port, wish)
        assert not answers.failed, answers.statuses
    message = "all places are taken: nothing arrives any more"
    raise ValueError(message)


def _wishes(town: Town) -> Iterator[str]:
    """Half hours that are free, each for somebody else from another address."""
    return _wishes_at(town, days=range(4, 28), hours=(1, 3, 5), first_phone=44_000_000)


def _wishes_of_days_looked_at(town: Town) -> Iterator[str]:
    """The same in the evening of days that are read meanwhile."""
    return _wishes_at(town, days=range(3, 7), hours=(8, 9), first_phone=44_500_000)


def _wishes_at(town: Town, *, days: range, hours: Sequence[int], first_phone: int) -> Iterator[str]:
    random = Random(town.size.spaces)
    spaces = [one for one in plain_spaces(crowded_places(town.size)) if one.id.startswith(OPEN_ALL_DAY)]
    starts = [
        NOW.replace(hour=FIRST_HOUR + hour) + timedelta(days=day, minutes=minutes)
        for day in days
        for hour in hours
        for minutes in (0, 30)
    ]
    places = [(space, start) for start in starts for space in spaces[:MOST_SPACES]]
    random.shuffle(places)
    for phone, (space, start) in enumerate(places, first_phone):
        ends = start + timedelta(minutes=30)
        wanted = {"space": space.id, "starts_at": start.isoformat(), "ends_at": ends.isoformat()}
        yield _post({"alternatives": [wanted], "persons": 4, "phone": str(phone)}, random)


def _post(body: dict[str, object], random: Random) -> str:
    content = json.dumps(body)
    sender = f"10.{random.randrange(256)}.{random.randrange(256)}.{random.randrange(1, 255)}"
    return (
        "POST /v1/bookings HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"X-Forwarded-For: {sender}\r\nIdempotency-Key: {uuid4()}\r\nContent-Length: {len(content)}\r\n\r\n{content}"
    )


def _day(number: int) -> str:
    return f"/v1/availability?venue=medborgerhus&from={NOW.date() + timedelta(days=1 + number % 7)}"


def _search(number: int) -> str:
    """For so many people in a few hours of one of three days, with and without a step-free way."""
    starts_at = NOW.replace(hour=FIRST_HOUR) + timedelta(days=3 + number % 3, hours=number % 7)
    need = "&need=step-free" if number % 2 else ""
    return f"/v1/search?persons={2 + number % 9}&starts_at={starts_at:%Y-%m-%dT%H:%M:%SZ}&patience=120{need}"


def _get(path: str) -> str:
    sender = f"10.1.{Random(path).randrange(256)}.{uuid4().int % 254 + 1}"
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: {sender}\r\n\r\n"


def _heard_after(town: Town, wish: str) -> float:
    """Milliseconds from sending a booking until a second device, which waits for changes, has heard of it."""
    with closing(http.client.HTTPConnection("127.0.0.1", town.port, timeout=30)) as device:
        cursor = _changes(device, "/v1/changes")["cursor"]
        with ThreadPoolExecutor(1) as waiting:
            heard = waiting.submit(_heard_at, device, f"/v1/changes?after={cursor}&wait=20")
            time.sleep(0.02)
            began = time.perf_counter()
            sent_alone(town.port, wish)
            return (heard.result() - began) * 1000


def _heard_at(device: http.client.HTTPConnection, path: str) -> float:
    _changes(device, path)
    return time.perf_counter()


def _changes(device: http.client.HTTPConnection, path: str) -> dict[str, object]:
    sender = f"10.200.{uuid4().int % 256}.{uuid4().int % 254 + 1}"  # one alone would have to pause
    device.request("GET", path, headers={"X-Forwarded-For": sender})
    answer: dict[str, object] = json.loads(device.getresponse().read())
    return answer


@dataclass(frozen=True, slots=True)
class Floors:
    """By the number of clients; `one_row` is none on SQLite, which has no such constraint."""

    same_rows: dict[int, Floor]
    one_row: dict[int, Floor]


def _floors(town: Town) -> Floors:
    if isinstance(town.database, SqliteFile):
        alone = floors.rows_in_one_call_on_sqlite(town.database.path)
        return Floors(dict.fromkeys(CREATES, alone), {})
    database = town.database
    floors.prepare_on_postgres(database)
    same, one = (
        {
            clients: floors.called_on_postgres(
                database, call, clients=clients, folder=town.folder, cpu_seconds=town.cpu_seconds_of_database
            )
            for clients in CREATES
        }
        for call in (floors.ROWS_IN_ONE_CALL, floors.ONE_ROW)
    )
    return Floors(same, one)


def _create_results(names: str, creates: dict[int, Load], floor: Floors) -> Iterator[Result]:
    for clients, load in creates.items():
        name = f"bookings confirmed ({names})"
        yield from _results(name, clients, load, MOST_CREATE_MS, floor=floor.same_rows[clients])
        if clients in floor.one_row:
            against = "one row with an exclusion constraint"
            figure = load.answers.a_second
            yield Result(f"{name}, {clients} clients", figure, "a second", "", against, floor.one_row[clients].a_second)


def _results(
    name: str, clients: int, load: Load, most_ms: float | None, *, floor: Floor | None = None
) -> Iterator[Result]:
    name, answers = f"{name}, {clients} client{'s' if clients > 1 else ''}", load.answers
    if floor is None:
        yield Result(name, answers.a_second, "a second", "", "none", holds=None if not answers.failed else False)
    else:
        enough = answers.a_second >= LEAST_OF_FLOOR * floor.a_second and not answers.failed
        goal = f"at least {LEAST_OF_FLOOR:.0%} of the floor"
        yield Result(name, answers.a_second, "a second", goal, SAME_ROWS, floor.a_second, holds=enough)
    yield Result("  median", answers.percentile(0.5), "ms", "", "none")
    p99 = answers.percentile(0.99)
    yield Result("  p99", p99, "ms", f"below {MOST_P99_MS}", "none", holds=p99 < MOST_P99_MS if clients == 8 else None)
    goal = "" if most_ms is None else f"at most {most_ms}"
    holds = None if most_ms is None else load.cpu_ms <= most_ms
    against, beside = ("none", None) if floor is None else (SAME_ROWS, floor.cpu_ms)
    yield Result("  CPU of service and database", load.cpu_ms, "ms", goal, against, beside, holds=holds)


def _heard_result(names: str, heard: list[float]) -> Result:
    p99 = heard[ceil(0.99 * len(heard)) - 1]
    name = f"a booking until a second device hears of it, p99 ({names})"
    return Result(name, p99, "ms", f"below {MOST_HEARD_MS}", "none", holds=p99 < MOST_HEARD_MS)


def main(arguments: list[str]) -> None:
    """Measure what is named, or all."""
    engines = arguments[:1] or ENGINES
    sizes = [SIZES[one] for one in arguments[1:2] or SIZES]
    print_results([result for size in sizes for engine in engines for result in measured(engine, size)])


if __name__ == "__main__":
    main(sys.argv[1:])
