"""Commands wait for each other for as long as a transaction takes, and are decided together.

    event loop    ask ─ ask ─ ask ──────── ask ─ ask ─────
    one thread        └─ decide 1 ─ fsync ─┘└─ decide 4 ─ fsync ─┘
                                             answers ▲           ▲

Who finds nobody at work is decided at once, and waits for nobody. While that is written to the disk the next ones
gather. In a rush, when several were just decided together, the next ones get a moment to come in: whoever was answered
is about to ask again, and one transaction for all costs half of what two halves do.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from booking_core.protocol.messages import Answer, Pending
from booking_core.store.central_store import CentralStore
from booking_core.store.deciding.cases import Asked

MOST_TOGETHER = 64
"""More make the first of them wait too long for its answer."""
A_RUSH = 4
"""So many were decided together."""
GATHERING_SECONDS = 0.003
"""A fraction of what the disk takes for one commit."""

Waiting = tuple[Asked, "asyncio.Future[Answer | Pending]"]


class CommandQueue:
    """Commands on their way to the store. `ask` from the event loop."""

    def __init__(self, store: CentralStore, *, gathering_seconds: float = GATHERING_SECONDS) -> None:
        self._store = store
        self._gathering_seconds = gathering_seconds
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="deciding")
        self._waiting: list[Waiting] = []
        self._work: asyncio.Task[None] | None = None
        self._gathered = asyncio.Event()
        self._wanted = 0

    async def ask(self, asked: Asked) -> Answer | Pending:
        """The centre's answer, committed before it is returned.

        Whoever goes away before that is decided all the same.

        Raises:
            NoPlaces, TooBusy, DatabaseAway: see `CentralStore.ask`.
        """
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Answer | Pending] = loop.create_future()
        self._waiting.append((asked, answer))
        if len(self._waiting) >= self._wanted:
            self._gathered.set()
        if self._work is None or self._work.done():
            self._work = loop.create_task(self._decide())
        return await answer

    async def _decide(self) -> None:
        while self._waiting:
            taken, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
            asked = [one for one, _ in taken]
            try:
                deciding = asyncio.get_running_loop().run_in_executor(self._thread, self._store.ask_together, asked)
                outcomes = await deciding
            except BaseException as err:
                _give_up([*taken, *self._waiting])
                self._waiting = []
                if isinstance(err, RuntimeError):  # closed: no thread takes it any more
                    return
                raise
            for (_, answer), outcome in zip(taken, outcomes, strict=True):
                _tell(answer, outcome)
            if len(taken) >= A_RUSH:
                await self._gather(len(taken) + len(self._waiting))

    async def _gather(self, wanted: int) -> None:
        """Until so many wait, or a moment is over."""
        self._wanted = min(wanted, MOST_TOGETHER)
        self._gathered.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(self._gathering_seconds):
                if len(self._waiting) < self._wanted:
                    await self._gathered.wait()

    def close(self) -> None:
        """Nothing is asked any more."""
        self._thread.shutdown()


def _give_up(taken: list[Waiting]) -> None:
    """The service is going down: nobody hears what became of it, and the same may be sent again."""
    for _, answer in taken:
        answer.cancel()


def _tell(answer: "asyncio.Future[Answer | Pending]", outcome: Answer | Pending | Exception) -> None:
    with suppress(asyncio.InvalidStateError):  # whoever asked has gone
        if isinstance(outcome, Exception):
            answer.set_exception(outcome)
        else:
            answer.set_result(outcome)
