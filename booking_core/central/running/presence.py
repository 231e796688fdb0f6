"""One of several processes on the same PostgreSQL: what it hears of the others, and which of them does the chores.

All of it hangs on one connection. While that stands the process is present: it listens, holds a share of the lock
SERVING, which a restore needs alone, and may hold CHORES, which one process at a time has. When the connection breaks
the server lets go of all three, and another process is on duty within seconds.

                 ┌─ LISTEN ───────► a notice: ring the bell, keep the epoch
    connection ──┼─ SERVING, shared
                 └─ CHORES ───────► on duty: this process does the chores
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import psycopg
import structlog
from psycopg import AsyncConnection

from booking_core.store.engines.announcing import CHANNEL, read_news
from booking_core.store.engines.databases import PostgresDatabase
from booking_core.store.engines.postgres_engine import AdvisoryLock, connecting, sql_of

LOOK_SECONDS = 2.0
"""How often a process asks whether it is on duty, or still is; and tries to be present again."""

log = structlog.get_logger()


class Presence:
    """`heard` is called with the newest epoch when others have changed something, or may have, unheard."""

    def __init__(self, database: PostgresDatabase, name: str, *, heard: Callable[[int | None], None]) -> None:
        self._database = database
        self._name = name
        self._heard = heard
        self._began = asyncio.Event()
        self.is_on_duty = False
        self.is_present = False

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """In the block the process is present, and again as soon as it can be when the server was away."""
        staying = asyncio.create_task(self._stay())
        try:
            await self._began.wait()
            yield
        finally:
            staying.cancel()
            with suppress(asyncio.CancelledError):
                await staying

    async def _stay(self) -> None:
        while True:
            try:
                await self._be_present()
            except psycopg.Error as err:
                log.warning("not among the others: the database does not answer", reason=type(err).__name__)
            except Exception as err:  # its own top: nobody is there to start it again
                log.exception("not among the others", reason=type(err).__name__)
            finally:
                self.is_present = False
                self._leave_duty()
                self._began.set()
            await asyncio.sleep(LOOK_SECONDS)

    async def _be_present(self) -> None:
        url = self._database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        async with await AsyncConnection.connect(url, autocommit=True, **connecting()) as connection:
            await connection.execute(f"SELECT pg_advisory_lock_shared({sql_of(AdvisoryLock.SERVING)})")
            await connection.execute(f"LISTEN {CHANNEL}")
            self.is_present = True
            self._began.set()
            await self._tell(None)
            while True:
                await self._look_for_duty(connection)
                async for notice in connection.notifies(timeout=LOOK_SECONDS):
                    news = read_news(notice.payload)
                    if news is not None and news.sender != self._name:
                        await self._tell(news.epoch)

    async def _tell(self, epoch: int | None) -> None:
        """Nobody leaves meanwhile: whoever closes the store next would take its connections from under it."""
        telling = asyncio.ensure_future(asyncio.to_thread(self._heard, epoch))
        try:
            await asyncio.shield(telling)
        except asyncio.CancelledError:
            await telling
            raise

    async def _look_for_duty(self, connection: AsyncConnection) -> None:
        """Whoever has the lock keeps it as long as the connection stands, which asking proves."""
        ask = "true" if self.is_on_duty else f"pg_try_advisory_lock({sql_of(AdvisoryLock.CHORES)})"
        row = await (await connection.execute(f"SELECT {ask}")).fetchone()
        if row is not None and row[0] and not self.is_on_duty:
            self.is_on_duty = True
            log.info("on duty: this process does the chores")

    def _leave_duty(self) -> None:
        if self.is_on_duty:
            self.is_on_duty = False
            log.info("off duty")
