"""Leaving the other processes in good order."""

import asyncio
from threading import Event

from booking_core.central.presence import Presence
from booking_core.store.databases import PostgresDatabase
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
