"""So many tries an address, then a pause."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from threading import Barrier

import pytest

from booking_core.central.guards.pace import TooFast
from booking_core.central.guards.subscribers import MOST_ADDRESSES
from booking_core.central.guards.tries import PAUSE, TooManyTries, Tries

PAUSE_SECONDS = PAUSE.total_seconds()
MOST = 20
AT_ONCE = 64


@dataclass
class SteadyClock:
    """Shows what it was set to, in seconds."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


def is_let(tries: Tries, address: str, *, is_used: bool = True) -> bool:
    """Whether `address` may try; it does, if it may."""
    try:
        with tries.one_from(address) as one:
            if is_used:
                one.was_used()
    except TooManyTries:
        return False
    return True


def after_tries(*addresses: str, steady: Callable[[], float] = SteadyClock()) -> Tries:  # noqa: B008  # it is never set
    """Twenty are allowed: after one from each of `addresses`."""
    tries = Tries(MOST, steady)
    for address in addresses:
        assert is_let(tries, address)
    return tries


def test_whether_any_are_left_can_be_asked_without_using_one() -> None:
    steady = SteadyClock()
    nearly, enough = (after_tries(*["192.0.2.1"] * count, steady=steady) for count in (MOST - 1, MOST))

    asked = [(nearly.are_used_up("192.0.2.1"), enough.are_used_up("192.0.2.1")) for _ in range(3)]
    steady.seconds += PAUSE_SECONDS

    assert asked == [(False, True)] * 3
    assert not enough.are_used_up("192.0.2.1")


def test_the_last_try_allowed_is_the_twentieth() -> None:
    nearly, enough = (after_tries(*["192.0.2.1"] * count) for count in (MOST - 1, MOST))

    assert is_let(nearly, "192.0.2.1")
    assert not is_let(enough, "192.0.2.1")


def test_the_pause_counts_from_the_first_miss() -> None:
    steady = SteadyClock()
    tries = after_tries(*["192.0.2.1"] * MOST, steady=steady)

    steady.seconds = PAUSE_SECONDS - 1
    assert not is_let(tries, "192.0.2.1")
    steady.seconds = PAUSE_SECONDS
    assert is_let(tries, "192.0.2.1")


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("2001:db8:0:1::1", False),
        ("2001:db8:0:1:ffff::9", False),
        ("2001:db8:0:2::1", True),
    ],
)
def test_one_subscriber_counts_once_however_many_addresses_there_are(address: str, *, may: bool) -> None:
    tries = after_tries(*(f"2001:db8:0:1::{number:x}" for number in range(MOST)))

    assert is_let(tries, address) is may


def test_an_address_that_is_none_counts_as_itself() -> None:
    tries = after_tries(*["unix:"] * MOST)

    assert not is_let(tries, "unix:")
    assert is_let(tries, "")


def test_of_more_addresses_than_can_be_kept_the_oldest_is_forgotten() -> None:
    tries = after_tries(*["192.0.2.1"] * MOST)
    for number in range(MOST_ADDRESSES):
        assert is_let(tries, f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")

    assert is_let(tries, "192.0.2.1")


def test_what_was_not_done_is_not_counted() -> None:
    tries = Tries(MOST)

    assert all(is_let(tries, "192.0.2.1", is_used=False) for _ in range(MOST + 1))
    assert is_let(tries, "192.0.2.1")


def test_of_many_at_once_no_more_are_done_than_one_after_the_other() -> None:
    tries, together = Tries(MOST), Barrier(AT_ONCE)

    def try_once(_: int) -> bool:
        try:
            with tries.one_from("192.0.2.1") as one:
                one.was_used()
                together.wait(30)
                return True
        except TooFast:
            together.wait(30)
            return False

    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = sum(pool.map(try_once, range(AT_ONCE)))

    assert done == MOST


def test_while_many_are_under_way_the_next_waits_a_moment_and_no_pause() -> None:
    """They may all turn out not to have been done: a house's people share an address."""
    tries = Tries(MOST)
    with ExitStack() as under_way:
        for _ in range(MOST):
            under_way.enter_context(tries.one_from("192.0.2.1"))
        with pytest.raises(TooFast) as one_too_many, tries.one_from("192.0.2.1"):
            pass

    assert one_too_many.value.seconds == 1
    assert is_let(tries, "192.0.2.1")


def test_what_is_under_way_when_the_pause_is_over_is_counted_where_it_ends() -> None:
    steady = SteadyClock()
    tries = Tries(MOST, steady)
    with tries.one_from("192.0.2.1"):
        steady.seconds = PAUSE_SECONDS
        assert all(is_let(tries, "192.0.2.1") for _ in range(MOST - 1))

    assert [is_let(tries, "192.0.2.1") for _ in range(2)] == [True, False]
