"""The order of a run's tests for workers of which each has an equal part of them, one after another."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar

Test = TypeVar("Test")


def long_first(long: Sequence[Test], quick: Sequence[Test], *, workers: int) -> Iterator[Test]:
    """All of them, each worker's part beginning with its share of the `long` ones.

    A worker that is done takes what stands last in the part of another, which is quick then. Parts are those of
    pytest-xdist: as large as one another, the last ones by one test larger where they cannot be.
    """
    rest = iter(quick)
    for worker in range(workers):
        own = long[workers - 1 - worker :: workers]
        size = (len(long) + len(quick) + worker) // workers
        yield from own
        yield from islice(rest, size - len(own))
