"""Measure everything, print one table and keep it in build/bench/results.json."""

from pathlib import Path

from benchmarks import (
    availability,
    booking_rush,
    by_ear,
    central,
    centre_killed,
    killed,
    kiosk_screen,
    kiosk_start,
    newcomer,
    one_house,
    promise,
    simulation,
)
from benchmarks.results import print_results, write_results

RESULTS = Path("build/bench/results.json")


def main() -> None:
    """Print the table and write the results."""
    parts = (
        availability,
        central,
        booking_rush,
        kiosk_start,
        kiosk_screen,
        newcomer,
        by_ear,
        one_house,
        promise,
        killed,
        centre_killed,
        simulation,
    )
    results = [result for part in parts for result in part.measure()]
    print_results(results)
    write_results(results, RESULTS)


if __name__ == "__main__":
    main()
