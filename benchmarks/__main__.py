"""Measure everything, or the parts that are named: each prints its table, build/bench/results.json keeps them all."""

import argparse
from pathlib import Path
from types import ModuleType

from benchmarks import (
    availability,
    booking_rush,
    by_ear,
    central,
    centre_killed,
    fuzz,
    killed,
    kiosk_screen,
    kiosk_start,
    newcomer,
    one_house,
    promise,
    simulation,
)
from benchmarks.results import Result, print_results, write_results

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
    fuzz,
    simulation,
)


def main() -> None:
    """Print what each part found, and keep it, as the part ends: whatever happens to the next."""
    results: list[Result] = []
    for part in _chosen():
        results += told(part, results)


def told(part: ModuleType, former: list[Result]) -> list[Result]:
    """What is measured in `part`, printed and kept beside the `former` also where the part does not come to its end."""
    found: list[Result] = []
    try:
        found.extend(part.measure())
    finally:
        print_results(found, title=_name(part))
        write_results([*former, *found], RESULTS)
    return found


def _name(part: ModuleType) -> str:
    return part.__name__.rpartition(".")[2]


def _chosen() -> list[ModuleType]:
    """Those that are named in the order of `PARTS`; without a name all."""
    by_name = {_name(part): part for part in PARTS}
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("part", nargs="*", metavar="PART", help=f"one of {', '.join(by_name)}; without any, all")
    names = parser.parse_args().part
    if unknown := set(names) - by_name.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    return [part for name, part in by_name.items() if not names or name in names]


if __name__ == "__main__":
    main()
