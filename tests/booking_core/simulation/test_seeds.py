"""A slice of the simulation: a few seeds of every mix, and what makes a seed worth keeping."""

from datetime import datetime

import pytest

from booking_core.domain.bookings import Booking
from booking_core.simulation.books import MemoryBooks
from booking_core.simulation.count import Count
from booking_core.simulation.faults import MIXES
from booking_core.simulation.rules import Rules
from booking_core.simulation.seeds import RAISED, Outcome, Tally, outcome_of
from tests.slices import SLICED, slice_of

pytestmark = SLICED

SEEDS = slice_of(3, 1)
"""So many of each mix, from 0 on; `python -m benchmarks.simulation` runs a thousand."""
FAILED_ONCE = (("restore", 92),)
"""A kiosk's stay ended as nobody's at a centre that had been taken over from, and was held against the new one."""


@pytest.mark.parametrize("mix", MIXES)
def test_every_invariant_holds(mix: str) -> None:
    tally = Tally()
    for seed in range(SEEDS):
        tally.add(outcome_of(seed, mix))
    assert tally.failing == []
    assert tally.count.bookings > 100 * SEEDS
    assert (tally.count.faults > 0) == (mix != "calm")


@pytest.mark.parametrize(("mix", "seed"), FAILED_ONCE)
def test_a_seed_that_failed_once_does_not_fail_again(mix: str, seed: int) -> None:
    assert outcome_of(seed, mix).why == ""


def test_the_same_seed_does_the_same_again() -> None:
    first, again = outcome_of(7, "all"), outcome_of(7, "all")
    assert first.count == again.count


def test_what_raises_ends_its_own_seed_alone() -> None:
    def cannot_decide(books: MemoryBooks, now: datetime) -> tuple[Booking, ...]:
        raise KeyError(now, books.epoch)

    outcome = outcome_of(1, "calm", Rules(no_shows=cannot_decide))
    assert (outcome.invariant, outcome.why[:25]) == (RAISED, "KeyError in cannot_decide")


def test_violations_are_counted_by_invariant() -> None:
    tally = Tally()
    for seed, invariant in enumerate(("", "I1", "I1", "I15")):
        tally.add(Outcome(seed, Count(bookings=10), 1.0, invariant))
    assert (tally.seeds, tally.count.bookings, dict(tally.violations)) == (4, 40, {"I1": 2, "I15": 1})
    assert not tally.holds


def test_the_share_confirmed_without_contact_is_told_of_enough_wishes_only() -> None:
    tally = Tally()
    tally.add(Outcome(1, Count(offline_wanted=150, offline_confirmed=150), 1.0))
    assert tally.offline_share is None
    tally.add(Outcome(2, Count(offline_wanted=150, offline_confirmed=120), 1.0))
    assert tally.offline_share == 0.9
