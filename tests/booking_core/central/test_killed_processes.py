"""Service processes killed in the middle of their work: what was answered stands, once; what was not is asked again.

clients ── the same key, at the next process, until there is an answer
killer  ── SIGKILL to one process after the other, each started again at its port
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from tests.booking_core.central.clients import NOTHING_LOST, Told, book_until, each_for_several, kept_of
from tests.booking_core.central.running_centre import await_answer
from tests.booking_core.central.several_processes import START_SECONDS, ServiceProcess, begun, several_processes
from tests.booking_core.conftest import named
from tests.postgres_server import Server

PROCESSES, CLIENTS = 3, 6
BETWEEN_KILLS_SECONDS = 1.0
SPACES = (("mh-lok3",), ("mh-lok5",))


@pytest.fixture
def folder(postgres: Server, tmp_path: Path) -> Iterator[Path]:
    with postgres.fresh_database() as database, named(database.url):
        yield tmp_path / "centre"


def test_of_processes_killed_again_and_again_no_answer_is_lost_or_given_twice(folder: Path) -> None:
    told, stopping = Told(), Event()
    with several_processes(folder, PROCESSES) as processes, ThreadPoolExecutor(CLIENTS) as pool:
        urls, wishes = [one.url for one in processes], each_for_several(SPACES)
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
    assert told.without_one_winner == []
    assert kept_of(folder, told) == NOTHING_LOST


def kill_and_start_again(processes: list[ServiceProcess], which: int, folder: Path) -> None:
    Event().wait(BETWEEN_KILLS_SECONDS)
    processes[which].kill()
    processes[which] = begun(folder, processes[which].address)
