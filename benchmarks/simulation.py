"""The promise under every fault, in a town that does not exist: many bookings, many faults, no invariant broken."""

from collections.abc import Iterable, Iterator
from time import monotonic

from benchmarks.results import Result
from booking_core.simulation.faults import BOTH_LOST, MIXES
from booking_core.simulation.seeds import OFFLINE_SHARE, Outcome, Tally, outcomes

BOOKINGS, FAULTS = 200_000, 20_000
SECONDS = 3600.0
"""Both within an hour on two cores."""

WORKERS = 2
A_ROUND = 24
"""Seeds of one mix before the next has its turn."""


def measure() -> list[Result]:
    """Rounds over all mixes until there were as many bookings and faults, or the hour is over."""
    tallies = {mix: Tally() for mix in MIXES}
    began = monotonic()
    for first in _rounds():
        for mix, tally in tallies.items():
            for outcome in outcomes(range(first, first + A_ROUND), mix, workers=WORKERS):
                tally.add(outcome)
        if _is_enough(tallies.values()) or monotonic() - began > SECONDS:
            break
    return list(_results(tallies, monotonic() - began))


def _rounds() -> Iterator[int]:
    first = 0
    while True:
        yield first
        first += A_ROUND


def _is_enough(tallies: Iterable[Tally]) -> bool:
    so_far = _total(tallies)
    return so_far.count.bookings >= BOOKINGS and so_far.count.faults >= FAULTS


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


def _results(tallies: dict[str, Tally], seconds: float) -> Iterator[Result]:
    total = _total(tallies.values())
    count = total.count
    name = f"bookings simulated ({total.seeds:,} seeds, {count.steps:,} steps)"
    yield Result(name, count.bookings, "", f"{BOOKINGS:,}", "none", holds=count.bookings >= BOOKINGS)
    yield Result("faults injected meanwhile", count.faults, "", f"{FAULTS:,}", "none", holds=count.faults >= FAULTS)
    yield from _broken(tallies)
    yield Result("simulation, both cores", seconds / 60, "min", "at most 60", "none", holds=seconds <= SECONDS)
    yield Result("steps simulated", count.steps / seconds, "a second", "", "none")
    pace = count.bookings / total.seconds
    needed = BOOKINGS / SECONDS / WORKERS
    name = "bookings simulated on one core, in its own time"
    yield Result(name, pace, "a second", f"at least {needed:.0f}", "none", holds=pace >= needed)
    share = tallies["network"].offline_share
    if share is not None:
        name = "confirmed without contact, of what would be with it"
        yield Result(name, share, "", f"at least {OFFLINE_SHARE}", "none", holds=share >= OFFLINE_SHARE)
