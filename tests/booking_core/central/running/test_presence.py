"""Being among the other processes, not being, and leaving them in good order."""

import asyncio
from pathlib import Path
from threading import Event

from booking_core.central.running.presence import Presence
from booking_core.store.engines.databases import PostgresDatabase
from tests.booking_core.central.running_centre import RunningCentre, running_centre
from tests.booking_core.central.test_several_processes import comes_true, cut_off_who_is_on_duty
from tests.booking_core.conftest import named
from tests.postgres_server import Server

PATIENCE_SECONDS = 20


def test_nobody_leaves_while_what_changed_is_still_being_heard(postgres: Server) -> None:
    """Whoever closes the store next would take its connections from under it."""
    hears, may_end, has_heard = Event(), Event(), Event()

    def heard(_epoch: int | None) -> None:
        hears.set()
        assert may_end.wait(PATIENCE_SECONDS)
        has_heard.set()

    async def come_and_go(presence: Presence) -> None:
        async with presence.kept():
            await asyncio.to_thread(hears.wait, PATIENCE_SECONDS)
            asyncio.get_running_loop().call_later(0.2, may_end.set)
        assert has_heard.is_set()

    with postgres.fresh_database() as database:
        asyncio.run(come_and_go(Presence(PostgresDatabase(database.url), "this", heard=heard)))


def test_who_hears_nothing_of_the_others_says_so_until_it_does(postgres: Server, tmp_path: Path) -> None:
    with postgres.fresh_database() as database, named(database.url), running_centre(tmp_path) as running:
        assert comes_true(running.centre.is_on_duty)

        cut_off_who_is_on_duty(postgres)

        assert comes_true(lambda: not_ready(running) == ["presence"])
        assert comes_true(lambda: not_ready(running) == [])


def not_ready(running: RunningCentre) -> list[str]:
    """What the service names that fails."""
    answer = running.get("/readyz")
    return [] if answer.status_code == 200 else list(answer.json()["fields"])
