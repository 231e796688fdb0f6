"""Reading what a process has cost, from /proc."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
_PARENT = 1
_USER, _SYSTEM, _USER_OF_CHILDREN, _SYSTEM_OF_CHILDREN = 11, 12, 13, 14


def cpu_seconds(pid: int) -> float:
    """User and system CPU of the process so far."""
    fields = _fields(Path(f"/proc/{pid}/stat"))
    return (int(fields[_USER]) + int(fields[_SYSTEM])) / TICKS_A_SECOND


def cpu_seconds_of_children(pid: int) -> float:
    """The same of all processes it has started, those that have ended among them, and not of itself."""
    own = _fields(Path(f"/proc/{pid}/stat"))
    ended = (int(own[_USER_OF_CHILDREN]) + int(own[_SYSTEM_OF_CHILDREN])) / TICKS_A_SECOND
    return ended + sum(cpu_seconds(child) for child in _children(pid))


def _children(pid: int) -> Iterator[int]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(_fields(stat)[_PARENT]) == pid:
                yield int(stat.parent.name)


def _fields(stat: Path) -> list[str]:
    return stat.read_text(encoding="ascii", errors="replace").rsplit(")", 1)[1].split()


def pss_mib(pid: int) -> float:
    """Memory that would be free if the process were gone, its share of shared pages included."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    line = next(line for line in text.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def rss_mib() -> float:
    """Memory of this process, whoever else uses its shared pages."""
    text = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    line = next(line for line in text.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
