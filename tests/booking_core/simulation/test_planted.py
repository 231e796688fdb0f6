"""Each rule that is taken out is missed: by a seed that was found once, in docs/simulation.md with all the others."""

import pytest

from booking_core.simulation.plan import plan_of
from booking_core.simulation.seeds import outcome_of
from booking_core.simulation.shrinking import shrink
from tests.booking_core.simulation.planted import PLANTED

CAUGHT = {name: planted for name, planted in PLANTED.items() if planted.seed is not None}


@pytest.mark.parametrize("name", CAUGHT)
def test_a_planted_mistake_is_caught(name: str) -> None:
    planted = CAUGHT[name]
    assert planted.seed is not None
    assert outcome_of(planted.seed, planted.mix, planted.rules()).invariant in planted.invariants
    assert outcome_of(planted.seed, planted.mix).invariant == ""


def test_a_failing_plan_is_cut_down_to_what_fails() -> None:
    planted = PLANTED["print before fsync"]
    shrunk = shrink(plan_of(0, "calm"), planted.rules(), tries=60)
    assert shrunk is not None
    assert shrunk.why.startswith("I8")
    assert len(shrunk.plan.happenings) == 1
    assert "prints" in shrunk.trace[-1]


def test_a_plan_that_holds_cannot_be_cut_down() -> None:
    planted = PLANTED["print before fsync"]
    calm = plan_of(0, "calm")
    nobody = calm.without(frozenset(range(len(calm.happenings))))
    assert shrink(nobody, planted.rules()) is None
