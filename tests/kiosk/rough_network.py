"""A network between machines and their centre that loses, delays, repeats, reorders and forges, drawn from a seed."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from threading import Event, Lock, Thread
from urllib.parse import urlsplit

PATIENCE_SECONDS = 30
LONGEST_DELAY_SECONDS = 1.0
SILENT_SECONDS = 4.0
PORTAL = b"<html><title>Welcome</title>Accept our terms to use this network</html>"


class Fault(StrEnum):
    LOST = "the question is lost"
    ANSWER_LOST = "the answer is lost"
    SILENT = "nothing comes back"
    LATE = "both are late"
    TWICE = "the question arrives twice"
    ARRIVES_LATER = "the question arrives after its asker has given it up"
    HALF = "half of the answer"
    PORTAL = "200, and somebody else's page"


_OFTEN = {Fault.LATE: 4, Fault.SILENT: 1}


class RoughNetwork:
    """Of `roughness` of the messages something becomes, until it `is_well`; while it `is_cut` all are lost."""

    def __init__(self, centre_url: str, seed: int, *, roughness: float) -> None:
        self._centre = urlsplit(centre_url).netloc
        self._random = Random(seed)
        self._roughness = roughness
        self._lock = Lock()
        self.is_well = Event()
        self.is_cut = Event()
        self.faults: Counter[Fault] = Counter()
        self._later: list[Thread] = []

    @contextmanager
    def open(self) -> Iterator[str]:
        """Its address."""
        server = _Server(("127.0.0.1", 0), _handler(self))
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            self.is_well.set()
            server.shutdown()
            thread.join()
            for late in self._later:
                late.join()
            server.server_close()

    def next_fault(self) -> tuple[Fault | None, float]:
        """What becomes of the next message, and a number of seconds."""
        with self._lock:
            if self.is_cut.is_set():
                return Fault.LOST, 0.0
            if self.is_well.is_set() or self._random.random() > self._roughness:
                return None, 0.0
            fault = self._random.choices(list(Fault), [_OFTEN.get(one, 2) for one in Fault])[0]
            self.faults[fault] += 1
            return fault, self._random.uniform(0, LONGEST_DELAY_SECONDS)

    def ask(self, path: str, body: bytes) -> tuple[int, bytes] | None:
        """What the centre answers; None when it does not."""
        connection = HTTPConnection(self._centre, timeout=PATIENCE_SECONDS)
        try:
            connection.request("POST", path, body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            return response.status, response.read()
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()

    def ask_later(self, path: str, body: bytes, seconds: float) -> None:
        def asked() -> None:
            self.is_well.wait(seconds)
            self.ask(path, body)

        late = Thread(target=asked)
        with self._lock:
            self._later.append(late)
        late.start()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Machines hang up: that is what this is about."""


def _handler(network: RoughNetwork) -> type[BaseHTTPRequestHandler]:  # noqa: C901  # one case a fault
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            fault, seconds = network.next_fault()
            if fault in {Fault.LOST, Fault.SILENT, Fault.ARRIVES_LATER, Fault.PORTAL}:
                self._unasked(fault, body, seconds)
            else:
                self._asked(fault, body, seconds)

        def _unasked(self, fault: Fault | None, body: bytes, seconds: float) -> None:
            if fault is Fault.ARRIVES_LATER:
                network.ask_later(self.path, body, seconds)
            if fault is Fault.PORTAL:
                self._send(200, PORTAL, "text/html")
                return
            if fault is Fault.SILENT:
                network.is_well.wait(SILENT_SECONDS)
            self.close_connection = True

        def _asked(self, fault: Fault | None, body: bytes, seconds: float) -> None:
            network.is_well.wait(seconds if fault is Fault.LATE else 0)
            answer = network.ask(self.path, body)
            if fault is Fault.TWICE:
                answer = network.ask(self.path, body)
            if answer is None or fault is Fault.ANSWER_LOST:
                self.close_connection = True
                return
            network.is_well.wait(seconds if fault is Fault.LATE else 0)
            self._send(*answer, "application/json", is_half=fault is Fault.HALF)

        def _send(self, status: int, content: bytes, kind: str, *, is_half: bool = False) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[: len(content) // 2] if is_half else content)
            self.close_connection = self.close_connection or is_half

        def log_message(self, format: str, *arguments: object) -> None:
            """Quiet."""

    return Handler
