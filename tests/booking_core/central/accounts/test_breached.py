"""A list of passwords from breaches is searched where it lies, whatever its size."""

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha1
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from booking_core.central.accounts.breached import LIST, ListFound, is_breached, list_in


def line_of(password: str, seen: int = 3) -> str:
    return f"{sha1(password.encode(), usedforsecurity=False).hexdigest().upper()}:{seen}"


def lay(folder: Path, passwords: Iterable[str], *, ending: str = "\r\n") -> None:
    """A list as it is handed out, with counts of different lengths."""
    lines = sorted(line_of(one, 10 ** (number % 7)) for number, one in enumerate(passwords))
    (folder / LIST).write_bytes(ending.join([*lines, ""]).encode())


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
@pytest.mark.parametrize("count", [1, 2, 3, 1000])
def test_each_that_is_in_the_list_is_found_and_no_other(tmp_path: Path, ending: str, count: int) -> None:
    passwords = [f"sommerferie {number}" for number in range(count)]
    lay(tmp_path, passwords, ending=ending)

    assert all(is_breached(one, tmp_path) for one in passwords)
    assert not any(is_breached(f"vinterferie {number}", tmp_path) for number in range(100))


@given(passwords=st.sets(st.text(min_size=1, max_size=8), min_size=1, max_size=40), other=st.text(max_size=8))
def test_what_is_found_is_what_is_in_the_list(
    tmp_path_factory: pytest.TempPathFactory, passwords: set[str], other: str
) -> None:
    folder = tmp_path_factory.mktemp("list")
    lay(folder, passwords)

    assert {one for one in {*passwords, other} if is_breached(one, folder)} == passwords


def test_without_a_list_nothing_is_found(tmp_path: Path) -> None:
    assert not is_breached("password", tmp_path)
    assert list_in(tmp_path) is None


@pytest.mark.parametrize(
    "content", ["", "password\n123456\n", f"{line_of('b')}\n{line_of('a')}\n", line_of("a").lower()]
)
def test_what_is_no_such_list_is_called_so_and_breaks_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / LIST).write_text(content)

    found = list_in(tmp_path)

    assert found is not None
    assert not found.is_usable or sorted(content.split()) == content.split()
    is_breached("en lang saetning om skranken", tmp_path)


def test_since_when_it_lies_there_is_told(tmp_path: Path) -> None:
    lay(tmp_path, ["password"])
    laid = datetime(2026, 1, 2, tzinfo=UTC)
    os.utime(tmp_path / LIST, (laid.timestamp(), laid.timestamp()))

    assert list_in(tmp_path) == ListFound(laid, is_usable=True)


def test_a_list_that_cannot_be_read_keeps_nobody_out_and_is_told(tmp_path: Path) -> None:
    (tmp_path / LIST).mkdir()

    with capture_logs() as logs:
        assert not is_breached("password", tmp_path)

    found = list_in(tmp_path)
    assert [one["log_level"] for one in logs] == ["error"]
    assert found is not None
    assert not found.is_usable
