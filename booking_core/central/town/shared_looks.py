"""One look in a thread for everybody in the event loop who asks for it before it has begun.

    asks      a  b     c  d  e            f
    looks        |--- for a, b ---|--- for c, d, e ---|--- for f ---|

Whoever asks hears what was there when he asked, and a hundred who are woken by one ring look once.
"""

import asyncio
from collections.abc import Callable


class SharedLooks:
    """`look` is done in a thread, one at a time. To be used from one event loop."""

    def __init__(self, look: Callable[[], object]) -> None:
        self._look = look
        self._turn = asyncio.Lock()
        self._next: asyncio.Task[None] | None = None

    async def look(self) -> None:
        """Somebody has looked since this was asked for. Raises what the look raises."""
        if self._next is None:
            self._next = asyncio.create_task(self._take_turn())
        await asyncio.shield(self._next)

    async def _take_turn(self) -> None:
        async with self._turn:
            self._next = None  # whoever asks from here on is too late for this one
            await asyncio.to_thread(self._look)
