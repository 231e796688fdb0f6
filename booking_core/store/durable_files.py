"""Small files that must be on the disk before anything follows from them."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

FOR_ITS_OWNER_ALONE = 0o600


def write_durably(path: Path, content: bytes, *, mode: int = FOR_ITS_OWNER_ALONE) -> None:
    """Put `content` at `path`: whoever looks, even after a power cut, finds the old file or the new one.

    Raises:
        OSError: it is not certain to be there.
    """
    fresh = written_beside(path, content, mode=mode)
    try:
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def written_beside(path: Path, content: bytes, *, mode: int) -> Path:
    """A new file in the folder of `path`, on the disk with `content`, to take a name there.

    Raises:
        OSError: the disk refused; there is no such file.
    """
    handle, name = mkstemp(prefix=f".{path.name}.", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    return fresh


@contextmanager
def place_for(path: Path) -> Iterator[BinaryIO]:
    """A new file to write, that is at `path` for its owner alone once the block is left, and gone when that fails.

    Raises:
        OSError: nothing can be written there, which is said before the block, or the disk refused.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    handle, name = mkstemp(prefix=f".{path.name}.", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        put_durably(fresh, path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def put_durably(fresh: Path, path: Path) -> None:
    """Let the file `fresh`, which is complete, be the one at `path`, readable by its owner alone.

    Raises:
        OSError: it is not certain to be there.
    """
    fresh.chmod(FOR_ITS_OWNER_ALONE)
    descriptor = os.open(fresh, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    fresh.rename(path)
    sync_folder(path.parent)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Other processes that would change a small file there wait until the block is left.

    Raises:
        OSError: there is no such folder.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        flock(descriptor, LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Bring the names of the files in `folder` to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
