"""Small files that must be on the disk before anything follows from them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

FOR_THE_SERVICE_ALONE = 0o600


def write_durably(path: Path, content: bytes) -> None:
    """Put `content` into the file at `path`, all of it or none, readable by the service's user alone.

    Raises:
        OSError: it is not certain to be there.
    """
    fresh = path.with_suffix(".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FOR_THE_SERVICE_ALONE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(path)
    sync_folder(path.parent)


def put_durably(fresh: Path, path: Path) -> None:
    """Let the file `fresh`, which is complete, be the one at `path`, readable by the service's user alone.

    Raises:
        OSError: it is not certain to be there.
    """
    fresh.chmod(FOR_THE_SERVICE_ALONE)
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
