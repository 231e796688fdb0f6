"""Files that are either there, whole and on the disk, or not there at all."""

import os
from pathlib import Path
from tempfile import mkstemp

PRIVATE = 0o600
READABLE = 0o644


def write_durably(path: Path, data: bytes, *, mode: int = PRIVATE) -> None:
    """Put `data` at `path`: whoever looks, even after a power cut, finds the old file or the new one.

    Raises:
        OSError: the disk refused; what stood at `path` before still stands there.
    """
    temporary = _written_beside(path, data, mode)
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def create_durably(path: Path, data: bytes, *, mode: int = PRIVATE) -> bool:
    """Put `data` at `path` unless something stands there already; False when it does.

    Raises:
        OSError: the disk refused.
    """
    temporary = _written_beside(path, data, mode)
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)
    return True


def _written_beside(path: Path, data: bytes, mode: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
