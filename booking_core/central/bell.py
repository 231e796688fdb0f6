"""Rings when the feed has grown, so that long polls answer at once."""

import asyncio
from threading import Lock


class FeedBell:
    """`ring` from any thread; wait in the event loop. A ring wakes everybody who was waiting.

    Once it `is_closed` nobody waits any more: the service is stopping.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: set[asyncio.Event] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rung = 0
        self.is_closed = False

    def ring(self) -> None:
        with self._lock:
            self._rung += 1
            loop, waiting = self._loop, tuple(self._waiting)
        if loop is not None and not loop.is_closed():
            for event in waiting:
                loop.call_soon_threadsafe(event.set)

    def rung(self) -> int:
        """How often it has rung."""
        return self._rung

    def close(self) -> None:
        """Wake everybody, for good."""
        self.is_closed = True
        self.ring()

    def begin_waiting(self) -> asyncio.Event:
        """An event that every ring sets. Look after taking or clearing it, not before: no ring is then missed."""
        event = asyncio.Event()
        with self._lock:
            self._loop = asyncio.get_running_loop()
            self._waiting.add(event)
        if self.is_closed:
            event.set()
        return event

    def stop_waiting(self, event: asyncio.Event) -> None:
        with self._lock:
            self._waiting.discard(event)

    async def rang_since(self, rung: int, *, within_seconds: float) -> bool:
        """Whether it has rung, or rings in time, since it had `rung` so often: who hardly ever waits is not woken."""
        event = self.begin_waiting()
        try:
            return self.rung() != rung or await rang(event, within_seconds=within_seconds)
        finally:
            self.stop_waiting(event)


async def rang(event: asyncio.Event, *, within_seconds: float) -> bool:
    """Whether `event` was set in time."""
    try:
        await asyncio.wait_for(event.wait(), within_seconds)
    except TimeoutError:
        return False
    return True
