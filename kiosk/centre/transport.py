"""Bytes to the centre and back over HTTP; every foreign error becomes one of `centre_failures` here.

A call ends near its time limit even when the other side drips single bytes, and `interrupt` ends a waiting call
at once: closing a `requests` session leaves a read that has begun waiting for its time limit.
"""

from contextlib import suppress
from http import HTTPStatus
from socket import SHUT_RDWR, socket
from threading import Lock
from time import monotonic
from warnings import catch_warnings, simplefilter

from kiosk.centre.failures import CentreUnreachable, CentreUntrusted, ConnectionBroken
from kiosk.loading.absent import absent

# What guesses the alphabet of a page, which it warns of the lack of, and unpacks what only browsers ask for.
with absent("charset_normalizer", "chardet", "brotli", "brotlicffi"), catch_warnings():
    simplefilter("ignore")
    import requests

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

CONTENT_TYPE = "application/json"
LONGEST_ANSWER_BYTES = 32 * 1024 * 1024
CHUNK_BYTES = 64 * 1024
CONNECT_SECONDS = 2.0
LATER = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


class CentreTransport:
    """One session with the centre at `url`, for one thread; `interrupt` may be called from another."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._sockets = _OpenSockets()
        self._session = requests.Session()
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, _WatchedAdapter(self._sockets))

    def post(self, body: bytes, *, within_seconds: float) -> bytes:
        """What the other side answers to `body`.

        Raises:
            CentreUnreachable, CentreUntrusted: see `centre_failures`.
        """
        if self._sockets.is_shut:
            message = "this machine is stopping"
            raise CentreUnreachable(message)
        until = monotonic() + within_seconds
        timeout = (min(CONNECT_SECONDS, within_seconds), within_seconds)
        headers = {"Content-Type": CONTENT_TYPE, "Accept": CONTENT_TYPE}
        try:
            with self._session.post(
                self._url, data=body, headers=headers, timeout=timeout, stream=True, allow_redirects=False
            ) as response:
                _check_status(response)
                return _content(response, until)
        except requests.exceptions.SSLError as err:
            message = "its certificate is not trusted here"
            raise CentreUntrusted(message) from err
        except requests.exceptions.Timeout as err:
            raise CentreUnreachable(_name(err)) from err
        except (requests.exceptions.ConnectionError, requests.exceptions.ChunkedEncodingError) as err:
            raise ConnectionBroken(_name(err)) from err
        except (requests.RequestException, HTTPError, OSError) as err:
            raise CentreUnreachable(_name(err)) from err

    def interrupt(self) -> None:
        """End a call that is waiting, and every later one."""
        self._sockets.shut()

    def close(self) -> None:
        self._session.close()


def _check_status(response: requests.Response) -> None:
    """With any other 4xx the centre may say, signed, that it cannot read this, or knows no such machine."""
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR or response.status_code in LATER:
        message = f"HTTP status {response.status_code}"
        raise CentreUnreachable(message)
    if HTTPStatus.MULTIPLE_CHOICES <= response.status_code < HTTPStatus.BAD_REQUEST:
        message = "sent elsewhere, as captive portals do"
        raise CentreUntrusted(message)


def _content(response: requests.Response, until: float) -> bytes:
    content = bytearray()
    while chunk := response.raw.read1(CHUNK_BYTES):
        content += chunk
        if len(content) > LONGEST_ANSWER_BYTES:
            message = "an answer too long to be the centre's"
            raise CentreUntrusted(message)
        if monotonic() > until:
            message = "the answer dripped in too slowly"
            raise CentreUnreachable(message)
    return bytes(content)


def _name(err: Exception) -> str:
    """Its kind alone: the text of a network error may hold addresses."""
    return type(err).__name__


class _OpenSockets:
    """The sockets of one session, so that another thread can shut them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._open: set[socket] = set()
        self.is_shut = False

    def add(self, opened: socket) -> None:
        with self._lock:
            self._open = {known for known in self._open if known.fileno() >= 0} | {opened}
            if self.is_shut:
                _shut(opened)

    def shut(self) -> None:
        with self._lock:
            self.is_shut = True
            for opened in self._open:
                _shut(opened)


def _shut(opened: socket) -> None:
    with suppress(OSError):
        opened.shutdown(SHUT_RDWR)


class _WatchedAdapter(HTTPAdapter):
    """Makes connections that tell their socket."""

    def __init__(self, sockets: _OpenSockets) -> None:
        self._sockets = sockets
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: object) -> None:  # noqa: FBT001, FBT002  # the library's own signature
        super().init_poolmanager(connections, maxsize, block, **options)
        self.poolmanager.pool_classes_by_scheme = _watched_pools(self._sockets)


def _watched_pools(sockets: _OpenSockets) -> dict[str, type[HTTPConnectionPool]]:
    class WatchedHTTPConnection(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            _tell(self.sock, sockets)

    class WatchedHTTPSConnection(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            _tell(self.sock, sockets)

    class WatchedHTTPPool(HTTPConnectionPool):
        ConnectionCls = WatchedHTTPConnection

    class WatchedHTTPSPool(HTTPSConnectionPool):
        ConnectionCls = WatchedHTTPSConnection

    return {"http": WatchedHTTPPool, "https": WatchedHTTPSPool}


def _tell(opened: socket | None, sockets: _OpenSockets) -> None:
    if opened is not None:
        sockets.add(opened)
