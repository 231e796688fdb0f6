"""Sixty-four clients, one room, one hour, over real HTTP: exactly one confirmed, everybody answered."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from uuid import uuid4

import pytest
import requests

from tests.booking_core.central.running_centre import RunningCentre, ask_for, running_centre
from tests.slices import SLICED, slice_of

pytestmark = SLICED

CLIENTS = 64
ROUNDS = slice_of(15, 6)
CONFIRMED, REFUSED = 201, 409
HOUR = timedelta(hours=1)
FIRST_START = datetime.fromisoformat("2026-11-30T10:00:00+01:00")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    with running_centre(tmp_path_factory.mktemp("race")) as centre:
        yield centre


def start_of(round_number: int) -> datetime:
    """Five rounds a day, three hours apart at least, inside every house's opening hours."""
    return FIRST_START + timedelta(days=round_number // 4, hours=2 * (round_number % 4))


def wish(space: str, start: datetime) -> dict[str, object]:
    return ask_for(space, start.isoformat(), (start + HOUR).isoformat())


def race(running: RunningCentre, bodies: list[dict[str, object]]) -> list[int]:
    return race_at([running.url] * len(bodies), bodies)


def race_at(urls: list[str], bodies: list[dict[str, object]]) -> list[int]:
    """The status each client got at its address; all of them start together."""
    together = Barrier(len(bodies))

    def run(url: str, body: dict[str, object]) -> int:
        with requests.Session() as session:
            together.wait(30)
            key = {"Idempotency-Key": str(uuid4())}
            return session.post(f"{url}/v1/bookings", json=body, headers=key, timeout=30).status_code

    with ThreadPoolExecutor(len(bodies)) as pool:
        return list(pool.map(run, urls, bodies))


def test_of_equal_hours_one_is_confirmed(running: RunningCentre) -> None:
    for number in range(ROUNDS):
        statuses = race(running, [wish("mh-lok3", start_of(number))] * CLIENTS)

        assert sorted(statuses) == [CONFIRMED] + [REFUSED] * (CLIENTS - 1)


def test_of_half_shifted_hours_one_is_confirmed(running: RunningCentre) -> None:
    for number in range(ROUNDS):
        start = start_of(number)
        halves = [wish("mh-lok5", start), wish("mh-lok5", start + HOUR / 2)]

        assert sorted(race(running, halves * (CLIENTS // 2))) == [CONFIRMED] + [REFUSED] * (CLIENTS - 1)


def test_of_a_joined_hall_and_its_half_one_is_confirmed(running: RunningCentre) -> None:
    for number in range(ROUNDS):
        start = start_of(number)
        rivals = [wish("bib-salen", start), wish("bib-salen-a", start)]

        assert sorted(race(running, rivals * (CLIENTS // 2))) == [CONFIRMED] + [REFUSED] * (CLIENTS - 1)
