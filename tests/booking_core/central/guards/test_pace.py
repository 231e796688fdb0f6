"""A bucket of tokens a sender: so many at once, so many a minute, and who is out of them is told how long to wait."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.central.guards.pace import Allowance, Bucket, TooFast
from booking_core.central.guards.subscribers import MOST_ADDRESSES

FIVE_THEN_ONE_A_SECOND = Allowance(at_once=5, a_minute=60)


class Hand:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def taken(bucket: Bucket, sender: str, most: int = 100) -> int:
    """How many tokens `sender` gets in one go."""
    for count in range(most):
        try:
            bucket.take(sender)
        except TooFast:
            return count
    return most


def test_there_are_so_many_at_once_and_then_as_many_as_time_brings() -> None:
    clock = Hand()
    bucket = Bucket(FIVE_THEN_ONE_A_SECOND, clock)

    assert taken(bucket, "192.0.2.1") == 5
    clock.now += 3
    assert taken(bucket, "192.0.2.1") == 3
    clock.now += 3600
    assert taken(bucket, "192.0.2.1") == 5


def test_nobody_pays_for_another() -> None:
    bucket = Bucket(FIVE_THEN_ONE_A_SECOND, Hand())

    assert (taken(bucket, "192.0.2.1"), taken(bucket, "192.0.2.2")) == (5, 5)


def test_a_subscriber_of_the_newer_kind_is_one() -> None:
    bucket = Bucket(FIVE_THEN_ONE_A_SECOND, Hand())

    assert (taken(bucket, "2001:db8::1"), taken(bucket, "2001:db8::2"), taken(bucket, "2001:db8:0:1::1")) == (5, 0, 5)


@given(st.integers(1, 50), st.integers(1, 600), st.floats(0, 100))
def test_who_waits_as_long_as_told_gets_one(at_once: int, a_minute: int, later: float) -> None:
    clock = Hand()
    bucket = Bucket(Allowance(at_once, a_minute), clock)
    taken(bucket, "192.0.2.1", most=60)
    clock.now += later
    taken(bucket, "192.0.2.1", most=60 + 10 * 100)

    with pytest.raises(TooFast) as told:
        bucket.check("192.0.2.1")
    clock.now += told.value.seconds

    bucket.take("192.0.2.1")


def test_looking_takes_none() -> None:
    bucket = Bucket(FIVE_THEN_ONE_A_SECOND, Hand())
    for _ in range(10):
        bucket.check("192.0.2.1")

    assert taken(bucket, "192.0.2.1") == 5


def test_of_more_senders_than_can_be_kept_the_quietest_is_forgotten() -> None:
    bucket = Bucket(FIVE_THEN_ONE_A_SECOND, Hand())
    taken(bucket, "192.0.2.1")
    for number in range(MOST_ADDRESSES):
        bucket.take(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")

    assert taken(bucket, "192.0.2.1") == 5
