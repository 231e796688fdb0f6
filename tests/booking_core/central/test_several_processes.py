"""Several service processes on one PostgreSQL behave as one: to whoever books, to whoever waits, and in the chores."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from shutil import copyfile
from threading import Event
from uuid import uuid4

import pytest
import requests

from booking_core.central.centre import Centre, open_centre
from booking_core.central.data_folder.epoch_file import newest_epoch
from booking_core.central.guards.guesses import MOST_WRONG_CODES, PAUSE
from booking_core.domain.identity import BookingId
from booking_core.protocol.codes import code_of
from booking_core.protocol.feed import follows
from booking_core.protocol.messages import Cursor
from booking_core.store.engines.postgres_engine import AdvisoryLock
from booking_core.store.logs import feed_log
from tests.booking_core.central.running_centre import (
    MovableClock,
    RunningCentre,
    chosen_database,
    herlev,
    running_centre,
)
from tests.booking_core.central.several_processes import ServiceProcess, several_processes
from tests.booking_core.central.test_race import CLIENTS, CONFIRMED, HOUR, REFUSED, race_at, start_of, wish
from tests.booking_core.conftest import named
from tests.postgres_server import Server

PROCESSES, ROUNDS = 4, 4


@pytest.fixture(scope="module")
def folder(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Of a centre on PostgreSQL."""
    with postgres.fresh_database() as database, named(database.url):
        yield tmp_path_factory.mktemp("centre")


@pytest.fixture(scope="module")
def processes(folder: Path) -> Iterator[list[ServiceProcess]]:
    with several_processes(folder, PROCESSES) as running:
        yield running


