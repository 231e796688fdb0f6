"""What every answer tells a browser it may do with it, whoever made the answer: a page, JSON, or an error.

What a handler says of itself stands; these are what holds where it says nothing.
"""

from collections.abc import Mapping

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
NO_DEVICES = ", ".join(
    f"{feature}=()" for feature in ("camera", "geolocation", "microphone", "payment", "usb", "serial", "midi")
)
EVERYWHERE: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": NOTHING,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": NO_DEVICES,
    "Referrer-Policy": "no-referrer",
    "Server": "moedested",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_WRITTEN = [(name.lower().encode(), value.encode()) for name, value in EVERYWHERE.items()]


class Headed:
    """The service `app`, each of whose answers has these headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name.lower() for name, _ in message["headers"]}
                missing = [(name, value) for name, value in _WRITTEN if name not in said]
                message["headers"] = [*message["headers"], *missing]
            await send(message)

        await self._app(scope, receive, sending if scope["type"] == ScopeType.HTTP else send)
