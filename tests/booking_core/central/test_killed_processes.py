"""Service processes killed in the middle of their work: what was answered stands, once; what was not is asked again.

clients ── the same key, at the next process, until there is an answer
killer  ── SIGKILL to one process after the other, each started again at its port
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count, cycle
from pathlib import Path
from threading import Event, Lock
from uuid import UUID, uuid4

import pytest
import requests

from booking_core.central.centre import open_centre
from booking_core.domain.bookings import BookingState
from booking_core.store.examination import first_break_in_feed, misplaced_cells
from tests.booking_core.central.running_centre import MovableClock, ask_for, await_answer, chosen_database
from tests.booking_core.central.several_processes import (
    START_SECONDS,
    ServiceProcess,
    begun,
    several_processes,
)
from tests.booking_core.central.test_race import CONFIRMED, FIRST_START, HOUR, REFUSED
from tests.booking_core.conftest import named
from tests.postgres_server import Server

PROCESSES, CLIENTS = 3, 6
BETWEEN_KILLS_SECONDS = 1.0
AWAY = 503
SPACES = ("mh-lok3", "mh-lok5")
HOURS_A_DAY = 8


@dataclass
class Told:
    """What the clients were answered. `beginnings` counts the confirmed ones by space and start."""

    lock: Lock = field(default_factory=Lock)
    confirmed: dict[UUID, str] = field(default_factory=dict)
    beginnings: Counter[tuple[str, str]] = field(default_factory=Counter)
    refused: int = 0
    asked_again: int = 0
    unexpected: list[int] = field(default_factory=list)


@pytest.fixture
def folder(postgres: Server, tmp_path: Path) -> Iterator[Path]:
    with postgres.fresh_database() as database, named(database.url):
        yield tmp_path / "centre"


def test_of_processes_killed_again_and_again_no_answer_is_lost_or_given_twice(folder: Path) -> None:
    told, stopping = Told(), Event()
    with several_processes(folder, PROCESSES) as processes, ThreadPoolExecutor(CLIENTS) as pool:
        urls, wishes = [one.url for one in processes], each_once()
        clients = [
            pool.submit(book_until, stopping, urls[n % PROCESSES :] + urls, wishes, told) for n in range(CLIENTS)
        ]
        try:
            for number in range(PROCESSES):
                kill_and_start_again(processes, number, folder)
            for one in processes:
                await_answer(one.address, within_seconds=START_SECONDS)
            Event().wait(BETWEEN_KILLS_SECONDS)
        finally:
            stopping.set()
        for client in clients:
            client.result(60)

    assert told.unexpected == []
    assert told.confirmed
    assert set(told.beginnings.values()) == {1}
    check_what_is_kept(folder, told)


def each_once() -> Callable[[], tuple[str, str, str]]:
    """Space, start and end; every time is given out twice, so that two want it."""
    numbers, lock = count(), Lock()

    def draw() -> tuple[str, str, str]:
        with lock:
            number = next(numbers) // 2
        day, rest = divmod(number, HOURS_A_DAY * len(SPACES))
        hour, space = divmod(rest, len(SPACES))
        start = FIRST_START + timedelta(days=day % 60, hours=hour)
        return SPACES[space], start.isoformat(), (start + HOUR).isoformat()

    return draw


def book_until(stopping: Event, urls: list[str], draw: Callable[[], tuple[str, str, str]], told: Told) -> None:
    """Wish after wish; each is answered before the next, wherever it must be asked for that."""
    addresses = cycle(urls)
    while not stopping.is_set():
        space, start, end = draw()
        key, body = uuid4(), ask_for(space, start, end)
        response = answered(addresses, body, key, told)
        with told.lock:
            if response.status_code == CONFIRMED:
                told.confirmed[key] = response.json()["booking"]["id"]
                told.beginnings[space, start] += 1
            elif response.status_code == REFUSED:
                told.refused += 1
            else:
                told.unexpected.append(response.status_code)


def answered(addresses: Iterator[str], body: object, key: UUID, told: Told) -> requests.Response:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            headers = {"Idempotency-Key": str(key)}
            response = requests.post(f"{next(addresses)}/v1/bookings", json=body, headers=headers, timeout=20)
            if response.status_code != AWAY:
                return response
        except requests.ConnectionError:
            Event().wait(0.02)
        assert time.monotonic() < until, "nobody answers"
        with told.lock:
            told.asked_again += 1


def kill_and_start_again(processes: list[ServiceProcess], which: int, folder: Path) -> None:
    Event().wait(BETWEEN_KILLS_SECONDS)
    processes[which].kill()
    processes[which] = begun(folder, processes[which].address)


def check_what_is_kept(folder: Path, told: Told) -> None:
    """Every confirmed booking stands with its cells, and the feed tells of all that happened, in one chain."""
    centre = open_centre(folder, clock=MovableClock(), database=chosen_database())
    try:
        kept = {key: centre.store.booking(booking) for key, booking in told.confirmed.items()}
        assert [key for key, one in kept.items() if one is None or one.state is not BookingState.CONFIRMED] == []
        assert {len(one.occupancy) for one in kept.values() if one is not None} == {4}
        with centre.store.reading() as connection:
            assert first_break_in_feed(connection) is None
            assert misplaced_cells(connection) == 0
    finally:
        centre.close()
