"""Files of JSON Lines, written and read line by line, with a sum for each line beside them.

bookings.jsonl       one JSON value a line
bookings.jsonl.crc   one CRC-32 a line, eight hex digits: it tells which line of a damaged file is the wrong one
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from tempfile import TemporaryFile
from typing import IO, TypeVar
from zlib import crc32

import msgspec

from booking_core.central.failures import OpenFilesRefused
from booking_core.central.open_files.manifest import FileTold
from booking_core.central.open_files.shelf import Shelf
from booking_core.store.open_files.lines import Line

SUMS = ".crc"
LONGEST_LINE = 16 * 1024 * 1024
AGAIN = "Copy it again from where it came from, or export again"

OneLine = TypeVar("OneLine", bound=Line)


def write_lines(shelf: Shelf, name: str, lines: Iterable[Line]) -> FileTold:
    """Lay them on the shelf; what the manifest tells of them."""
    encoder, digest, count, size = msgspec.json.Encoder(), sha256(), 0, 0
    with TemporaryFile() as sums:
        with shelf.writing(name) as file:
            for line in lines:
                data = encoder.encode(line) + b"\n"
                file.write(data)
                digest.update(data)
                sums.write(_sum(data))
                count, size = count + 1, size + len(data)
        sums.seek(0)
        with shelf.writing(name + SUMS) as file:
            while part := sums.read(LONGEST_LINE):
                file.write(part)
    return FileTold(name=name, lines=count, bytes=size, sha256=digest.hexdigest())


def read_lines(shelf: Shelf, told: FileTold, kind: type[OneLine]) -> Iterator[tuple[int, OneLine]]:
    """Every line with its number, from 1; at the end the file was the one that was written.

    Raises:
        OpenFilesRefused: it is not, or a line says what no such line can.
    """
    decoder, digest, number = msgspec.json.Decoder(kind), sha256(), 0
    try:
        with shelf.reading(told.name) as file:
            while data := file.readline(LONGEST_LINE):
                number += 1
                digest.update(data)
                try:
                    line = decoder.decode(data)
                except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as err:
                    raise _unreadable(shelf, told, number, err) from err
                yield number, line
    except KeyError as err:
        message = f"{told.name} is not there. {AGAIN}"
        raise OpenFilesRefused(message) from err
    if number != told.lines or digest.hexdigest() != told.sha256:
        raise damaged(shelf, told)


def _unreadable(shelf: Shelf, told: FileTold, number: int, err: Exception) -> OpenFilesRefused:
    """Why that line says nothing: it was damaged, or written so."""
    found = damaged(shelf, told)
    return found if found.is_certain else OpenFilesRefused(f"{told.name}, line {number}: {err}. {AGAIN}")


class Damaged(OpenFilesRefused):
    """A file is not what was written; `is_certain` when its sums say where."""

    def __init__(self, message: str, *, is_certain: bool) -> None:
        super().__init__(message)
        self.is_certain = is_certain


def damaged(shelf: Shelf, told: FileTold) -> Damaged:
    """Where that file is not what was written, as far as its sums tell."""
    try:
        with shelf.reading(told.name) as file, shelf.reading(told.name + SUMS) as sums:
            number, why = _first_wrong(file, sums)
    except KeyError:
        number, why = 0, ""
    if not number:
        return Damaged(f"{told.name} is not what was written. {AGAIN}", is_certain=False)
    return Damaged(f"{told.name}, line {number}: {why}. {AGAIN}", is_certain=True)


def _first_wrong(file: IO[bytes], sums: IO[bytes]) -> tuple[int, str]:
    number = 0
    while expected := sums.readline(LONGEST_LINE):
        number += 1
        data = file.readline(LONGEST_LINE)
        if not data:
            return number, "the file ends before it"
        if not data.endswith(b"\n"):
            return number, "it ends in the middle"
        if _sum(data) != expected:
            return number, "it is not what was written"
    return (number + 1, "it was not there when the file was written") if file.readline(1) else (0, "")


def _sum(data: bytes) -> bytes:
    return f"{crc32(data):08x}\n".encode("ascii")
