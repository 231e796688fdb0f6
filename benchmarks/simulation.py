"""The promise under every fault, in a town that does not exist: many bookings, many faults, no invariant broken.

`python -m benchmarks.simulation [SHARE]` runs it alone, or such a share of it, with a bar and a table of every mix.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from benchmarks.results import Result
from booking_core.simulation.faults import BOTH_LOST, MIXES
from booking_core.simulation.seeds import OFFLINE_SHARE, Outcome, Tally, outcomes_of

BOOKINGS, FAULTS = 200_000, 20_000
SEEDS_OF_CALM, SEEDS_OF_A_MIX = 40, 175
"""What comes to so many of both. People alone need fewer: where nothing strikes no fault is counted."""

SECONDS = 3600.0
"""Both within an hour on two cores."""

WORKERS = 2


def measure(share: float = 1.0) -> list[Result]:
    """All seeds of all mixes, or such a share of them, each mix in its turn."""
    began = monotonic()
    tallies = simulated(share, Console(width=150))
    return list(_results(tallies, monotonic() - began, share))


def simulated(share: float, console: Console) -> dict[str, Tally]:
    """What came of each mix; a table of it is shown."""
    seeds = {mix: max(1, round(share * _seeds_of(mix))) for mix in MIXES}
    tallies = {mix: Tally() for mix in MIXES}
    began = monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=console) as progress:
        bar = progress.add_task("seeds", total=sum(seeds.values()))
        for mix, outcome in outcomes_of(_in_turn(seeds), workers=WORKERS):
            tallies[mix].add(outcome)
            broken = sum(tally.violations.total() for tally in tallies.values())
            progress.update(bar, advance=1, description=f"broken: {broken}" if broken else "seeds")
    console.print(_table(tallies, monotonic() - began))
    return tallies


def _seeds_of(mix: str) -> int:
    return SEEDS_OF_A_MIX if MIXES[mix] else SEEDS_OF_CALM


def _in_turn(seeds: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """The mixes side by side, so that a run which is cut short has tried them all."""
    for seed in range(max(seeds.values())):
        yield from ((mix, seed) for mix, count in seeds.items() if seed < count)


def _table(tallies: Mapping[str, Tally], seconds: float) -> Table:
    told = ("seeds", "steps", "bookings", "continued", "shown early", "faults", "restores", "revoked", "only on paper")
    table = Table("mix", *told, "core s", "broken", "doubled", title=f"Simulated in {seconds / 60:.1f} minutes")
    for mix, tally in tallies.items():
        table.add_row(mix, *_row(tally))
    total = _total(tallies.values())
    table.add_section()
    table.add_row("together", *_row(total))
    table.caption = f"{total.count.steps / seconds:,.0f} steps a second on {WORKERS} cores"
    return table


def _row(tally: Tally) -> Iterator[str]:
    count = tally.count
    figures = (count.steps, count.bookings, count.continued, count.shown_early, count.faults, count.restores)
    yield from (f"{figure:,}" for figure in (tally.seeds, *figures, count.revoked, count.only_on_paper))
    yield f"{tally.seconds:,.0f}"
    yield f"{len(tally.failing):,}"
    yield f"{tally.violations['I1']:,}"


def _total(tallies: Iterable[Tally]) -> Tally:
    """All mixes as one."""
    total = Tally()
    for tally in tallies:
        total.add(Outcome(0, tally.count, tally.seconds))
        total.seeds += tally.seeds - 1
        total.failing += tally.failing
        total.violations += tally.violations
    return total


def _broken(tallies: dict[str, Tally]) -> Iterator[Result]:
    """Where both copies of a booking may be lost only its paper knows; there too nothing is sold twice."""
    for where, mixes in (("one copy is left", MIXES.keys() - BOTH_LOST), ("both copies may be lost", BOTH_LOST)):
        total = _total(tallies[mix] for mix in mixes)
        told = "" if total.holds else f" ({', '.join(sorted(total.violations))})"
        name = f"seeds that broke an invariant where {where}{told}, of {total.seeds:,}"
        yield Result(name, len(total.failing), "", "none", "none", holds=total.holds)


def _results(tallies: dict[str, Tally], seconds: float, share: float) -> Iterator[Result]:
    total = _total(tallies.values())
    count = total.count
    for what, figure, goal in (
        (f"bookings simulated ({total.seeds:,} seeds, {count.steps:,} steps)", count.bookings, round(share * BOOKINGS)),
        ("faults injected meanwhile", count.faults, round(share * FAULTS)),
    ):
        yield Result(what, figure, "", f"{goal:,}", "none", holds=figure >= goal)
    yield from _broken(tallies)
    yield Result("simulation, both cores", seconds / 60, "min", "at most 60", "none", holds=seconds <= SECONDS)
    yield Result("steps simulated", count.steps / seconds, "a second", "", "none")
    pace = count.bookings / total.seconds
    needed = BOOKINGS / SECONDS / WORKERS
    name = "bookings simulated on one core, in its own time"
    yield Result(name, pace, "a second", f"at least {needed:.0f}", "none", holds=pace >= needed)
    confirmed = tallies["network"].offline_share
    if confirmed is not None:
        name = "confirmed without contact, of what would be with it"
        yield Result(name, confirmed, "", f"at least {OFFLINE_SHARE}", "none", holds=confirmed >= OFFLINE_SHARE)


def main() -> int:
    """The table, and every seed that broke something; 1 when one did."""
    console = Console(width=150)
    tallies = simulated(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0, console)
    for mix, tally in tallies.items():
        for outcome in tally.failing:
            console.print(f"{mix} {outcome.seed}: {outcome.invariant} {outcome.why}", markup=False, highlight=False)
    return int(any(tally.failing for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
