"""The service as operations start it: the real command in a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import requests

from tests.booking_core.central.running_centre import PATIENCE_SECONDS
from tests.ports import own_port

PRETEND_NOW = "2026-11-26T14:08+01:00"


@dataclass(frozen=True, slots=True)
class InstalledService:
    """A service that answers at `url`, and Prometheus at `metrics_url`; `process` writes to the file `log`."""

    url: str
    metrics_url: str
    process: "subprocess.Popen[bytes]"
    log: Path

    def stopped(self) -> int:
        """Its exit code after SIGTERM."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE_SECONDS)


def central(*words: str) -> list[str]:
    """The command `moedested central` with these words."""
    return [sys.executable, "-m", "kiosk.command_line", "central", *words]


@contextmanager
def installed_service(folder: Path, log: Path, *options: str) -> Iterator[InstalledService]:
    """A service of the data in `folder`, until the block is left or it was stopped there."""
    with own_port() as port, own_port() as metrics:
        yield from _installed_service(folder, log, options, port=port, metrics=metrics)


def _installed_service(
    folder: Path, log: Path, options: tuple[str, ...], *, port: int, metrics: int
) -> Iterator[InstalledService]:
    words = ["serve", "--data", str(folder), "--port", str(port), "--metrics", str(metrics)]
    with log.open("wb") as errors:
        process = subprocess.Popen(
            central(*words, "--pretend-now", PRETEND_NOW, *options), stdout=errors, stderr=errors, env=dict(os.environ)
        )
        try:
            _await_answer(f"http://127.0.0.1:{port}")
            urls = (f"http://127.0.0.1:{port}", f"http://127.0.0.1:{metrics}/metrics")
            yield InstalledService(*urls, process, log)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(PATIENCE_SECONDS)


def _await_answer(url: str) -> None:
    gate = Event()
    for _ in range(600):
        try:
            requests.get(f"{url}/healthz", timeout=PATIENCE_SECONDS)
        except requests.ConnectionError:
            gate.wait(0.05)
        else:
            return
    message = "the service did not start"
    raise AssertionError(message)
