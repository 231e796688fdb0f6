"""Where the files lie: in a folder, or in one zip file. Both are read and written as they stream by."""

import shutil
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Protocol
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, is_zipfile

from booking_core.central.failures import OpenFilesRefused
from booking_core.store.durable_files import sync_folder

ZIP_ENDING = ".zip"
FOR_THE_SERVICE_ALONE = 0o700
_FOR_ITS_USER_ALONE = 0o600


class Shelf(Protocol):
    """Files by their names, with slashes between folders."""

    def reading(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """The file to read from its beginning. Raises KeyError when there is none."""

    def writing(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """The new file; one at a time."""


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def reading(self, name: str) -> Iterator[IO[bytes]]:
        path = self._path / name
        if not path.is_file():
            raise KeyError(name)
        with path.open("rb") as file:
            yield file

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        path = self._path / name
        path.parent.mkdir(mode=FOR_THE_SERVICE_ALONE, exist_ok=True)
        with path.open("wb") as file:
            path.chmod(_FOR_ITS_USER_ALONE)
            yield file


class _Zip:
    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive

    @contextmanager
    def reading(self, name: str) -> Iterator[IO[bytes]]:
        with self._archive.open(name) as file:
            yield file

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        with self._archive.open(name, "w", force_zip64=True) as file:
            yield file


def is_shelf(path: Path) -> bool:
    """Whether a folder or a zip file lies there, and not a places file; a torn one is told by its name alone."""
    return path.is_dir() or path.suffix == ZIP_ENDING or is_zipfile(path)


@contextmanager
def shelf_at(path: Path) -> Iterator[Shelf]:
    """The files at `path`, to read.

    Raises:
        OpenFilesRefused: nothing there can be read.
    """
    try:
        if path.is_dir():
            yield _Folder(path)
        else:
            with ZipFile(path) as archive:
                yield _Zip(archive)
    except (BadZipFile, EOFError, zlib.error) as err:
        message = f"{path} is damaged ({err}). Copy it again from where it came from"
        raise OpenFilesRefused(message) from err
    except OSError as err:
        message = f"{path} cannot be read ({err.strerror or err})"
        raise OpenFilesRefused(message) from err


@contextmanager
def new_shelf(path: Path) -> Iterator[Shelf]:
    """New files at `path`: a zip file where it ends so, else a folder. They are there whole, or not at all.

    Raises:
        OpenFilesRefused: something is there already, or nothing can be written there.
    """
    _check_is_new(path)
    fresh = path.with_name(f"{path.name}.part")
    try:
        _remove(fresh)
        with _fresh_shelf(fresh, is_zip=path.suffix == ZIP_ENDING) as shelf:
            yield shelf
        fresh.rename(path)
        sync_folder(path.parent)
    except OSError as err:
        message = f"{path} cannot be written ({err.strerror or err})"
        raise OpenFilesRefused(message) from err
    finally:
        _remove(fresh)


def _check_is_new(path: Path) -> None:
    try:
        is_taken = path.exists()
    except OSError as err:
        message = f"{path} cannot be written ({err.strerror or err}). Choose a folder that lets you write"
        raise OpenFilesRefused(message) from err
    if is_taken:
        message = f"{path} is there already. Choose another name"
        raise OpenFilesRefused(message)


@contextmanager
def _fresh_shelf(fresh: Path, *, is_zip: bool) -> Iterator[Shelf]:
    if not is_zip:
        fresh.mkdir(mode=FOR_THE_SERVICE_ALONE)
        yield _Folder(fresh)
        return
    fresh.touch(mode=_FOR_ITS_USER_ALONE)
    with ZipFile(fresh, "w", ZIP_DEFLATED) as archive:
        yield _Zip(archive)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
