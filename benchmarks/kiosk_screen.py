"""How the screens do under hands: touches, rooms that go by, and ten thousand people who come and leave."""

import subprocess
import sys
from math import ceil
from pathlib import Path

import msgspec

from benchmarks.central import Central, command, running_central
from benchmarks.handled import Done
from benchmarks.instant import PRETEND_NOW
from benchmarks.kiosk_process import installed, kiosk_process
from benchmarks.results import Result
from kiosk.setup.enrolment import enrol

TOUCHES, LEAVES, CYCLES, STEPS = 400, 300, 10_000, 300
REST_MS = 7000
"""Until the kiosk has given back what the last visit took."""


def measure(*, touches: int = TOUCHES, leaves: int = LEAVES, cycles: int = CYCLES, steps: int = STEPS) -> list[Result]:
    """Real touches on the real window, in front of a real machine and a real centre on loopback."""
    with running_central() as central:
        kiosk = _enrolled(central, "kiosk", "enrol", "mh-kiosk-1")
        desk = _enrolled(central, "desk", "enrol-desk", "medborgerhus")
        with kiosk_process(kiosk, pretend_now=PRETEND_NOW):
            pass  # the first start compiles, and keeps in memory what all later ones read from the disk
        at_the_kiosk = _done("kiosk_hands", kiosk, touches, leaves, cycles, REST_MS)
        at_the_desk = _done("desk_hands", desk, steps)
    return [
        *_touch_results(at_the_kiosk),
        *_pace_results("kiosk, leafing through the rooms that fit", at_the_kiosk),
        *_pace_results("desk, scrolling the board of all rooms", at_the_desk),
        *_memory_results(at_the_kiosk, cycles),
    ]


def _enrolled(central: Central, name: str, *words: str) -> Path:
    folder = central.folder / "machines" / name
    folder.mkdir(parents=True)
    told = subprocess.run(
        command(*words, "--data", str(central.folder), "--pretend-now", PRETEND_NOW),
        check=True,
        capture_output=True,
        text=True,
    )
    enrol(f"http://{central.host}:{central.port}", told.stdout.strip(), folder)
    return folder


def _done(hands: str, folder: Path, *numbers: int) -> Done:
    program = [sys.executable, "-m", f"benchmarks.{hands}", str(folder), *map(str, numbers)]
    told = subprocess.run(program, check=True, stdout=subprocess.PIPE, text=True, env=installed(folder))
    return msgspec.json.decode(told.stdout.splitlines()[-1], type=Done)


def _touch_results(done: Done) -> list[Result]:
    down = percentile_99([touch.down for touch in done.touches])
    up = percentile_99([touch.up for touch in done.touches])
    up_cpu = percentile_99([touch.up_cpu for touch in done.touches])
    count = len(done.touches)
    return [
        Result(
            f"kiosk, touch to changed frame, p99 of {count}",
            down,
            "ms",
            "at most 50",
            "a frame at 60 Hz",
            1000 / 60,
            holds=down <= 50,
        ),
        Result("kiosk, lifting the finger to what it does, p99", up, "ms", "", "none"),
        Result("the same, of which CPU", up_cpu, "ms", "at most 50", "none", holds=up_cpu <= 50),
    ]


def percentile_99(figures: list[float]) -> float:
    """What 99 of a hundred stay within."""
    return sorted(figures)[ceil(len(figures) * 0.99) - 1]


def _pace_results(name: str, done: Done) -> list[Result]:
    pace = done.frames_a_second
    return [
        Result(name, pace, "frames a second", "at least 30", "none", holds=pace >= 30),
        Result("the same, CPU a frame", done.cpu_ms_a_frame, "ms", "", "none"),
    ]


def _memory_results(done: Done, cycles: int) -> list[Result]:
    before, after = done.grown_mib
    growth = (after / before - 1) * 100
    return [
        Result(f"kiosk, growth of memory in {cycles:,} visits", growth, "%", "at most 5", "none", holds=growth <= 5),
        Result("kiosk, memory (PSS) after them", done.pss_mib, "MiB", "", "none"),
    ]
