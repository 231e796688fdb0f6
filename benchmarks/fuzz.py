"""A hundred thousand malformed requests, and every operation asked by its description at length.

    python -m benchmarks.fuzz [REQUESTS [SEED [sqlite|postgresql]]]

The service is the real one, on loopback and in a folder of its own, on each engine in turn or on the one that is named.
It may refuse everything; it may not fail once, and takes in nothing that cannot be read.
"""

import logging
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import structlog
from hypothesis import HealthCheck, Phase, given, seed, settings

from benchmarks.results import Result, print_results
from booking_core.central.accounts import system_accounts
from booking_core.domain.identity import StaffRole
from tests.booking_core.central.described_service import ask_everything, follow_the_links
from tests.booking_core.central.malformed import Attempt, Sender
from tests.booking_core.central.running_centre import RunningCentre, running_centre
from tests.booking_core.conftest import ENGINES, kept_on
from tests.postgres_server import FOLDER_VARIABLE, named_folder, stop_servers

REQUESTS, BATCH, FIRST_SEED = 100_000, 5000, 1
IN_THE_BENCH = 2000
REFUSED, FAILED = 400, 500
EXAMPLES, WALKS = 400, 600
BY_DESCRIPTION_SEED = 1


def main(arguments: list[str]) -> None:
    """Send them, and print what came back."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    requests = int(arguments[0]) if arguments else REQUESTS
    first = int(arguments[1]) if len(arguments) > 1 else FIRST_SEED
    engines = arguments[2:] or ENGINES
    with _servers():
        results = [one for engine in engines for one in (*malformed(engine, requests, first), described(engine))]
    print_results(results)


def measure() -> list[Result]:
    """Some of them on each engine; all with `python -m benchmarks.fuzz`."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with _servers():
        return [result for engine in ENGINES for result in malformed(engine, IN_THE_BENCH, FIRST_SEED)]


@contextmanager
def _servers() -> Iterator[None]:
    """In the block a PostgreSQL is started by whoever needs one; it ends with the block."""
    folder = named_folder()
    os.environ[FOLDER_VARIABLE] = str(folder)
    try:
        yield
    finally:
        stop_servers(folder)


@contextmanager
def _running(engine: str) -> Iterator[RunningCentre]:
    """A fresh centre on that engine."""
    with kept_on(engine), tempfile.TemporaryDirectory() as folder, running_centre(Path(folder)) as running:
        yield running


@dataclass(frozen=True, slots=True)
class Counted:
    """How often which status came back; `unreadable` are those whose body is no JSON."""

    statuses: Counter[int] = field(default_factory=Counter)
    unreadable: Counter[int] = field(default_factory=Counter)


def malformed(engine: str, requests: int, first: int) -> list[Result]:
    """So many requests in batches, each of a seed of its own: one that fails is found again by its number."""
    began, counted = time.perf_counter(), Counted()
    for number in range(first, first + -(-requests // BATCH)):
        with _running(engine) as running:
            _batch(running, number, min(BATCH, requests), counted)
    print(f"{engine} answered: {dict(sorted(counted.statuses.items()))}, {time.perf_counter() - began:.0f} s")
    failed = sum(count for status, count in counted.statuses.items() if status >= FAILED)
    taken = sum(count for status, count in counted.unreadable.items() if status < REFUSED)
    sent, bodies = counted.statuses.total(), counted.unreadable.total()
    return [
        Result(f"failures in {sent:,} malformed requests on {engine}", failed, "", "none", "", holds=failed == 0),
        Result(f"  taken in of {bodies:,} bodies that are no JSON", taken, "", "none", "", holds=taken == 0),
    ]


def _batch(running: RunningCentre, number: int, requests: int, counted: Counted) -> None:
    sender = Sender(running)

    @seed(number)
    @settings(
        max_examples=requests,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(sender.attempts())
    def send(attempt: Attempt) -> None:
        sender.send(attempt)

    send()
    sender.close()
    counted.statuses.update(sender.statuses)
    counted.unreadable.update(sender.unreadable)
    print(f"seed {number}: {sum(sender.statuses.values())} answered", flush=True)


def described(engine: str) -> Result:
    """Every operation by the service's description, well and badly, and the links from answer to answer."""
    with _running(engine) as running:
        token = system_accounts.add(running.centre, "fuzz", StaffRole.DESK)
        asked = ask_everything(running.url, token=token, examples=EXAMPLES, number=BY_DESCRIPTION_SEED)
        follow_the_links(running.url, token=token, examples=WALKS, number=BY_DESCRIPTION_SEED)
    name = f"answers beside the description, of {asked:,} and {WALKS} walks on {engine}"
    return Result(name, 0, "", "none", "", holds=True)


if __name__ == "__main__":
    main(sys.argv[1:])
