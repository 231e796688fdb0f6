"""`moedested simulate`: the machines of the promise in a town that does not exist, under every fault."""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from booking_core.simulation.faults import MIXES
from booking_core.simulation.plan import plan_of
from booking_core.simulation.rules import Rules
from booking_core.simulation.seeds import OFFLINE_SHARE, Outcome, Tally, outcomes
from booking_core.simulation.shrinking import Shrunk, shrink

KEPT, BROKEN = 0, 1
MOST_TOLD = 10


def run_simulate(arguments: Sequence[str]) -> int:
    """Run seeds, or one again with its trace; 0 when every invariant held."""
    options = _parser().parse_args(list(arguments))
    console = Console()
    if options.replay is not None:
        return _replay(console, options.replay, options.faults)
    tally, seconds = _run(console, options)
    console.print(_table(tally, options.faults, seconds))
    for outcome in sorted(tally.failing, key=_by_seed)[:MOST_TOLD]:
        console.print(f"seed {outcome.seed}: {outcome.invariant} {outcome.why}", markup=False, highlight=False)
    if tally.failing:
        seed = min(outcome.seed for outcome in tally.failing)
        console.print(f"\nmoedested simulate --faults {options.faults} --replay {seed}  shows how it comes about.")
    return KEPT if tally.holds else BROKEN


def _run(console: Console, options: argparse.Namespace) -> tuple[Tally, float]:
    seeds = range(options.first, options.first + options.seeds)
    tally, began = Tally(), time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task(f"faults: {options.faults}", total=len(seeds))
        for outcome in outcomes(seeds, options.faults, workers=options.workers):
            tally.add(outcome)
            broken = f"  broken: {tally.violations.total()}" if tally.violations else ""
            progress.update(bar, advance=1, description=f"faults: {options.faults}{broken}")
    return tally, time.monotonic() - began


def _table(tally: Tally, mix: str, seconds: float) -> Table:
    table = Table("what", "figure", title=f"Simulated with faults: {mix}")
    for row in (*_rows(tally, seconds), *_shares(tally)):
        table.add_row(*row)
    return table


def _rows(tally: Tally, seconds: float) -> list[tuple[str, str]]:
    """What was counted, in the order in which one would ask."""
    count = tally.count
    return [
        ("seeds", f"{tally.seeds:,}"),
        ("steps", f"{count.steps:,}"),
        ("steps a second", f"{count.steps / seconds:,.0f}"),
        ("bookings", f"{count.bookings:,}"),
        ("bookings a second of one core", f"{count.bookings / max(tally.seconds, 0.001):,.0f}"),
        ("let go on by a kiosk without contact", f"{count.continued:,}"),
        ("papers shown before their kiosk could tell", f"{count.shown_early:,}"),
        ("faults", f"{count.faults:,}"),
        *((f"  {kind}", f"{times:,}") for kind, times in count.kinds.most_common()),
        ("messages lost or doubled on bad links, writes undone", f"{count.spoilt:,}"),
        ("centre restored", f"{count.restores:,}"),
        ("machines declared lost", f"{count.revoked:,}"),
        ("both copies lost: receipts that only paper knows, redeemable", f"{count.only_on_paper:,}"),
        ("told by the centre alone and lost with it", f"{count.excused:,}"),
        ("in doubt, shown at the desk", f"{count.doubts:,}"),
    ]


def _shares(tally: Tally) -> Iterator[tuple[str, str]]:
    """What must hold, and whether it does."""
    share = tally.offline_share
    if share is not None:
        wanted = f"{share:.1%} of {tally.count.offline_wanted:,}, at least {OFFLINE_SHARE:.0%}"
        yield "confirmed without contact", wanted
    for invariant, times in sorted(tally.violations.items()):
        yield f"{invariant} broken", f"{times:,}"
    if tally.holds:
        yield "invariants broken", "none"


def _replay(console: Console, seed: int, mix: str) -> int:
    """The shortest trace of a failing seed."""
    with console.status(f"seed {seed}: looking for the shortest way to fail"):
        shrunk = shrink(plan_of(seed, mix), Rules())
    if shrunk is None:
        console.print(f"seed {seed} with faults {mix}: every invariant holds.")
        return KEPT
    _tell(shrunk)
    return BROKEN


def _tell(shrunk: Shrunk) -> None:
    """As plain lines: they are read in a file as often as on a screen."""
    lines = [f"{len(shrunk.plan.happenings)} things happen:"]
    lines += [f"  {one.at:10.1f} s  {one}" for one in shrunk.plan.happenings]
    lines += ["", "the trace:", *(f"  {line}" for line in shrunk.trace), "", shrunk.why]
    sys.stdout.write("\n".join(lines) + "\n")


def _by_seed(outcome: Outcome) -> int:
    return outcome.seed


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="moedested simulate", description=__doc__)
    parser.add_argument("--seeds", type=_at_least_one, default=100, metavar="N", help="how many; without it: 100")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="the first of them; without it: 0")
    parser.add_argument("--faults", choices=MIXES, default="all", help="which faults may strike; without it: all")
    parser.add_argument("--workers", type=_at_least_one, default=1, metavar="N", help="processes; without it: 1")
    parser.add_argument("--replay", type=int, metavar="SEED", help="run this one and show how it comes to fail")
    return parser


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        message = f"{text} is too few; expected 1 or more"
        raise argparse.ArgumentTypeError(message)
    return number
