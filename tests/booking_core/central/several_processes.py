"""Real service processes on one database, as operations would start them: each with a port, all with one folder.

Each runs the real command, forked from a process that has the program loaded, so that a start takes a moment. One may
be told to die of SIGKILL at an edge of the first booking that it takes in:

    BEGIN ── lock ── decide ── INSERT ─┬─ COMMIT ─┬─ reply
                     IN_TRANSACTION ───┤          │
                      BEFORE_COMMIT ───┘          │
                       AFTER_COMMIT ──────────────┘
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from uuid import UUID, uuid4

import requests
from sqlalchemy import Connection, Engine, event

from booking_core.central.command_line import main
from booking_core.central.commands import serving  # noqa: F401  so that each process has it
from booking_core.central.failures import DATABASE_VARIABLE
from booking_core.central.running.listening import Address
from tests.booking_core.central.running_centre import (
    PATIENCE_SECONDS,
    MovableClock,
    await_answer,
    opened_centre,
)
from tests.ports import HERE, own_port

NOW = "2026-11-26T14:08:00+01:00"
START_SECONDS = 60
"""Four programs at once on a busy machine take their time."""


class Edge(Enum):
    """Where a process dies."""

    IN_TRANSACTION = auto()
    BEFORE_COMMIT = auto()
    AFTER_COMMIT = auto()


@dataclass(frozen=True, slots=True)
class ServiceProcess:
    """`words` is where it writes what it has to say."""

    process: BaseProcess
    address: Address
    words: Path

    @property
    def url(self) -> str:
        return str(self.address)

    def get(self, path: str, **parameters: str | float) -> requests.Response:
        return requests.get(self.url + path, params=parameters, timeout=PATIENCE_SECONDS)

    def post(self, path: str, body: object, *, key: UUID | None = None) -> requests.Response:
        headers = {"Idempotency-Key": str(key or uuid4())}
        return requests.post(self.url + path, json=body, headers=headers, timeout=PATIENCE_SECONDS)

    def kill(self) -> None:
        self.process.kill()
        self.process.join(PATIENCE_SECONDS)

    def until_dead(self) -> None:
        """Of its own edge."""
        self.process.join(PATIENCE_SECONDS)
        assert self.process.exitcode == -signal.SIGKILL, self.words.read_text()


def begun(folder: Path, address: Address, *, edge: Edge | None = None) -> ServiceProcess:
    """A process that has been started and may not answer yet. The environment names its database."""
    words = folder / f"{address.port}-{uuid4().hex[:6]}.log"
    options = ["--data", folder, "--port", address.port, "--pretend-now", NOW, "--bookings-a-minute", 1_000_000]
    process = commanded(["serve", *map(str, options)], words, edge=edge)
    return ServiceProcess(process, address, words)


def commanded(command: list[str], words: Path, *, edge: Edge | None = None) -> BaseProcess:
    """A process of that command of the centre, which has been started and writes what it has to say to `words`."""
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    doing = (command, os.environ.get(DATABASE_VARIABLE), words, edge)
    process = context.Process(target=_do, args=doing, daemon=True)
    process.start()
    return process


def _do(command: list[str], database: str | None, words: Path, edge: Edge | None) -> None:
    with words.open("wb") as file:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(file.fileno(), stream.fileno())
    os.environ.pop(DATABASE_VARIABLE, None)
    if database is not None:
        os.environ[DATABASE_VARIABLE] = database
    if edge is not None:
        _die_at(edge)
    sys.exit(main(command))


def _die_at(edge: Edge) -> None:
    """By what the database library tells of its connections; nothing of the program is touched."""
    taking_in: set[int] = set()

    def die_if(here: Edge, connection: object) -> None:
        if edge is here and id(connection) in taking_in:
            os.kill(os.getpid(), signal.SIGKILL)

    @event.listens_for(Engine, "after_cursor_execute")
    def _written(connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        if "INSERT INTO booking " in statement:
            taking_in.add(id(connection.connection.dbapi_connection))
            die_if(Edge.IN_TRANSACTION, connection.connection.dbapi_connection)

    @event.listens_for(Engine, "commit")
    def _committing(connection: Connection) -> None:
        die_if(Edge.BEFORE_COMMIT, connection.connection.dbapi_connection)

    @event.listens_for(Engine, "checkin")
    def _committed(connection: object, _record: object) -> None:
        die_if(Edge.AFTER_COMMIT, connection)


@contextmanager
def several_processes(folder: Path, count: int, *, edge: Edge | None = None) -> Iterator[list[ServiceProcess]]:
    """So many of them, with Herlev's places in force, ended when the block is left. Each dies at its `edge`."""
    folder.mkdir(parents=True, exist_ok=True)
    with opened_centre(folder, MovableClock()):
        pass
    with ExitStack() as stack:
        ports = [stack.enter_context(own_port()) for _ in range(count)]
        processes = [begun(folder, Address(HERE, port), edge=edge) for port in ports]
        stack.callback(_end_all, processes)
        for one in processes:
            await_answer(one.address, within_seconds=START_SECONDS)
        yield processes


def _end_all(processes: list[ServiceProcess]) -> None:
    """Those in the list by now, in good order."""
    for one in processes:
        one.process.terminate()
    for one in processes:
        one.process.join(PATIENCE_SECONDS)
        assert one.process.exitcode is not None
