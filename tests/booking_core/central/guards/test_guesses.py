"""So many wrong codes an address, then a pause: also of those that are sent at once, on either engine."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from uuid import uuid4

import pytest
import requests

from booking_core.central.centre import DATABASE
from booking_core.central.guards.guesses import MOST_WRONG_CODES, PAUSE, Guesses, TooManyGuesses, wrong_codes
from booking_core.domain.identity import BookingId
from booking_core.protocol.codes import code_of
from booking_core.store.engines.transactions import TooBusy
from booking_core.store.rows import to_seconds
from booking_core.store.schema import guess
from booking_core.store.statements.parts import MOST_AT_ONCE
from tests.booking_core.central.running_centre import PATIENCE_SECONDS, MovableClock, opened_centre, running_centre

AT_ONCE = 64
"""So many requests are answered at the same time, each on a thread of its own."""

SOMEBODY, ANOTHER = "192.0.2.1", "192.0.2.2"


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def guesses(each_engine: str, tmp_path: Path, clock: MovableClock) -> Iterator[Guesses]:  # noqa: ARG001  # what it does
    with opened_centre(tmp_path, clock) as centre:
        yield wrong_codes(centre)


def may(guesses: Guesses, address: str, *, is_wrong: bool) -> bool:
    """Whether a code from `address` was looked at."""
    try:
        with guesses.one_from(address, now=guesses.centre.clock()) as guess:
            if is_wrong:
                guess.was_wrong()
    except TooManyGuesses:
        return False
    return True


def test_of_wrong_codes_sent_at_once_no_more_are_looked_at_than_are_allowed(guesses: Guesses) -> None:
    together = Barrier(AT_ONCE)

    def guess(_: int) -> bool:
        together.wait(PATIENCE_SECONDS)
        return may(guesses, SOMEBODY, is_wrong=True)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        looked_at = sum(pool.map(guess, range(AT_ONCE)))

    assert looked_at == MOST_WRONG_CODES
    assert not may(guesses, SOMEBODY, is_wrong=False)
    assert may(guesses, ANOTHER, is_wrong=False)


def test_right_codes_are_looked_at_however_many_they_are(guesses: Guesses) -> None:
    right = [may(guesses, SOMEBODY, is_wrong=False) for _ in range(MOST_WRONG_CODES + 1)]

    assert all(right)


def test_right_codes_sent_at_once_are_all_looked_at(guesses: Guesses) -> None:
    together = Barrier(AT_ONCE)

    def look(_: int) -> bool:
        together.wait(PATIENCE_SECONDS)
        return may(guesses, SOMEBODY, is_wrong=False)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        assert all(pool.map(look, range(AT_ONCE)))


def test_while_nothing_can_be_written_right_codes_are_looked_at_and_wrong_ones_tell_nothing(
    tmp_path: Path, clock: MovableClock
) -> None:
    with opened_centre(tmp_path, clock) as centre, closing(sqlite3.connect(tmp_path / DATABASE)) as another:
        guesses = wrong_codes(centre)
        with centre.store.writing() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 50")
        another.execute("BEGIN IMMEDIATE")

        assert may(guesses, SOMEBODY, is_wrong=False)
        with pytest.raises(TooBusy):
            may(guesses, SOMEBODY, is_wrong=True)


def test_what_went_awry_was_no_wrong_code(guesses: Guesses) -> None:
    for _ in range(MOST_WRONG_CODES + 1):
        with pytest.raises(ZeroDivisionError), guesses.one_from(SOMEBODY, now=guesses.centre.clock()):
            raise ZeroDivisionError

    assert may(guesses, SOMEBODY, is_wrong=True)


def test_after_the_pause_counting_begins_anew(guesses: Guesses, clock: MovableClock) -> None:
    for _ in range(MOST_WRONG_CODES):
        may(guesses, SOMEBODY, is_wrong=True)
    clock.advance(PAUSE)

    assert [may(guesses, SOMEBODY, is_wrong=True) for _ in range(MOST_WRONG_CODES)] == [True] * MOST_WRONG_CODES
    assert not may(guesses, SOMEBODY, is_wrong=True)


@pytest.mark.parametrize(("set_back_by", "counted"), [(timedelta(seconds=30), True), (timedelta(hours=1), False)])
def test_a_clock_that_was_set_back_keeps_nobody_out_until_it_has_caught_up(
    guesses: Guesses, clock: MovableClock, set_back_by: timedelta, *, counted: bool
) -> None:
    for _ in range(MOST_WRONG_CODES):
        may(guesses, SOMEBODY, is_wrong=True)
    clock.advance(-set_back_by)

    assert may(guesses, SOMEBODY, is_wrong=True) is not counted


def test_whoever_guesses_again_is_counted_anew_though_more_are_forgotten_before_than_go_at_once(
    guesses: Guesses, clock: MovableClock
) -> None:
    for _ in range(MOST_WRONG_CODES):
        may(guesses, SOMEBODY, is_wrong=True)
    long_ago = to_seconds(clock()) - 1
    with guesses.centre.store.writing() as connection:
        older = [{"kind": "code", "sender": str(n), "since": long_ago, "wrong": 1} for n in range(MOST_AT_ONCE + 1)]
        connection.execute(guess.insert(), older)
    clock.advance(PAUSE)

    assert [may(guesses, SOMEBODY, is_wrong=True) for _ in range(MOST_WRONG_CODES)] == [True] * MOST_WRONG_CODES
    assert not may(guesses, SOMEBODY, is_wrong=True)


@pytest.mark.usefixtures("each_engine")
def test_of_many_clients_that_guess_at_once_no_more_learn_anything_than_one_would(tmp_path: Path) -> None:
    together = Barrier(AT_ONCE)
    with running_centre(tmp_path) as running:

        def guess(_: int) -> int:
            body, key = {"code": code_of(BookingId(uuid4()))}, {"Idempotency-Key": str(uuid4())}
            together.wait(PATIENCE_SECONDS)
            address = f"{running.url}/v1/waiting-list/leave"
            return requests.post(address, json=body, headers=key, timeout=PATIENCE_SECONDS).status_code

        with ThreadPoolExecutor(AT_ONCE) as pool:
            statuses = sorted(pool.map(guess, range(AT_ONCE)))

    assert statuses == [404] * MOST_WRONG_CODES + [429] * (AT_ONCE - MOST_WRONG_CODES)
