"""The service and its database server killed again and again while people book: whether an answer was lost or doubled.

    killed          one process, SIGKILL at random instants, on either engine
    one of four     on one PostgreSQL, sixty-four clients who want joined halls, a process killed every second
    failover        the primary's power cut, its synchronous standby promoted, on the disk, as docs/operations.md says

`python -m benchmarks.centre_killed KILLS SECONDS FAILOVERS` runs it alone, as often as wanted.
"""

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory, gettempdir
from threading import Event

from benchmarks.results import Result, print_results
from tests.booking_core.central.clients import ANSWERED_WITHIN_SECONDS, Told, book_until, each_for_several, kept_of
from tests.booking_core.central.running_centre import await_answer
from tests.booking_core.central.several_processes import START_SECONDS, ServiceProcess, begun, several_processes
from tests.booking_core.conftest import kept_on, named
from tests.postgres_pair import Pair, postgres_pair
from tests.postgres_server import FOLDER_VARIABLE, Server, named_folder, running_server, stop_servers

KILLS, SECONDS, FAILOVERS = 100, 60, 5
SEED = 2026
LONGEST_LIFE_SECONDS = 3.0
FEW, MANY = 16, 64
PROCESSES = 4
HALLS = (("bib-salen", "bib-salen-a"), ("mh-store-sal-nord",), ("mh-lok3",), ("mh-lok5",))
"""A joined hall with one of its halves, and three rooms: of four who want an hour of one, one is confirmed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Counts of what clients were answered, and of what is wrong with it."""

    confirmed: int = 0
    refused: int = 0
    unheard: int = 0
    put_off: int = 0
    unexpected: int = 0
    lost: int = 0
    without_one_winner: int = 0
    broken: int = 0

    def __add__(self, other: "Seen") -> "Seen":
        return Seen(*(mine + its for mine, its in zip(astuple(self), astuple(other), strict=True)))


def _seen(folder: Path, told: Told) -> Seen:
    """With nobody serving any more."""
    kept = kept_of(folder, told)
    return Seen(
        confirmed=len(told.confirmed),
        refused=told.refused,
        unheard=told.unheard,
        put_off=told.turned_away,
        unexpected=len(told.unexpected),
        lost=len(kept.missing) + len(kept.with_other_cells),
        without_one_winner=len(told.without_one_winner),
        broken=sum(kept.wrong.values()),
    )


def measure(kills: int = KILLS, seconds: int = SECONDS, failovers: int = FAILOVERS) -> list[Result]:
    """All three."""
    return [*_killed("sqlite", kills), *_with_postgres(kills, seconds), *_failovers(failovers)]


def _with_postgres(kills: int, seconds: int) -> list[Result]:
    os.environ[FOLDER_VARIABLE] = str(named_folder())
    try:
        return [*_killed("postgresql", kills), *_one_of_four(running_server(), seconds)]
    finally:
        stop_servers(Path(os.environ.pop(FOLDER_VARIABLE)))


def _killed(engine: str, kills: int) -> list[Result]:
    told, random = Told(), Random(SEED)
    with kept_on(engine), TemporaryDirectory() as name:
        folder = Path(name)
        with several_processes(folder, 1) as processes, _booking(processes, FEW, told):
            for _ in range(kills):
                Event().wait(random.uniform(0, LONGEST_LIFE_SECONDS))
                _start_again(processes, 0, folder)
        return _figures(f"{kills} kills on {engine}", _seen(folder, told))


