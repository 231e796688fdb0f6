"""What a kiosk costs: CPU until its first frame, memory, and CPU when nobody is there."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.central import Central, command, running_central
from benchmarks.instant import PRETEND_NOW
from benchmarks.kiosk_process import kiosk_process
from benchmarks.processes import cpu_seconds, pss_mib
from benchmarks.results import Result
from kiosk.setup.enrolment import enrol

IDLE_SECONDS = 300
SETTLED_AFTER_SECONDS = 5
STARTS = 5
CHROMIUM_CPU_SECONDS = 1.01
CHROMIUM_MIB = 420.0
CHROMIUM = "Chromium kiosk, same kind of machine"


def measure(*, idle_seconds: float = IDLE_SECONDS) -> list[Result]:
    """The real program at 1080×1920 with the software renderer, beside a real centre of 50 spaces on loopback.

    The start is any but the very first, which writes bytecode and compiled screens for all later ones.
    """
    with enrolled_kiosk() as folder:
        first, _ = _start(folder)
        starts = [_start(folder) for _ in range(STARTS)]
        idle, memory = _idle(folder, idle_seconds)
    cpu = median(cpu for cpu, _ in starts)
    at_first_frame = median(memory for _, memory in starts)
    return [
        Result("kiosk, the first start after an installation", first, "CPU s", "", "none"),
        Result(
            "kiosk, process start to first frame",
            cpu,
            "CPU s",
            "at most 0.8",
            CHROMIUM,
            CHROMIUM_CPU_SECONDS,
            holds=cpu <= 0.8,
        ),
        _memory("kiosk, memory (PSS) at the first frame", at_first_frame),
        _memory("kiosk, memory (PSS) after the idle minutes", memory),
        Result(
            f"kiosk, idle CPU over {idle_seconds / 60:.3g} minutes",
            idle * 100,
            "% of a core",
            "at most 0.3",
            "none",
            holds=idle <= 0.003,
        ),
    ]


def _memory(name: str, mib: float) -> Result:
    return Result(name, mib, "MiB", "at most 120", CHROMIUM, CHROMIUM_MIB, holds=mib <= 120)


@contextmanager
def enrolled_kiosk() -> Iterator[Path]:
    """The data folder of a kiosk that the centre, which runs meanwhile, has let in."""
    with running_central() as central:
        folder = central.folder / "machine" / "kiosk"
        folder.mkdir(parents=True)
        enrol(f"http://{central.host}:{central.port}", _code(central), folder)
        yield folder


def _code(central: Central) -> str:
    words = command("enrol", "mh-kiosk-1", "--data", str(central.folder), "--pretend-now", PRETEND_NOW)
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def _start(folder: Path) -> tuple[float, float]:
    """CPU seconds and PSS in MiB at the first frame."""
    with kiosk_process(folder, pretend_now=PRETEND_NOW) as kiosk:
        return cpu_seconds(kiosk.pid), pss_mib(kiosk.pid)


def _idle(folder: Path, seconds: float) -> tuple[float, float]:
    """The share of a core over some seconds on a still, synced page, and PSS in MiB."""
    with kiosk_process(folder, pretend_now=PRETEND_NOW) as kiosk:
        time.sleep(SETTLED_AFTER_SECONDS)
        before = cpu_seconds(kiosk.pid)
        time.sleep(seconds)
        return (cpu_seconds(kiosk.pid) - before) / seconds, pss_mib(kiosk.pid)
