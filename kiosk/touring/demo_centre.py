"""A central service of its own for a demonstration: a separate process with Herlev's places and an invented day."""

import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any

import requests

START_TRIES = 200
PAUSE_SECONDS = 0.05
STOP_SECONDS = 10
LOG = "central.log"


class DemoFailed(Exception):
    """The demonstration cannot go on; the message says what to do."""


@dataclass(frozen=True, slots=True)
class DemoCentre:
    """A running central service at `url`, with a one-time code for every kiosk."""

    url: str
    codes: Mapping[str, str]
    process: subprocess.Popen[str]

    def stop(self) -> None:
        """End it, however it takes that."""
        _end(self.process)
        if self.process.stdout is not None:
            self.process.stdout.close()


def start(folder: Path, *, pretend_now: datetime | None) -> DemoCentre:
    """A central service with its data in `folder`, on a free port of this machine, answering.

    Raises:
        DemoFailed: it did not start.
    """
    port = _free_port()
    words = ["demo", "--data", str(folder), "--port", str(port)]
    if pretend_now is not None:
        words += ["--pretend-now", pretend_now.isoformat()]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOG).open("a") as log:
        process = subprocess.Popen(_command("central", *words), stdout=subprocess.PIPE, stderr=log, text=True)  # noqa: S603  # this program itself
    centre = DemoCentre(f"http://127.0.0.1:{port}", _codes(process), process)
    if not _answers(centre):
        centre.stop()
        message = "the central service did not start; run `moedested central demo` to see why"
        raise DemoFailed(message)
    return centre


def _codes(process: subprocess.Popen[str]) -> dict[str, str]:
    """What the service says before it begins to answer: a line a kiosk."""
    codes: dict[str, str] = {}
    for line in process.stdout or ():
        words = line.split()
        if line.startswith("  ") and len(words) == len(("kiosk", "code")):
            codes[words[0]] = words[1]
        if " answers at " in line:
            break
    return codes


def _answers(centre: DemoCentre) -> bool:
    pause = Event()
    for _ in range(START_TRIES):
        with suppress(requests.ConnectionError):
            if requests.get(f"{centre.url}/healthz", timeout=2).ok:
                return True
        if centre.process.poll() is not None:
            return False
        pause.wait(PAUSE_SECONDS)
    return False


@contextmanager
def running(words: Sequence[str]) -> Iterator[None]:
    """This program with the command `words`, ended when the block is left."""
    process = subprocess.Popen(_command(*words))  # noqa: S603  # this program itself
    try:
        yield
    finally:
        _end(process)


def _end(process: "subprocess.Popen[Any]") -> None:
    """Ask it to end, and insist after ten seconds."""
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _command(*words: str) -> list[str]:
    """This program with a command, as installed or as a bundle."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiosk.command_line"]
    return [*program, *words]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
