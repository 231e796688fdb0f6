"""Every request is noted once it is answered: one line in the log, and in the measures.

The line names the route's template and never the path, for a path may hold a receipt, and a receipt cancels. Who
asked stands nowhere. The number of the request is drawn here and told in X-Request-Id: what a caller brings along is
not written down.
"""

from random import Random
from time import perf_counter

import structlog
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars

from booking_core.central.running.measures import Measures

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
NO_ROUTE, OTHER_METHOD = "none", "other"
_NUMBER_BITS = 48
_NUMBERS = Random()  # noqa: S311  # they tell requests apart, and open nothing

log = structlog.get_logger()


class Observed:
    """The service `app`, observed. Whatever is logged while a request is answered bears its number."""

    def __init__(self, app: ASGIApp, measures: Measures) -> None:
        self._app = app
        self._measures = measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        number, began, status = f"{_NUMBERS.getrandbits(_NUMBER_BITS):012x}", perf_counter(), None

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", number.encode())]
            await send(message)

        with bound_contextvars(request=number), self._measures.under_way.track_inprogress():
            try:
                await self._app(scope, receive, sending)
            finally:
                self._note(scope, status, seconds=perf_counter() - began)

    def _note(self, scope: Scope, status: int | None, *, seconds: float) -> None:
        route = scope.get("path_template") or NO_ROUTE
        sent = str(scope.get("method"))
        method = sent if sent in METHODS else OTHER_METHOD
        self._measures.answered_request(method, route, status, seconds=seconds)
        log.info("request", method=method, route=route, status=status, ms=round(seconds * 1000, 1))
