"""The way to the centre, before anything is said on it."""

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.centre.transport import CentreTransport


class CentreLine:
    """A `CentreTransport` that is made when something is first said, with the library behind it (50 ms, 8 MiB).

    A machine that remembers its houses shows them before it asks for news. `interrupt` may be called from another
    thread, and holds for what is said later too.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = Lock()
        self._transport: CentreTransport | None = None
        self._is_interrupted = False

    def post(self, body: bytes, *, within_seconds: float) -> bytes:
        """What the other side answers to `body`.

        Raises:
            CentreUnreachable, CentreUntrusted: see `centre_failures`.
        """
        return self._opened().post(body, within_seconds=within_seconds)

    def interrupt(self) -> None:
        """End a call that is waiting, and every later one."""
        with self._lock:
            self._is_interrupted = True
            if self._transport is not None:
                self._transport.interrupt()

    def close(self) -> None:
        with self._lock:
            if self._transport is not None:
                self._transport.close()

    def _opened(self) -> "CentreTransport":
        with self._lock:
            if self._transport is None:
                from kiosk.centre.transport import CentreTransport  # noqa: PLC0415  # see above

                self._transport = CentreTransport(self._url)
                if self._is_interrupted:
                    self._transport.interrupt()
            return self._transport
