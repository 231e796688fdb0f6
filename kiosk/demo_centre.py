"""A central service of its own for a demonstration: a separate process with Herlev's places and an invented day."""

import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Event

import requests

from resources import RESOURCES

DEMO_PLACES = RESOURCES / "demo" / "herlev.toml"
START_TRIES = 200
PAUSE_SECONDS = 0.05
STOP_SECONDS = 10


class DemoFailed(Exception):
    """The demonstration cannot go on; the message says what to do."""


@dataclass(frozen=True, slots=True)
class DemoCentre:
    """A running central service. `stop` ends it; its data stays in `folder`."""

    folder: Path
    url: str
    pretend_now: datetime | None
    process: subprocess.Popen[bytes]

    def enrolment_code(self, kiosk: str) -> str:
        """A fresh one-time code for `kiosk`."""
        return _central("enrol", kiosk, "--data", str(self.folder), *_pretending(self.pretend_now)).strip()

    def stop(self) -> None:
        """Ask it to end, and insist after ten seconds."""
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def prepare(folder: Path, *, day: date) -> None:
    """Import the places into `folder` and fill `day` with demonstration bookings. Safe to repeat."""
    _central("import", str(DEMO_PLACES), "--data", str(folder))
    _central("demo", "--day", day.isoformat(), "--data", str(folder))


def start(folder: Path, *, pretend_now: datetime | None) -> DemoCentre:
    """A central service on `folder`, on a free port of this machine, answering.

    Raises:
        DemoFailed: it did not start.
    """
    port = _free_port()
    words = ["serve", "--data", str(folder), "--port", str(port), *_pretending(pretend_now)]
    process = subprocess.Popen(_command(words), stdout=subprocess.DEVNULL)  # noqa: S603  # this program itself
    centre = DemoCentre(folder, f"http://127.0.0.1:{port}", pretend_now, process)
    if not _answers(centre):
        centre.stop()
        message = "the central service did not start; run `moedested central serve` to see why"
        raise DemoFailed(message)
    return centre


def _pretending(pretend_now: datetime | None) -> list[str]:
    return [] if pretend_now is None else ["--pretend-now", pretend_now.isoformat()]


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


def _central(*words: str) -> str:
    done = subprocess.run(_command(words), capture_output=True, text=True, check=False)  # noqa: S603  # this program
    if done.returncode != 0:
        raise DemoFailed(done.stderr.strip())
    return done.stdout


def _command(words: Sequence[str]) -> list[str]:
    """This program's `central` command, as installed or as a bundle."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiosk.command_line"]
    return [*program, "central", *words]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
