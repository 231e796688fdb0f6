"""Real service processes on one PostgreSQL, as operations would start them: each with a port, all with one folder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import requests

from booking_core.central.command_line import main
from booking_core.central.listening import Address
from tests.booking_core.central.running_centre import HERLEV, PATIENCE_SECONDS, await_answer, free_port

NOW = "2026-11-26T14:08:00+01:00"
START_SECONDS = 60
"""Four programs at once on a busy machine take their time."""


@dataclass(frozen=True, slots=True)
class ServiceProcess:
    """`words` is where it writes what it has to say."""

    process: subprocess.Popen[bytes]
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
        self.process.wait(PATIENCE_SECONDS)


def begun(folder: Path, address: Address | None = None) -> ServiceProcess:
    """A process that has been started and may not answer yet. The environment names its database."""
    address = address or Address("127.0.0.1", free_port())
    words = folder / f"{address.port}-{uuid4().hex[:6]}.log"
    options = ["--data", folder, "--port", address.port, "--pretend-now", NOW, "--bookings-a-minute", 1_000_000]
    program = [sys.executable, "-m", "kiosk.command_line", "central", "serve", *map(str, options)]
    with words.open("wb") as file:
        process = subprocess.Popen(program, stdout=file, stderr=file, env=dict(os.environ))
    return ServiceProcess(process, address, words)


@contextmanager
def several_processes(folder: Path, count: int) -> Iterator[list[ServiceProcess]]:
    """So many of them, with Herlev's places in force, ended when the block is left."""
    folder.mkdir(parents=True, exist_ok=True)
    assert main(["import", str(HERLEV), "--data", str(folder), "--pretend-now", NOW]) == 0
    with ExitStack() as stack:
        processes = [begun(folder) for _ in range(count)]
        stack.callback(_end_all, processes)
        for one in processes:
            await_answer(one.address, within_seconds=START_SECONDS)
        yield processes


def _end_all(processes: list[ServiceProcess]) -> None:
    """Those in the list by now, in good order."""
    for one in processes:
        one.process.terminate()
    for one in processes:
        one.process.wait(PATIENCE_SECONDS)
