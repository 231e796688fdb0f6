"""What the service does by itself goes on, whatever becomes of one of its errands."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from booking_core.central.centre import make_centre, open_centre
from booking_core.central.chores import Chore, chores_of, keep_doing
from booking_core.central.letters.notifying import NoNotifier
from booking_core.central.running.measures import Measures
from booking_core.store.places import NoPlaces
from tests.booking_core.central.running_centre import MovableClock


async def _do_until(chore: Chore, enough: Callable[[], bool]) -> None:
    doing = asyncio.create_task(keep_doing(chore, Measures(), asyncio.Event()))
    while not enough() and not doing.done():
        await asyncio.sleep(0.001)
    assert not doing.done()
    doing.cancel()
    with suppress(asyncio.CancelledError):
        await doing


@pytest.mark.parametrize(
    "failure",
    [OperationalError("", None, Exception("database is locked")), NoPlaces(), ValueError("a mistake of ours")],
    ids=["a locked database", "no places yet", "a mistake"],
)
def test_a_chore_that_fails_is_done_again(failure: Exception) -> None:
    outcomes: Iterator[int | Exception] = iter([failure, failure, 2])
    done: list[int] = []

    def errand() -> int:
        match next(outcomes, 0):
            case int(count):
                done.append(count)
                return count
            case err:
                raise err

    asyncio.run(_do_until(Chore("errand", errand, every_seconds=0), lambda: bool(done)))

    assert done[0] == 2


def test_a_chore_in_steps_goes_on_soon_until_it_is_done() -> None:
    steps: list[int] = []

    def step() -> int:
        steps.append(1)
        return 0

    chore = Chore("errand", step, every_seconds=3600, is_done=lambda: len(steps) >= 2)

    asyncio.run(_do_until(chore, chore.is_done))

    assert chore.pause_seconds == chore.every_seconds


def test_a_centre_without_places_keeps_trying(tmp_path: Path) -> None:
    make_centre(tmp_path)
    centre = open_centre(tmp_path, clock=MovableClock())

    tried = [(chore, _outcome(chore)) for chore in chores_of(centre, NoNotifier())]
    centre.close()

    assert {chore.name for chore, _ in tried} >= {"contacts forgotten", "requests expired", "letters sent"}
    assert all(outcome == 0 for _, outcome in tried)


def _outcome(chore: Chore) -> int:
    try:
        return chore.do()
    except NoPlaces:
        return 0
