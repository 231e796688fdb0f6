"""What a kiosk costs: CPU until its first frame, memory, and CPU when nobody is there."""

import subprocess
import sys
import time
from pathlib import Path

from benchmarks.central import PRETEND_NOW, Central, command, running_central
from benchmarks.kiosk_probe import FIRST_FRAME
from benchmarks.processes import cpu_seconds, pss_mib
from benchmarks.results import Result
from kiosk.enrolment import enrol

IDLE_SECONDS = 20
CHROMIUM_CPU_SECONDS = 1.01
CHROMIUM_MIB = 420.0
STARTS = 3


def measure() -> list[Result]:
    """The best of some starts of a synced kiosk at 1080×1920 with the software renderer."""
    with running_central() as central:
        folder = central.folder / "kiosk"
        folder.mkdir()
        enrol(f"http://{central.host}:{central.port}", _code(central), folder)
        starts = [_start(folder) for _ in range(STARTS)]
        idle, memory = _idle(folder)
    cpu = min(starts)
    return [
        Result(
            "kiosk, process start to first frame",
            cpu,
            "CPU s",
            "at most 0.8",
            "Chromium kiosk, same kind of machine",
            CHROMIUM_CPU_SECONDS,
            holds=cpu <= 0.8,
        ),
        Result(
            "kiosk, memory (PSS)",
            memory,
            "MiB",
            "at most 120",
            "Chromium kiosk, same kind of machine",
            CHROMIUM_MIB,
            holds=memory <= 120,
        ),
        Result("kiosk, idle CPU", idle * 100, "% of a core", "at most 0.3", "none", holds=idle <= 0.003),
    ]


def _code(central: Central) -> str:
    words = command("enrol", "mh-kiosk-1", "--data", str(central.folder), "--pretend-now", PRETEND_NOW)
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def _probe(folder: Path) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "benchmarks.kiosk_probe", str(folder)]
    probe = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    if probe.stdout is None:
        message = "the kiosk has no output to read"
        raise RuntimeError(message)
    for line in probe.stdout:
        if line.strip() == FIRST_FRAME:
            return probe
    message = "the kiosk showed no frame"
    raise RuntimeError(message)


def _start(folder: Path) -> float:
    probe = _probe(folder)
    cpu = cpu_seconds(probe.pid)
    _end(probe)
    return cpu


def _idle(folder: Path) -> tuple[float, float]:
    """The share of a core over some seconds at rest, and PSS in MiB."""
    probe = _probe(folder)
    time.sleep(3)
    before = cpu_seconds(probe.pid)
    time.sleep(IDLE_SECONDS)
    share, memory = (cpu_seconds(probe.pid) - before) / IDLE_SECONDS, pss_mib(probe.pid)
    _end(probe)
    return share, memory


def _end(probe: subprocess.Popen[str]) -> None:
    probe.kill()
    probe.wait()
    if probe.stdout is not None:
        probe.stdout.close()
