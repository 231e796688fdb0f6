"""Reading what a process has cost, from /proc."""

import os
from pathlib import Path

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
_AFTER_NAME = 2
_USER, _SYSTEM = 11, 12


def cpu_seconds(pid: int) -> float:
    """User and system CPU of the process so far."""
    text = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    fields = text.rsplit(")", 1)[1].split()
    return (int(fields[_USER]) + int(fields[_SYSTEM])) / TICKS_A_SECOND


def pss_mib(pid: int) -> float:
    """Memory that would be free if the process were gone, its share of shared pages included."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    line = next(line for line in text.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024
