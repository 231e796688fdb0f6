"""The shortest plan that still fails: halves are left out, then smaller parts, until nothing can be spared.

Leaving something out shifts every later throw of the dice, so a shorter plan may break another invariant, or none;
only one that breaks the same is taken.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from booking_core.simulation.rules import Rules
from booking_core.simulation.seeds import violation_of
from booking_core.simulation.world import Plan

MOST_TRIES = 400
SLACK_SECONDS = 3600.0
"""With less in it, a plan may fail a little later."""


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A plan that fails, what it breaks, and its trace."""

    plan: Plan
    why: str
    trace: tuple[str, ...]


def shrink(plan: Plan, rules: Rules, *, tries: int = MOST_TRIES) -> Shrunk | None:
    """A shorter plan that fails as `plan` does; None when it does not fail at all."""
    found = violation_of(plan, rules)
    if found is None:
        return None
    why, at, trace = found
    shortest = Shrunk(_until(plan, at), why, trace)
    invariant = why.split(":")[0]

    def fails(shorter: Plan) -> Shrunk | None:
        again = violation_of(shorter, rules)
        if again is None or again[0].split(":")[0] != invariant:
            return None
        return Shrunk(_until(shorter, again[1]), again[0], again[2])

    return _without_parts(fails(shortest.plan) or Shrunk(plan, why, trace), fails, tries)


def _until(plan: Plan, at: float) -> Plan:
    """What comes after the failure did not bring it about, and need not be waited for."""
    happenings = tuple(one for one in plan.happenings if one.at <= at)
    return replace(plan, happenings=happenings, seconds=min(plan.seconds, at + SLACK_SECONDS))


def _without_parts(shortest: Shrunk, fails: Callable[[Plan], Shrunk | None], tries: int) -> Shrunk:
    size = max(1, len(shortest.plan.happenings) // 2)
    while tries > 0:
        shorter, tries = _one_round(shortest, size, fails, tries)
        if shorter is shortest and size == 1:
            break
        size = max(1, size // 2) if shorter is shortest else min(size, max(1, len(shorter.plan.happenings) // 2))
        shortest = shorter
    return shortest


def _one_round(shortest: Shrunk, size: int, fails: Callable[[Plan], Shrunk | None], tries: int) -> tuple[Shrunk, int]:
    first = 0
    while first < len(shortest.plan.happenings) and tries > 0:
        tries -= 1
        part = frozenset(range(first, first + size))
        shorter = fails(shortest.plan.without(part))
        if shorter is None:
            first += size
        else:
            shortest = shorter
    return shortest, tries