@pytest.mark.parametrize(("first_round", "later"), [(0, 0 * HOUR), (8, HOUR / 2)])
def test_of_all_clients_at_four_processes_one_is_confirmed(
    processes: list[ServiceProcess], first_round: int, later: timedelta
) -> None:
    urls = [one.url for one in processes] * (CLIENTS // PROCESSES)
    for number in range(first_round, first_round + ROUNDS):
        rivals = [wish("mh-lok3", start_of(number)), wish("mh-lok3", start_of(number) + later)]

        assert sorted(race_at(urls, rivals * (CLIENTS // 2))) == [CONFIRMED] + [REFUSED] * (CLIENTS - 1)


def test_the_feed_that_all_processes_write_has_no_hole(processes: list[ServiceProcess], folder: Path) -> None:
    bodies = [wish("mh-lok5", start_of(number)) for number in range(16)]
    assert race_at([one.url for one in processes] * 4, bodies) == [CONFIRMED] * 16

    centre = open_centre(folder, clock=MovableClock(), database=chosen_database())
    with centre.store.reading() as connection:
        told = feed_log.entries_after(connection, Cursor(1, 0, ""), most=10_000)
    centre.close()
    assert [entry.cursor.number for entry in told] == list(range(1, len(told) + 1))
    assert all(follows(before.cursor, entry) for before, entry in pairwise(told))


def test_a_booking_at_one_process_wakes_a_poll_at_another(processes: list[ServiceProcess]) -> None:
    here, there = processes[0], processes[1]
    cursor = there.get("/v1/changes").json()["cursor"]
    with ThreadPoolExecutor(1) as pool:
        poll = pool.submit(there.get, "/v1/changes", after=cursor, wait=20)
        assert not is_over(poll, within_seconds=0.5), poll.result().text
        booked = here.post("/v1/bookings", wish("bib-salen", start_of(30)))
        told = poll.result(5).json()

    assert booked.status_code == CONFIRMED
    assert len(told["changes"]) == 1


def is_over(poll: "Future[requests.Response]", *, within_seconds: float) -> bool:
    return bool(wait([poll], timeout=within_seconds).done)


@pytest.fixture
def pair(postgres: Server, tmp_path: Path) -> Iterator[tuple[RunningCentre, RunningCentre]]:
    """Two services on one database, in two folders, as on two machines with the same keys."""
    with postgres.fresh_database() as database, named(database.url), running_centre(tmp_path / "one") as one:
        (tmp_path / "other").mkdir()
        copyfile(tmp_path / "one" / "centre.keys", tmp_path / "other" / "centre.keys")
        with running_centre(tmp_path / "other") as other:
            yield one, other


def comes_true(what: Callable[[], bool], *, within_seconds: float = 15) -> bool:
    """Whether it does, looked at again and again."""
    gate, until = Event(), time.monotonic() + within_seconds
    while not what() and time.monotonic() < until:
        gate.wait(0.05)
    return what()


def test_one_of_them_does_the_chores_and_another_when_it_is_gone(
    pair: tuple[RunningCentre, RunningCentre], postgres: Server
) -> None:
    assert comes_true(lambda: any(one.centre.is_on_duty() for one in pair))
    (before,) = [one.centre for one in pair if one.centre.is_on_duty()]
    (after,) = [one.centre for one in pair if one.centre is not before]

    cut_off_who_is_on_duty(postgres)

    assert comes_true(lambda: after.is_on_duty() and not before.is_on_duty())
    assert comes_true(lambda: hears(before, of=after))


def cut_off_who_is_on_duty(postgres: Server) -> None:
    """As when the network between it and the database is gone."""
    locks = postgres.execute(
        "SELECT pid, objid FROM pg_locks JOIN pg_database AS here ON here.oid = database "
        "WHERE locktype = 'advisory' AND datname = current_database()",
        database=database_name(),
    )
    (pid,) = [pid for pid, number in locks if number == AdvisoryLock.CHORES.value]
    postgres.execute(f"SELECT pg_terminate_backend({pid})")


def database_name() -> str:
    database = chosen_database()
    assert database is not None
    return str(database.url.database)


def hears(centre: Centre, *, of: Centre) -> bool:
    """Whether its bell rings for what the other one writes."""
    rung = centre.bell.rung()
    of.store.import_places(herlev(), source="again", now=of.clock())
    return comes_true(lambda: centre.bell.rung() > rung, within_seconds=1)


def test_a_new_life_is_kept_in_the_folders_of_all(pair: tuple[RunningCentre, RunningCentre]) -> None:
    one, other = (running.centre for running in pair)

    one.store.recover_above(6, now=one.clock())

    assert newest_epoch(one.folder) == 7
    assert comes_true(lambda: newest_epoch(other.folder) == 7)


def test_places_that_one_puts_in_force_are_those_of_the_other(pair: tuple[RunningCentre, RunningCentre]) -> None:
    one, other = (running.centre for running in pair)
    assert other.store.municipality().name != "Andeby"

    one.store.change_places(lambda places: replace(places, name="Andeby"), source="test", now=one.clock())

    assert other.store.municipality().name == "Andeby"


def test_codes_that_were_guessed_at_one_of_them_are_counted_at_the_other(
    pair: tuple[RunningCentre, RunningCentre],
) -> None:
    one, other = pair
    guesses = [{"code": code_of(BookingId(uuid4()))} for _ in range(MOST_WRONG_CODES)]
    wrong = [pair[n % 2].post("/v1/waiting-list/leave", body).status_code for n, body in enumerate(guesses)]

    refused = [running.post("/v1/waiting-list/leave", guesses[0]).json()["code"] for running in pair]
    for running in pair:
        running.clock.advance(PAUSE)
    again = [running.post("/v1/waiting-list/leave", guesses[0]).json()["code"] for running in (one, other)]

    assert set(wrong) == {404}
    assert (refused, again) == (["too-many-codes"] * 2, ["not-waiting"] * 2)


def test_what_was_tried_at_one_of_them_is_answered_the_same_at_the_other(
    pair: tuple[RunningCentre, RunningCentre],
) -> None:
    one, other = pair
    body, key = wish("mh-lok3", start_of(0)), uuid4()

    first, second = one.post("/v1/bookings", body, key=key), other.post("/v1/bookings", body, key=key)

    assert (first.status_code, second.status_code) == (CONFIRMED, CONFIRMED)
    assert first.json()["booking"] == second.json()["booking"]
