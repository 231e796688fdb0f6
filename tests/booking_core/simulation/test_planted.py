"""Each rule that is taken out is missed: by a seed that was found once, in docs/simulation.md with all the others."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from booking_core.domain.identity import DeviceId
from booking_core.protocol.device import SyncAnswered, sync_of
from booking_core.protocol.messages import Confirmed
from booking_core.protocol.messages.escrow import EscrowAnswer, Sync, Synced
from booking_core.simulation.books import MemoryBooks
from booking_core.simulation.plan import plan_of
from booking_core.simulation.rules import Rules
from booking_core.simulation.seeds import outcome_of
from booking_core.simulation.shrinking import shrink
from tests.booking_core.protocol.one_house import DESK_ASKS, KIOSK, House, an_id, wish
from tests.booking_core.simulation.planted import PLANTED, release_without_token
from tests.booking_core.simulation.test_seeds import SEEDS

Serve = Callable[[MemoryBooks, DeviceId, Sync, datetime], EscrowAnswer]


BEYOND_THE_SLICE = sorted({(one.mix, one.seed) for one in PLANTED.values() if one.seed >= SEEDS})
"""The others hold without a mistake in `test_seeds`."""


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_mistake_is_caught(name: str) -> None:
    planted = PLANTED[name]
    assert outcome_of(planted.seed, planted.mix, planted.rules()).invariant in planted.invariants


@pytest.mark.parametrize(("mix", "seed"), BEYOND_THE_SLICE)
def test_without_the_mistake_the_same_seed_holds(mix: str, seed: int) -> None:
    assert outcome_of(seed, mix).invariant == ""


@pytest.mark.parametrize(("serve", "is_sold_twice"), [(Rules().serve_sync, False), (release_without_token, True)])
def test_a_recall_that_is_heard_late_frees_nothing_that_was_granted_since(serve: Serve, is_sold_twice: bool) -> None:  # noqa: FBT001
    house = House()
    house.start()
    house.books.answer(wish(number=1), DESK_ASKS, now=house.now, waits=True)
    recall = _answer(house, serve)
    house.want(wish(number=2, layout="rows"))
    _hears(house, _answer(house, serve))
    house.now += timedelta(minutes=2)
    granted_anew = _answer(house, serve)

    _hears(house, recall)
    _answer(house, serve)
    _hears(house, granted_anew)
    house.want(wish(number=3))
    at_the_desk = house.books.answer(wish(number=4), DESK_ASKS, now=house.now, waits=False)

    assert [one.id for one in house.paper] == [an_id(3)]
    assert isinstance(at_the_desk, Confirmed) == is_sold_twice


def _answer(house: House, serve: Serve) -> Synced:
    """It may be heard much later than it was given."""
    asked = sync_of(house.state, house.books.head(), wait_seconds=0)
    answer = serve(house.books, KIOSK, asked, house.now)
    assert isinstance(answer, Synced)
    return answer


def _hears(house: House, answer: Synced) -> None:
    house.do(SyncAnswered(house.books.epoch, answer, house.now))


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