def _one_of_four(server: Server, seconds: int) -> list[Result]:
    """Who is killed is dead while it starts; the living ones answer for it."""
    told, kills = Told(), 0
    with server.fresh_database() as database, named(database.url), TemporaryDirectory() as name:
        folder = Path(name)
        with several_processes(folder, PROCESSES) as processes, _booking(processes, MANY, told):
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                Event().wait(1.0)
                processes[kills % PROCESSES].kill()
                processes[kills % PROCESSES] = begun(folder, processes[kills % PROCESSES].address)
                _await_others(processes, kills % PROCESSES)
                kills += 1
        seen = _seen(folder, told)
        statement = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
        ((deadlocks,),) = server.execute(statement, database=str(database.url.database))
    what = f"{kills} kills of one of {PROCESSES}, {MANY} clients"
    return [
        *_figures(what, seen),
        _none(f"{what}: deadlocks", int(deadlocks), "none"),
        _none(f"{what}: living processes that answered 503", seen.put_off, "none"),
    ]


def _await_others(processes: list[ServiceProcess], killed: int) -> None:
    """The next to be killed lives, so that there are always others."""
    await_answer(processes[(killed + 1) % PROCESSES].address, within_seconds=START_SECONDS)


def _failovers(count: int) -> list[Result]:
    """Each with two servers of its own, the data on the disk."""
    seconds: list[float] = []
    seen = Seen()
    for _ in range(count):
        with postgres_pair(Path(gettempdir())) as pair, named(pair.database.url), TemporaryDirectory() as name:
            told = Told()
            with several_processes(Path(name), 2) as processes, _booking(processes, FEW, told):
                _until_confirmed(told, 5 * FEW)
                seconds.append(_fail_over(pair, told))
                _until_confirmed(told, len(told.confirmed) + 5 * FEW)
            seen += _seen(Path(name), told)
    what = f"{count} primaries cut off, {FEW} clients"
    if not seconds:
        return []
    return [
        *_figures(what, seen),
        Result("from the cut, promoting at once, until bookings go on, median", median(seconds), "s", "", "none"),
        Result("from the cut, promoting at once, until bookings go on, longest", max(seconds), "s", "", "none"),
    ]


def _fail_over(pair: Pair, told: Told) -> float:
    pair.first.lose_power()
    began, before = time.monotonic(), len(told.confirmed)
    pair.fail_over()
    _until_confirmed(told, before + FEW)  # answers of the first may still be on their way
    return time.monotonic() - began


def _until_confirmed(told: Told, count: int) -> None:
    until = time.monotonic() + START_SECONDS
    while len(told.confirmed) < count:
        assert time.monotonic() < until, "booking does not go on"
        Event().wait(0.01)


def _start_again(processes: list[ServiceProcess], which: int, folder: Path) -> None:
    processes[which].kill()
    processes[which] = begun(folder, processes[which].address)
    await_answer(processes[which].address, within_seconds=START_SECONDS)


@contextmanager
def _booking(processes: list[ServiceProcess], clients: int, told: Told) -> Iterator[None]:
    """In the block that many people book, each answered before it asks for more; all are answered at its end."""
    stopping, urls = Event(), [one.url for one in processes]
    with ThreadPoolExecutor(clients) as pool:
        draw = each_for_several(HALLS, times=4)
        asked: list[Future[None]] = [
            pool.submit(book_until, stopping, urls[n % len(urls) :] + urls, draw, told) for n in range(clients)
        ]
        try:
            yield
        finally:
            stopping.set()
        for one in asked:
            one.result(ANSWERED_WITHIN_SECONDS)


def _figures(what: str, seen: Seen) -> list[Result]:
    against = f"{seen.confirmed:,} confirmed, {seen.unheard:,} times nobody answered, {seen.put_off:,} put off"
    return [
        _none(f"{what}: confirmed and lost", seen.lost, against),
        _none(f"{what}: hours without one winner", seen.without_one_winner, f"{seen.refused:,} refused"),
        _none(f"{what}: other answers than yes, no and later", seen.unexpected, "none"),
        _none(f"{what}: breaks in the feed, cells of nobody", seen.broken, "none"),
    ]


def _none(name: str, figure: int, against: str) -> Result:
    return Result(name, figure, "", "0", against, holds=not figure)


if __name__ == "__main__":
    print_results(measure(*(int(one) for one in sys.argv[1:])))
