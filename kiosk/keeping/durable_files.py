"""A machine's files that are either there, whole and on the disk, or not there at all, with their folder."""

import os
from pathlib import Path

from booking_core.store import durable_files
from booking_core.store.durable_files import sync_folder, written_beside

PRIVATE = 0o600
READABLE = 0o644


def refused_folder(folder: Path, reason: str) -> str:
    """What to do about the data folder, for whoever must mend it; `reason` names the file and what was said of it."""
    return (
        f"the data folder {folder} cannot be written or read ({reason}): check its owner, its rights and that its disk "
        "is neither full nor read-only; nothing is lost"
    )


def write_durably(path: Path, data: bytes, *, mode: int = PRIVATE) -> None:
    """Put `data` at `path`: whoever looks, even after a power cut, finds the old file or the new one.

    Raises:
        OSError: the disk refused; what stood at `path` before still stands there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    durable_files.write_durably(path, data, mode=mode)


def create_durably(path: Path, data: bytes, *, mode: int = PRIVATE) -> bool:
    """Put `data` at `path` unless something stands there already; False when it does.

    Raises:
        OSError: the disk refused.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = written_beside(path, data, mode=mode)
    try:
        os.link(fresh, path)
    except FileExistsError:
        return False
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True
