"""Service processes killed in the middle of their work: what was answered stands, once; what was not is asked again.

clients ── the same key, at the next process, until there is an answer
killer  ── SIGKILL to one process after the other, each started again at its port
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from threading import Event
from uuid import uuid4

import pytest
import requests

from booking_core.central.centre import open_centre
from tests.booking_core.central.clients import NOTHING_LOST, Told, book_until, each_for_several, kept_of
from tests.booking_core.central.running_centre import MovableClock, await_answer, chosen_database
from tests.booking_core.central.several_processes import (
    START_SECONDS,
    Edge,
    ServiceProcess,
    begun,
    several_processes,
)
from tests.booking_core.central.test_race import CONFIRMED, start_of, wish

KILLS, CLIENTS, SEED = 10, 6, 2026
PROCESSES = {"sqlite": 1, "postgresql": 3}
LONGEST_LIFE_SECONDS = 0.4
HALLS = (("bib-salen", "bib-salen-a"), ("mh-lok3",), ("mh-lok5",))


@pytest.fixture
def processes(each_engine: str, tmp_path: Path) -> Iterator[list[ServiceProcess]]:
    with several_processes(tmp_path, PROCESSES[each_engine]) as running:
        yield running


def test_of_processes_killed_again_and_again_no_answer_is_lost_or_given_twice(
    processes: list[ServiceProcess], tmp_path: Path
) -> None:
    told, stopping, random = Told(), Event(), Random(SEED)
    with ThreadPoolExecutor(CLIENTS) as pool:
        urls, draw = [one.url for one in processes], each_for_several(HALLS)
        clients = [pool.submit(book_until, stopping, urls[n % len(urls) :] + urls, draw, told) for n in range(CLIENTS)]
        try:
            for number in range(KILLS):
                kill_and_start_again(processes, number % len(processes), tmp_path, random)
        finally:
            stopping.set()
        for client in clients:
            client.result(60)

    assert told.unexpected == []
    assert told.confirmed
    assert told.without_one_winner == []
    assert stopped(processes) == [0] * len(processes)
    assert kept_of(tmp_path, told) == NOTHING_LOST


def kill_and_start_again(processes: list[ServiceProcess], which: int, folder: Path, random: Random) -> None:
    Event().wait(random.uniform(0, LONGEST_LIFE_SECONDS))
    processes[which].kill()
    processes[which] = begun(folder, processes[which].address)
    await_answer(processes[which].address, within_seconds=START_SECONDS)


def stopped(processes: list[ServiceProcess]) -> list[int | None]:
    """How each ended that was told to."""
    for one in processes:
        one.process.terminate()
        one.process.join(START_SECONDS)
    return [one.process.exitcode for one in processes]


@pytest.mark.usefixtures("each_engine")
@pytest.mark.parametrize("edge", Edge)
def test_a_booking_whose_process_died_at_any_edge_is_answered_when_it_is_asked_for_again(
    edge: Edge, tmp_path: Path
) -> None:
    key, body = uuid4(), wish("mh-lok3", start_of(0))
    with several_processes(tmp_path, 1, edge=edge) as processes:
        with pytest.raises(requests.ConnectionError):
            processes[0].post("/v1/bookings", body, key=key)
        processes[0].until_dead()
        kept = bookings_in(tmp_path)

        processes[0] = begun(tmp_path, processes[0].address)
        await_answer(processes[0].address, within_seconds=START_SECONDS)
        answer = processes[0].post("/v1/bookings", body, key=key)

        assert answer.status_code == CONFIRMED
        assert kept == ({answer.json()["booking"]["id"]} if edge is Edge.AFTER_COMMIT else set())
        assert bookings_in(tmp_path) == {answer.json()["booking"]["id"]}


def bookings_in(folder: Path) -> set[str]:
    """Looked up in the database itself, beside whoever serves."""
    centre = open_centre(folder, clock=MovableClock(), database=chosen_database())
    try:
        found = centre.store.feed.snapshot(now=centre.clock()).bookings
    finally:
        centre.close()
    return {str(one.id) for one in found}
