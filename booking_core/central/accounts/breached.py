"""Passwords that are known from breaches, in a list that IT operations lay beside the database.

    centre.breached     SHA-1 of a password in capital hex, a colon, how often it was seen; a line each, sorted

That is how the Pwned Passwords of Have I Been Pwned are handed out in one file, ordered by hash. The service asks no
other machine: a line is found by halving, in about thirty reads of a file of any size, and nothing is loaded.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha1
from pathlib import Path
from typing import BinaryIO

import structlog

LIST = "centre.breached"
OLD_AFTER = timedelta(days=400)
_HASH_LENGTH = 40
_LONGEST_LINE = 80
_HEX = frozenset(b"0123456789ABCDEF")

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class ListFound:
    """How the list is: `since` (UTC) is when it was laid there, `is_usable` whether it has the form above.

    One that the service may not read is not usable.
    """

    since: datetime
    is_usable: bool


def is_breached(password: str, folder: Path) -> bool:
    """Whether `password` is in the list beside the database in `folder`; False where there is none to be read.

    Nobody is kept from signing in by a list that cannot be read: the log and the doctor tell of it.
    """
    wanted = sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    try:
        with (folder / LIST).open("rb") as file:
            return _hash_at(file, _first_not_before(file, wanted)) == wanted
    except FileNotFoundError:
        return False
    except OSError as err:
        log.error("the list of breached passwords cannot be read", reason=type(err).__name__)  # noqa: TRY400
        return False


def list_in(folder: Path) -> ListFound | None:
    """The list in `folder`; None when there is none. Looked at are its ends and its middle."""
    path = folder / LIST
    try:
        since = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            places = (_line_at_or_after(file, size * part // 4, size) for part in range(4))
            hashes = [_hash_at(file, place) for place in places if place < size]
    except OSError:
        return ListFound(since, is_usable=False)
    is_usable = bool(hashes) and hashes == sorted(hashes) and all(map(_is_hash, hashes))
    return ListFound(since, is_usable)


def _first_not_before(file: BinaryIO, wanted: bytes) -> int:
    """Where the first line begins whose hash does not come before `wanted`; the end, where all do."""
    size = os.fstat(file.fileno()).st_size
    low, high = 0, size
    while low < high:
        middle = _line_at_or_after(file, (low + high) // 2, high)
        if middle >= high:
            return _walked(file, low, high, wanted)
        if _hash_at(file, middle) < wanted:
            low = middle + len(_line(file, middle))
        else:
            high = middle
    return low


def _walked(file: BinaryIO, low: int, high: int, wanted: bytes) -> int:
    """The same among the few lines from `low` to `high`."""
    while low < high and _hash_at(file, low) < wanted:
        low += len(_line(file, low))
    return low


def _line_at_or_after(file: BinaryIO, place: int, end: int) -> int:
    """Where the first line begins that begins at `place` or later; `end` where none does before it."""
    if place == 0:
        return 0
    return min(place - 1 + len(_line(file, place - 1)), end)


def _hash_at(file: BinaryIO, place: int) -> bytes:
    return _line(file, place)[:_HASH_LENGTH]


def _line(file: BinaryIO, place: int) -> bytes:
    file.seek(place)
    return file.readline(_LONGEST_LINE)


def _is_hash(text: bytes) -> bool:
    return len(text) == _HASH_LENGTH and _HEX.issuperset(text)
