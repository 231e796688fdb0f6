"""So many misses an address, then a pause."""

from datetime import timedelta

import pytest

from booking_core.central.web.guesses import MOST_ADDRESSES, MOST_MISSES, PAUSE, Guesses
from tests.booking_core.central.web.visits import at

NOW = at("14:08")


def after_misses(*addresses: str) -> Guesses:
    """Guesses after one miss from each of `addresses`."""
    guesses = Guesses()
    for address in addresses:
        guesses.missed(address, now=NOW)
    return guesses


def test_the_last_miss_allowed_is_the_twentieth() -> None:
    nearly, enough = (after_misses(*["192.0.2.1"] * count) for count in (MOST_MISSES - 1, MOST_MISSES))

    assert nearly.may_guess("192.0.2.1", now=NOW)
    assert not enough.may_guess("192.0.2.1", now=NOW)


def test_the_pause_counts_from_the_first_miss() -> None:
    guesses = after_misses(*["192.0.2.1"] * MOST_MISSES)

    assert not guesses.may_guess("192.0.2.1", now=NOW + PAUSE - timedelta(seconds=1))
    assert guesses.may_guess("192.0.2.1", now=NOW + PAUSE)


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("2001:db8:0:1::1", False),
        ("2001:db8:0:1:ffff::9", False),
        ("2001:db8:0:2::1", True),
    ],
)
def test_one_subscriber_counts_once_however_many_addresses_there_are(address: str, *, may: bool) -> None:
    guesses = after_misses(*(f"2001:db8:0:1::{number:x}" for number in range(MOST_MISSES)))

    assert guesses.may_guess(address, now=NOW) is may


def test_an_address_that_is_none_counts_as_itself() -> None:
    guesses = after_misses(*["unix:"] * MOST_MISSES)

    assert not guesses.may_guess("unix:", now=NOW)
    assert guesses.may_guess("", now=NOW)


def test_of_more_addresses_than_can_be_kept_the_oldest_is_forgotten() -> None:
    guesses = after_misses(*["192.0.2.1"] * MOST_MISSES)
    for number in range(MOST_ADDRESSES):
        guesses.missed(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}", now=NOW)

    assert guesses.may_guess("192.0.2.1", now=NOW)
