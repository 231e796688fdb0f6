"""Commands gather while a transaction is written, and each caller gets what befell its own."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event
from uuid import uuid4

import pytest

from booking_core.central.centre import DATABASE
from booking_core.central.command_queue import A_RUSH, MOST_TOGETHER, CommandQueue
from booking_core.domain.bookings import Booking, Channel, Purpose
from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, Book, Confirmed
from booking_core.store.central_store import CentralStore, open_central_store
from booking_core.store.deciding.cases import Asked
from booking_core.store.engines.databases import SqliteFile
from tests.booking_core.central.running_centre import MovableClock, opened_centre
from tests.booking_core.domain.made_bookings import FRIDAY, at

SPACE = SpaceId("mh-lok3")
TOO_MANY = 13
PATIENCE_SECONDS = 30


class Signing:
    """Signs receipts once it is let, and breaks for thirteen people."""

    def __init__(self) -> None:
        self.began, self.may_go_on = Event(), Event()

    def __call__(self, booked: Booking) -> str:
        self.began.set()
        assert self.may_go_on.wait(PATIENCE_SECONDS)
        if booked.persons == TOO_MANY:
            raise ValueError
        return "signed"


class Town:
    """A store whose first receipt is signed when the others have come, and how often it has committed."""

    def __init__(self, database: SqliteFile) -> None:
        self.signing, self.commits = Signing(), 0
        self.store: CentralStore = open_central_store(database, sign=self.signing, on_commit=self._committed)
        self.clock = MovableClock()

    def _committed(self) -> None:
        self.commits += 1

    def wish(self, hour: int, persons: int = 4) -> Asked:
        municipality = self.store.municipality()
        starts_at = at(f"{10 + hour}:00", FRIDAY)
        layout = municipality.space_by_id[SPACE].standing_layout.id
        span = TimeSpan(starts_at, starts_at + timedelta(hours=1))
        wanted = (Alternative(SPACE, layout, span),)
        book = Book(id=BookingId(uuid4()), alternatives=wanted, persons=persons, purpose=Purpose.MEETING)
        return Asked(book, Origin(Channel.STAFF), self.clock())

    async def asked_after_a_first(self, *others: Asked) -> list[object]:
        """What became of the first, and of the others that came while it was decided."""
        queue = CommandQueue(self.store)
        with closing(queue):
            first = asyncio.create_task(queue.ask(self.wish(0)))
            await asyncio.to_thread(self.signing.began.wait, PATIENCE_SECONDS)
            waiting = [asyncio.create_task(queue.ask(one)) for one in others]
            await asyncio.sleep(0)
            self.signing.may_go_on.set()
            return await asyncio.gather(first, *waiting, return_exceptions=True)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with opened_centre(tmp_path, MovableClock()):
        town = Town(SqliteFile(tmp_path / DATABASE))
        yield town
        town.store.close()


def test_what_comes_while_one_is_written_is_committed_together(town: Town) -> None:
    outcomes = asyncio.run(town.asked_after_a_first(*(town.wish(hour) for hour in (1, 2, 3))))

    assert [type(one) for one in outcomes] == [Confirmed] * 4
    assert town.commits == 2


def test_in_a_rush_whoever_asks_again_is_decided_with_the_others(town: Town) -> None:
    """However slowly they come in: of a transaction each there would be nine."""
    town.signing.may_go_on.set()

    async def rush() -> list[list[object]]:
        queue = CommandQueue(town.store, gathering_seconds=PATIENCE_SECONDS)

        async def ask_twice(number: int) -> list[object]:
            first = await queue.ask(town.wish(number))
            await asyncio.sleep(0.002 * number)
            return [first, await queue.ask(town.wish(A_RUSH + number))]

        with closing(queue):
            return await asyncio.gather(*(ask_twice(number) for number in range(A_RUSH)))

    outcomes = asyncio.run(rush())

    assert [type(one) for both in outcomes for one in both] == [Confirmed] * (2 * A_RUSH)
    assert town.commits == 2


def test_who_finds_nobody_at_work_waits_for_nobody(town: Town) -> None:
    town.signing.may_go_on.set()

    async def one_by_one() -> list[object]:
        queue = CommandQueue(town.store, gathering_seconds=PATIENCE_SECONDS)
        with closing(queue):
            return [await asyncio.wait_for(queue.ask(town.wish(hour)), PATIENCE_SECONDS / 2) for hour in range(3)]

    assert [type(one) for one in asyncio.run(one_by_one())] == [Confirmed] * 3


def test_one_that_breaks_breaks_for_whoever_asked_it(town: Town) -> None:
    outcomes = asyncio.run(town.asked_after_a_first(town.wish(1), town.wish(2, persons=TOO_MANY), town.wish(3)))

    assert [type(one) for one in outcomes] == [Confirmed, Confirmed, ValueError, Confirmed]


def test_whoever_goes_away_is_booked_all_the_same(town: Town) -> None:
    wish = town.wish(1)

    async def leave() -> None:
        queue = CommandQueue(town.store)
        with closing(queue):
            gone = asyncio.create_task(queue.ask(wish))
            await asyncio.to_thread(town.signing.began.wait, PATIENCE_SECONDS)
            gone.cancel()
            town.signing.may_go_on.set()
            await queue.ask(town.wish(2))

    asyncio.run(leave())

    assert town.store.bookings.with_id(str(wish.command.id)) is not None


def test_when_the_service_stops_nobody_goes_on_waiting(town: Town) -> None:
    """Nor of those for whom there was no room in the next transaction."""

    async def stop() -> list[object]:
        queue, wish = CommandQueue(town.store), town.wish(1)
        first = asyncio.create_task(queue.ask(town.wish(0)))
        await asyncio.to_thread(town.signing.began.wait, PATIENCE_SECONDS)
        others = [asyncio.create_task(queue.ask(wish)) for _ in range(MOST_TOGETHER + 1)]
        await asyncio.sleep(0)
        town.signing.may_go_on.set()
        queue.close()
        together = asyncio.gather(first, *others, return_exceptions=True)
        return list(await asyncio.wait_for(together, PATIENCE_SECONDS))

    answered, *given_up = asyncio.run(stop())

    assert isinstance(answered, Confirmed)
    assert {type(one) for one in given_up} == {asyncio.CancelledError}
