"""Measure everything, or the parts that are named, print one table and keep it in build/bench/results.json."""

import argparse
from pathlib import Path
from types import ModuleType

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
PARTS = (
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


def main() -> None:
    """Print the table and write the results."""
    results = [result for part in _chosen() for result in part.measure()]
    print_results(results)
    write_results(results, RESULTS)


def _chosen() -> list[ModuleType]:
    """Those that are named in the order of `PARTS`; without a name all."""
    by_name = {part.__name__.rpartition(".")[2]: part for part in PARTS}
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("part", nargs="*", metavar="PART", help=f"one of {', '.join(by_name)}; without any, all")
    names = parser.parse_args().part
    if unknown := set(names) - by_name.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    return [part for name, part in by_name.items() if not names or name in names]


if __name__ == "__main__":
    main()
