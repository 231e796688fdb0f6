"""Whoever asks gets a look that began after that, and many who ask at once get the same."""

import asyncio
from threading import Event

import pytest

from booking_core.central.town.shared_looks import SharedLooks


class Looking:
    """Looks that end when the test says so."""

    def __init__(self) -> None:
        self.begun = 0
        self.may_end = Event()

    def __call__(self) -> None:
        self.begun += 1
        assert self.may_end.wait(20)


def test_all_who_ask_before_it_begins_share_a_look_and_later_ones_get_the_next() -> None:
    async def asking() -> int:
        looking = Looking()
        looks = SharedLooks(looking)
        first = [asyncio.create_task(looks.look()) for _ in range(5)]
        while looking.begun == 0:
            await asyncio.sleep(0.001)
        later = [asyncio.create_task(looks.look()) for _ in range(5)]
        await asyncio.sleep(0)
        later[0].cancel()
        looking.may_end.set()
        await asyncio.gather(*first, *later[1:])
        return looking.begun

    assert asyncio.run(asking()) == 2


def test_what_goes_wrong_is_heard_by_all_who_shared_it_and_not_by_the_next() -> None:
    async def asking() -> list[object]:
        wrong = [True]

        def look() -> None:
            if wrong.pop():
                raise LookupError

        looks = SharedLooks(look)
        shared = await asyncio.gather(looks.look(), looks.look(), return_exceptions=True)
        wrong.append(False)
        await looks.look()
        return list(shared)

    assert [type(one) for one in asyncio.run(asking())] == [LookupError, LookupError]


def test_who_leaves_takes_the_look_from_nobody() -> None:
    async def asking() -> int:
        looking = Looking()
        looks = SharedLooks(looking)
        leaves, stays = asyncio.create_task(looks.look()), asyncio.create_task(looks.look())
        while looking.begun == 0:
            await asyncio.sleep(0.001)
        leaves.cancel()
        looking.may_end.set()
        await stays
        with pytest.raises(asyncio.CancelledError):
            await leaves
        return looking.begun

    assert asyncio.run(asking()) == 1
