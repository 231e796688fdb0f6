"""Sends prepared HTTP requests over some kept connections and notes how long each answer took.

A program of its own, so that its work is not mistaken for the service's:

    python -m benchmarks.http_load HOST PORT CLIENTS < requests > answers

In come the requests as a JSON list of texts, each whole with its head; out comes one JSON object.
"""

import json
import selectors
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil
from time import perf_counter, process_time

_CHUNK = 65_536
_END_OF_HEAD = b"\r\n\r\n"
_LENGTH = b"content-length:"
OK_BELOW = 300


@dataclass(frozen=True, slots=True)
class Answers:
    """What came back: `milliseconds` of each answer, how many had which status, and what the sender itself cost."""

    milliseconds: tuple[float, ...]
    statuses: dict[int, int]
    seconds: float
    own_cpu_seconds: float

    @property
    def a_second(self) -> float:
        return len(self.milliseconds) / self.seconds

    @property
    def failed(self) -> int:
        return sum(count for status, count in self.statuses.items() if status >= OK_BELOW)

    def percentile(self, share: float) -> float:
        """The time within which that share of the answers came, in milliseconds."""
        ordered = sorted(self.milliseconds)
        return ordered[max(0, ceil(share * len(ordered)) - 1)]


@dataclass(slots=True)
class _Connection:
    socket: socket.socket
    began: float = 0.0
    received: bytearray = field(default_factory=bytearray)


def sent(host: str, port: int, requests: Sequence[str], *, clients: int) -> Answers:
    """Send all `requests` from a process of its own, `clients` of them at a time."""
    words = [sys.executable, "-m", "benchmarks.http_load", host, str(port), str(clients)]
    done = subprocess.run(words, input=json.dumps(requests).encode(), stdout=subprocess.PIPE, check=True)
    told = json.loads(done.stdout)
    statuses = {int(status): count for status, count in told["statuses"].items()}
    return Answers(tuple(told["milliseconds"]), statuses, told["seconds"], told["own_cpu_seconds"])


def sent_alone(port: int, request: str) -> Answers:
    """Send one request from this process, and wait for its answer."""
    return _send_all("127.0.0.1", port, [request.encode()], 1)


def _send_all(host: str, port: int, requests: Sequence[bytes], clients: int) -> Answers:
    left, milliseconds, statuses = iter(requests), [], Counter[int]()
    selector = selectors.DefaultSelector()
    for _ in range(min(clients, len(requests))):
        selector.register(_connected(host, port), selectors.EVENT_READ)
    connections = {key.fd: _Connection(key.fileobj) for key in selector.get_map().values()}  # type: ignore[arg-type]
    began, began_cpu = perf_counter(), process_time()
    waiting = sum(_send_next(one, left) for one in connections.values())
    while waiting:
        for key, _ in selector.select():
            one = connections[key.fd]
            status = _received(one)
            if status is not None:
                milliseconds.append((perf_counter() - one.began) * 1000)
                statuses[status] += 1
                waiting += _send_next(one, left) - 1
    seconds, own = perf_counter() - began, process_time() - began_cpu
    return Answers(tuple(milliseconds), dict(statuses), seconds, own)


def _connected(host: str, port: int) -> socket.socket:
    connection = socket.create_connection((host, port), timeout=60)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def _send_next(one: _Connection, left: Iterator[bytes]) -> bool:
    request = next(left, None)
    if request is None:
        return False
    one.began = perf_counter()
    one.socket.sendall(request)
    return True


def _received(one: _Connection) -> int | None:
    """The status of an answer that is whole now."""
    chunk = one.socket.recv(_CHUNK)
    if not chunk:
        message = "the service closed a connection"
        raise ConnectionError(message)
    one.received += chunk
    head_ends = one.received.find(_END_OF_HEAD)
    if head_ends < 0:
        return None
    head = bytes(one.received[:head_ends]).lower()
    at = head.find(_LENGTH)
    length = int(head[at + len(_LENGTH) :].split(b"\r\n", 1)[0]) if at >= 0 else 0
    if len(one.received) < head_ends + len(_END_OF_HEAD) + length:
        return None
    one.received.clear()
    return int(head[9:12])


def main() -> None:
    """Read the requests, send them, and write what came of it."""
    host, port, clients = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    requests = [text.encode() for text in json.load(sys.stdin)]
    answers = _send_all(host, port, requests, clients)
    told = {name: getattr(answers, name) for name in ("milliseconds", "statuses", "seconds", "own_cpu_seconds")}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
