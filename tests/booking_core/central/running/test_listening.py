"""Where the service answers is known by its number before it begins."""

import socket

import pytest

from booking_core.central.failures import AddressTaken
from booking_core.central.running.listening import Address, check_apart, free_address
from tests.ports import own_port


@pytest.fixture
def port() -> int:
    """A port that nobody answers at."""
    with own_port() as free:
        return free


@pytest.mark.parametrize("name", ["localhost", socket.gethostname()])
def test_a_name_of_this_machine_is_answered_at_by_its_number(name: str, port: int) -> None:
    socket.inet_pton(socket.AF_INET, free_address(Address(name, port)).host)


@pytest.mark.parametrize(("host", "url"), [("::1", "http://[::1]:"), ("::", "http://[::]:")])
def test_so_is_a_number_of_ipv6(host: str, url: str, port: int) -> None:
    assert str(free_address(Address(host, port))) == f"{url}{port}"


def test_a_name_that_nobody_has_is_refused(port: int) -> None:
    with pytest.raises(AddressTaken, match=r"cannot answer at http://nowhere.invalid:.* Choose another with --metrics"):
        free_address(Address("nowhere.invalid", port), options="--metrics")


@pytest.mark.parametrize(
    ("service", "metrics"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("127.0.0.1", "0.0.0.0"), ("::1", "::"), ("::", "0.0.0.0")],  # noqa: S104  # typed by an operator
)
def test_two_do_not_answer_at_one_address(service: str, metrics: str) -> None:
    with pytest.raises(AddressTaken, match="the service itself is to answer there"):
        check_apart(Address(service, 8470), Address(metrics, 8470))


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 9470), ("127.0.0.2", 8470)])
def test_two_addresses_apart_are_answered_at(host: str, port: int) -> None:
    check_apart(Address("127.0.0.1", 8470), Address(host, port))
