"""HEAD for the API: what GET would answer, without its content (RFC 9110, 9.3.2).

The public pages answer HEAD by themselves. For programs it is one thing for every address, so that no handler is
described twice.
"""

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from booking_core.central.web.handlers import is_for_people

_ALLOW, _GET, _HEAD = b"allow", b"GET", b"HEAD"


class Heads:
    """The service `app`, whose addresses for programs answer HEAD where they answer GET, and say so."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or is_for_people(scope["path"]):
            await self._app(scope, receive, send)
        elif scope["method"] != "HEAD":
            await self._app(scope, receive, _telling(send))
        else:
            scope["method"] = "GET"
            try:
                await self._app(scope, receive, _without_content(_telling(send)))
            finally:
                scope["method"] = "HEAD"


def _telling(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [(name, _allowing(name, value)) for name, value in message["headers"]]
        await send(message)

    return sending


def _allowing(name: bytes, value: bytes) -> bytes:
    if name.lower() != _ALLOW:
        return value
    methods = set(value.split(b", "))
    return b", ".join(sorted(methods | {_HEAD} if _GET in methods else methods))


def _without_content(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.body":
            message["body"] = b""
        await send(message)

    return sending
