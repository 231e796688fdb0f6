"""Long tests stand where no worker comes to them last."""

import pytest

from tests.long_first import long_first

LONG = ["slow-1", "slow-2", "slow-3"]


def parts_of(tests: list[str], workers: int) -> list[list[str]]:
    """As pytest-xdist deals them: to each worker what it gets when those after it get no less."""
    parts: list[list[str]] = []
    for left in range(workers, 0, -1):
        size = len(tests) // left
        parts.append(tests[:size])
        tests = tests[size:]
    return parts


@pytest.mark.parametrize("workers", [1, 2, 3, 4])
@pytest.mark.parametrize("quick", range(6))
def test_every_worker_begins_with_its_share_of_the_long_ones(workers: int, quick: int) -> None:
    others = [f"quick-{number}" for number in range(quick)]

    ordered = list(long_first(LONG, others, workers=workers))

    assert sorted(ordered) == sorted([*LONG, *others])
    for number, part in enumerate(parts_of(ordered, workers)):
        own = LONG[workers - 1 - number :: workers]
        assert part[: len(own)] == own
        assert not set(part[len(own) :]) & set(LONG)


def test_the_quick_ones_stay_in_their_order() -> None:
    ordered = list(long_first(LONG, ["a", "b", "c", "d"], workers=2))

    assert [one for one in ordered if one not in LONG] == ["a", "b", "c", "d"]


def test_a_worker_of_its_own_has_the_longest_before_all() -> None:
    assert list(long_first(LONG, ["a"], workers=1)) == [*LONG, "a"]
