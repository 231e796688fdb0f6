"""How much a run sees of what is too much for every run: a slice, or all of it where the environment says so.

    MOEDESTED_TESTS=whole python -m pytest -m sliced

is a part of `make walk`; `make test` sees the slice. A module of which that is true says `pytestmark = SLICED`.
"""

import os
from typing import Final, TypeVar

import pytest

VARIABLE: Final = "MOEDESTED_TESTS"
IS_WHOLE: Final = os.environ.get(VARIABLE) == "whole"
SLICED: Final = pytest.mark.sliced
A_THIRD: Final = 3

Much = TypeVar("Much")


def slice_of(whole: Much, a_slice: Much) -> Much:
    """What this run sees."""
    return whole if IS_WHOLE else a_slice


def examples(whole: int) -> int:
    """How many a rule with a law is tried with: a third in a slice. Only for rules that draw them anew in each run."""
    return slice_of(whole, -(-whole // A_THIRD))
