"""So many tries an address, then a pause."""

from datetime import timedelta

import pytest

from booking_core.central.guards.tries import MOST_ADDRESSES, PAUSE, Tries
from tests.booking_core.central.web.visits import at

NOW = at("14:08")
MOST = 20


def after_tries(*addresses: str) -> Tries:
    """Twenty are allowed: after one from each of `addresses`."""
    tries = Tries(MOST)
    for address in addresses:
        tries.tried(address, now=NOW)
    return tries


def test_the_last_try_allowed_is_the_twentieth() -> None:
    nearly, enough = (after_tries(*["192.0.2.1"] * count) for count in (MOST - 1, MOST))

    assert nearly.may_try("192.0.2.1", now=NOW)
    assert not enough.may_try("192.0.2.1", now=NOW)


def test_the_pause_counts_from_the_first_miss() -> None:
    tries = after_tries(*["192.0.2.1"] * MOST)

    assert not tries.may_try("192.0.2.1", now=NOW + PAUSE - timedelta(seconds=1))
    assert tries.may_try("192.0.2.1", now=NOW + PAUSE)


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

    assert tries.may_try(address, now=NOW) is may


def test_an_address_that_is_none_counts_as_itself() -> None:
    tries = after_tries(*["unix:"] * MOST)

    assert not tries.may_try("unix:", now=NOW)
    assert tries.may_try("", now=NOW)


def test_of_more_addresses_than_can_be_kept_the_oldest_is_forgotten() -> None:
    tries = after_tries(*["192.0.2.1"] * MOST)
    for number in range(MOST_ADDRESSES):
        tries.tried(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}", now=NOW)

    assert tries.may_try("192.0.2.1", now=NOW)
