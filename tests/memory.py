"""Where the tests put their files: in memory if there is room, so that nothing waits for a disk.

What is lost with a disk is no question of theirs: processes die, and files stay.
"""

import os
import tempfile
from pathlib import Path

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  # folders of their own are made in it
ROOM_BYTES = 2**30
"""What six workers and two PostgreSQL servers have there at once is a third of it."""
_MEMORY = Path("/proc/meminfo")


def folder_in_memory(memory: Path = SHARED_MEMORY, *, room_bytes: int = ROOM_BYTES) -> Path | None:
    """Where files lie in memory and programs may be run, or None where there is no such place or too little room."""
    if not memory.is_dir() or not os.access(memory, os.W_OK):
        return None
    is_enough = min(_room_bytes(memory), _available_bytes()) >= room_bytes
    return memory if is_enough and _runs_programs(memory) else None


def keep_temporary_files_in(folder: Path | None) -> None:
    """From here on, in this process and in those it starts; they stay where they are if somebody named a place."""
    if folder is not None and "TMPDIR" not in os.environ:
        os.environ["TMPDIR"] = str(folder)
        tempfile.tempdir = None  # what it has found before counts no more


def _runs_programs(folder: Path) -> bool:
    return not os.statvfs(folder).f_flag & os.ST_NOEXEC


def _room_bytes(folder: Path) -> int:
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize


def _available_bytes() -> int:
    """What the machine can still give without swapping."""
    lines = (line.split() for line in _MEMORY.read_text(encoding="ascii").splitlines())
    return next(int(kibibytes) * 1024 for name, kibibytes, *_ in lines if name == "MemAvailable:")
