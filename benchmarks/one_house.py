"""Two kiosks and a desk at work on one house at once: whether they end with one truth, and how fast each sees it.

`python -m benchmarks.one_house MINUTES` runs it alone, for as long as wanted.
"""

import sys
from collections import Counter
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.results import Result, print_results
from tests.booking_core.central.running_centre import running_centre
from tests.kiosk.one_house import OneHouse, double_booked, one_house

SECONDS = 60.0
SEED = 2026


def measure(seconds: float = SECONDS) -> list[Result]:
    """The end of a working day, and the time from an answered change until every other screen showed it."""
    with (
        TemporaryDirectory() as folder,
        running_centre(Path(folder) / "centre") as running,
        one_house(running, Path(folder)) as house,
    ):
        house.work_for(seconds, SEED)
        return _results(house, seconds)


def _results(house: OneHouse, seconds: float) -> list[Result]:
    truth = house.truth()
    differing = [place.name for place in house.places if not place.wait_for(truth)]
    delays = sorted(house.delays())
    slowest = quantiles(delays, n=100)[98]
    done = dict(Counter(house.answers).most_common())
    what = f"one house for {seconds / 60:g} min: {len(house.answers)} acts, {len(truth)} bookings, {done}"
    return [
        Result(
            "screens that end with another truth than the store", len(differing), "of 3", "0", what, holds=not differing
        ),
        Result(
            "cells in two live bookings",
            len(double_booked(truth)),
            "cells",
            "0",
            "none",
            holds=not double_booked(truth),
        ),
        Result("change to every other screen, median", median(delays) * 1000, "ms", "at most 1000", "none"),
        Result(
            "change to every other screen, 99 of 100", slowest * 1000, "ms", "at most 1000", "none", holds=slowest <= 1
        ),
    ]


if __name__ == "__main__":
    print_results(measure(float(sys.argv[1]) * 60))
