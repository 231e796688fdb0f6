"""One seed, and many of them: what came of each, counted together."""

import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from multiprocessing import get_context
from time import process_time

from booking_core.simulation.count import Count
from booking_core.simulation.plan import plan_of
from booking_core.simulation.rules import Rules
from booking_core.simulation.watch import Violated
from booking_core.simulation.world import Plan, World

FEWEST_OFFLINE = 200
"""Wishes without contact before their share says something."""

OFFLINE_SHARE = 0.9
RAISED = "raised"
A_FEW = 4
"""Seeds handed to a worker at a time."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one seed. `invariant` is empty when all of them held; `seconds` are the processor's.

    It is `RAISED` when the machines did not decide at all: what they raised stands in `why`.
    """

    seed: int
    count: Count
    seconds: float
    invariant: str = ""
    why: str = ""


@dataclass(slots=True)
class Tally:
    """What came of all seeds so far."""

    seeds: int = 0
    seconds: float = 0.0
    count: Count = field(default_factory=Count)
    violations: Counter[str] = field(default_factory=Counter)
    failing: list[Outcome] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        self.seeds += 1
        self.seconds += outcome.seconds
        for one in fields(Count):
            setattr(self.count, one.name, getattr(self.count, one.name) + getattr(outcome.count, one.name))
        if outcome.invariant:
            self.violations[outcome.invariant] += 1
            self.failing.append(outcome)

    @property
    def offline_share(self) -> float | None:
        """Of what was wanted in a house without contact, how much its kiosk confirmed; None of too few wishes."""
        wanted = self.count.offline_wanted
        return self.count.offline_confirmed / wanted if wanted >= FEWEST_OFFLINE else None

    @property
    def holds(self) -> bool:
        return not self.violations


def outcome_of(seed: int, mix: str, rules: Rules | None = None) -> Outcome:
    """Run one seed."""
    world = World(plan_of(seed, mix), rules or Rules())
    began = process_time()
    broken = _run(world)
    spent = process_time() - began
    if broken is None:
        return Outcome(seed, world.counted(), spent)
    return Outcome(seed, world.counted(), spent, broken.invariant, broken.why)


def violation_of(plan: Plan, rules: Rules) -> tuple[str, float, tuple[str, ...]] | None:
    """Which invariant `plan` breaks, after how many seconds of its time, and the trace up to there."""
    world = World(plan, rules, traces=True)
    broken = _run(world)
    return None if broken is None else (str(broken), world.clockwork.now, tuple(world.watch.trace or ()))


def _run(world: World) -> Violated | None:
    """What is broken, if anything is: an error in one seed ends that seed and no other."""
    try:
        world.run()
    except Violated as violated:
        return violated
    except Exception as err:  # the runner of the jobs: whatever the machines raise is their failure
        frame = traceback.extract_tb(err.__traceback__)[-1]
        return Violated(RAISED, f"{type(err).__name__} in {frame.name}: {err}")
    return None


def outcomes(seeds: Iterable[int], mix: str, *, workers: int) -> Iterator[Outcome]:
    """Every seed on one of so many processes, in whatever order they end."""
    return (outcome for _, outcome in outcomes_of(((mix, seed) for seed in seeds), workers=workers))


def outcomes_of(wanted: Iterable[tuple[str, int]], *, workers: int) -> Iterator[tuple[str, Outcome]]:
    """The same of seeds of several mixes: each mix beside what came of its seed."""
    if workers <= 1:
        yield from map(_outcome_of, wanted)
        return
    with get_context("spawn").Pool(workers) as pool:
        yield from pool.imap_unordered(_outcome_of, wanted, chunksize=A_FEW)


def _outcome_of(wanted: tuple[str, int]) -> tuple[str, Outcome]:
    mix, seed = wanted
    return mix, outcome_of(seed, mix)
