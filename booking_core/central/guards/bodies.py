"""Bodies on their way in: each must keep coming, and none is waited for once the service stops.

began ── 20 s ──► from here on 16 KiB a second of it must have come     too slow ─► 408
the service stops ─► what is not whole within two seconds is cut off    nothing was decided for it

Who sends a machine's message shows when it is whole. Of those that are still coming from one address, where a stranger
may let them drip beside the machines of a house, the one that began first gives way to one too many: a machine's own
takes no longer than its line.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from litestar.exceptions import HTTPException
from litestar.types import HTTPReceiveMessage, HTTPRequestEvent, Receive, Scope

SLOWEST_BYTES_A_SECOND = 16 * 1024
"""A large body may take longer: a whole replica, over a house's thin line."""
STOPPING_SECONDS = 2
"""So long a body may still take when the service stops."""

MOST_COMING = 64
"""Messages of machines that are on their way in from one address."""

CUT_OFF, TIMED_OUT = 400, 408


class Body:
    """One on its way in."""

    def __init__(self, scope: Scope, receive: Receive, *, until: float) -> None:
        self._receive = receive
        self._length = said_length(scope)
        self._until = until
        self._read = 0
        self.is_whole = False
        self._patience: asyncio.Timeout | None = None

    async def receive(self) -> HTTPReceiveMessage:
        """The next piece of it. The server learns that a piece was the last by asking for another one, which costs as
        much as the piece: where the length was said, the piece that fills it is the last.

        Raises:
            HTTPException: it came too slowly (408), or whoever sent it is gone (400).
        """
        if self.is_whole:
            return await self._receive()  # type: ignore[return-value]  # no websocket comes here
        try:
            async with asyncio.timeout_at(self._until) as self._patience:
                message = await self._receive()
        except TimeoutError as err:
            raise HTTPException(status_code=TIMED_OUT, headers={"Connection": "close"}) from err
        finally:
            self._patience = None
        if message["type"] == "http.disconnect":
            raise HTTPException(status_code=CUT_OFF)
        return self._noted(message)  # type: ignore[arg-type]  # no websocket comes here

    def _noted(self, message: HTTPRequestEvent) -> HTTPRequestEvent:
        came = len(message["body"])
        self._read += came
        self._until += came / SLOWEST_BYTES_A_SECOND
        self.is_whole = self._read == self._length or not message["more_body"]
        message["more_body"] = not self.is_whole
        return message

    def give_way(self) -> None:
        """It has come for long enough, with what has come."""
        self.end_by(asyncio.get_running_loop().time())

    def end_by(self, instant: float) -> None:
        """What is missing has until then, by the loop's clock."""
        self._until = min(self._until, instant)
        if self._patience is not None:
            self._patience.reschedule(self._until)


class Bodies:
    """All that one service is being sent. For its event loop alone."""

    def __init__(self) -> None:
        self._coming: set[Body] = set()
        self._giving_way: defaultdict[str, list[Body]] = defaultdict(list)
        self._closes_at: float | None = None

    @contextmanager
    def coming(
        self, scope: Scope, receive: Receive, *, within_seconds: float, giving_way: str | None = None
    ) -> Iterator[Receive]:
        """What to read the body of a request with; `within_seconds` a small one must be there.

        Of those `giving_way` from one address no more than `MOST_COMING` come at a time.
        """
        body = Body(scope, receive, until=asyncio.get_running_loop().time() + within_seconds)
        if self._closes_at is not None:
            body.end_by(self._closes_at)
        self._coming.add(body)
        if giving_way is not None:
            self._make_way(giving_way, body)
        try:
            yield body.receive
        finally:
            self._coming.discard(body)
            if giving_way is not None:
                self._forget(giving_way, body)

    def _make_way(self, address: str, newest: Body) -> None:
        """Those that are whole are asked about something, and take nobody's place."""
        coming = [one for one in self._giving_way[address] if not one.is_whole]
        if len(coming) >= MOST_COMING:
            coming.pop(0).give_way()
        self._giving_way[address] = [*coming, newest]

    def _forget(self, address: str, body: Body) -> None:
        coming = [one for one in self._giving_way[address] if one is not body]
        if coming:
            self._giving_way[address] = coming
        else:
            del self._giving_way[address]

    def close(self) -> None:
        """The service stops."""
        self._closes_at = asyncio.get_running_loop().time() + STOPPING_SECONDS
        for body in self._coming:
            body.end_by(self._closes_at)


def said_length(scope: Scope) -> int | None:
    """The bytes that the caller says it sends, and that the server holds it to; None where it says nothing."""
    said = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
    return int(said) if said.isdigit() else None
