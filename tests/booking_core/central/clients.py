"""People who book at whichever process answers, and go on asking the same until they have an answer.

wish ── the same key, at the next address, while nobody answers or the answer is 503 ──► confirmed | refused
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count, cycle
from pathlib import Path
from threading import Event, Lock
from uuid import UUID, uuid4

import requests

from booking_core.central.centre import open_centre
from booking_core.domain.bookings import BookingState
from booking_core.store.upkeep.invariants import Invariant, seen_in
from tests.booking_core.central.running_centre import MovableClock, ask_for, chosen_database
from tests.booking_core.central.test_race import CONFIRMED, FIRST_START, HOUR, REFUSED

AWAY = 503
ANSWERED_WITHIN_SECONDS = 600
HOURS_A_DAY = 8
OPEN_DAYS = [day for day in range(60) if day not in {24, 25, 26, 31, 32}]
"""From the first start on: all houses are closed over Christmas and at the turn of the year."""

CELLS_OF_A_ROOM = 4

Rivals = tuple[str, ...]
"""Spaces that exclude each other: of the wishes for one time one is confirmed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of several wishes that exclude each other; `group` is the same in all of them."""

    group: tuple[Rivals, str]
    space: str
    starts_at: str
    ends_at: str


Draw = Callable[[], Wanted]


@dataclass
class Told:
    """What the clients were answered. `winners` counts the confirmed ones of each group."""

    lock: Lock = field(default_factory=Lock)
    confirmed: dict[UUID, str] = field(default_factory=dict)
    winners: Counter[tuple[Rivals, str]] = field(default_factory=Counter)
    wanted: set[tuple[Rivals, str]] = field(default_factory=set)
    refused: int = 0
    unheard: int = 0
    """So many times nobody answered, or the answer broke off."""

    turned_away: int = 0
    """So many times the answer was 503: the same is to be sent again."""

    unexpected: list[int] = field(default_factory=list)

    @property
    def without_one_winner(self) -> list[tuple[Rivals, str]]:
        return [group for group in self.wanted if self.winners[group] != 1]


def each_for_several(halls: Sequence[Rivals], *, times: int = 2) -> Draw:
    """Wishes for hour after hour; every hour of every hall is given out `times` times."""
    numbers, lock = count(), Lock()

    def draw() -> Wanted:
        with lock:
            number = next(numbers)
        hour_of_hall, turn = divmod(number, times)
        hour, which = divmod(hour_of_hall, len(halls))
        day, hour = divmod(hour, HOURS_A_DAY)
        start = FIRST_START + timedelta(days=OPEN_DAYS[day % len(OPEN_DAYS)], hours=hour)
        rivals = halls[which]
        group = (rivals, start.isoformat())
        return Wanted(group, rivals[turn % len(rivals)], start.isoformat(), (start + HOUR).isoformat())

    return draw


def book_until(stopping: Event, urls: Sequence[str], draw: Draw, told: Told) -> None:
    """Wish after wish; each is answered before the next, wherever it must be asked for that."""
    addresses = cycle(urls)
    while not stopping.is_set():
        wanted, key = draw(), uuid4()
        response = answered(addresses, ask_for(wanted.space, wanted.starts_at, wanted.ends_at), key, told)
        with told.lock:
            told.wanted.add(wanted.group)
            if response.status_code == CONFIRMED:
                told.confirmed[key] = response.json()["booking"]["id"]
                told.winners[wanted.group] += 1
            elif response.status_code == REFUSED:
                told.refused += 1
            else:
                told.unexpected.append(response.status_code)


def answered(addresses: Iterator[str], body: object, key: UUID, told: Told) -> requests.Response:
    """The answer to `body`, however often it must be asked for."""
    until = time.monotonic() + ANSWERED_WITHIN_SECONDS
    while True:
        try:
            headers = {"Idempotency-Key": str(key)}
            response = requests.post(f"{next(addresses)}/v1/bookings", json=body, headers=headers, timeout=20)
        except (requests.ConnectionError, requests.Timeout):
            told.unheard += 1
        else:
            if response.status_code != AWAY:
                return response
            told.turned_away += 1
        assert time.monotonic() < until, "nobody answers"
        Event().wait(0.1)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a database has of what was answered: bookings that are missing, and what does not hold in its tables."""

    missing: list[UUID]
    with_other_cells: list[UUID]
    wrong: Mapping[Invariant, int]


def kept_of(folder: Path, told: Told, *, cells: int = CELLS_OF_A_ROOM) -> Kept:
    """Looked up with nobody serving; `cells` is how many a confirmed booking occupies at least."""
    centre = open_centre(folder, clock=MovableClock(), database=chosen_database())
    try:
        found = {key: centre.store.bookings.with_id(booking) for key, booking in told.confirmed.items()}
        with centre.store.reading() as connection:
            return Kept(
                [key for key, one in found.items() if one is None or one.state is not BookingState.CONFIRMED],
                [key for key, one in found.items() if one is not None and len(one.occupancy) < cells],
                seen_in(connection, now=centre.clock()).counts,
            )
    finally:
        centre.close()


NOTHING_LOST = Kept([], [], {})
