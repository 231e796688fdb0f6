"""What people at this kiosk said they miss, until the centre has heard it, and what it last told of their house.

    said here ──► untold_wish ──► told, and dropped          heard_wishes: the list, as it stands without contact

A wish names nobody. The list can be fetched again; a wish that is lost with a damaged file is lost.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

import msgspec

from booking_core.domain.told.house_wishes import WishHeard
from booking_core.protocol.messages.wishes import TellWish
from booking_core.store.machine_disk.machine_files import (
    UNREADABLE,
    FileDamaged,
    MachineFile,
    open_machine_file,
    transaction,
)

WISH_BOX_FORM = 1
MOST_UNTOLD = 100
"""A kiosk that is alone for weeks takes no more: whoever comes then is told so."""

_TABLES = (
    """CREATE TABLE IF NOT EXISTS untold_wish (
        number INTEGER NOT NULL,
        document BLOB NOT NULL,
        PRIMARY KEY (number)
    )""",
    """CREATE TABLE IF NOT EXISTS heard_wishes (
        only_row INTEGER NOT NULL CHECK (only_row = 1),
        heard_at BIGINT NOT NULL,
        document BLOB NOT NULL,
        PRIMARY KEY (only_row)
    )""",
)
"""Wishes as they will be told, each under an id of its own: told twice it counts once; and what the centre told."""

_HEARD: msgspec.json.Decoder[tuple[WishHeard, ...]] = msgspec.json.Decoder(tuple[WishHeard, ...])


@dataclass(frozen=True, slots=True)
class HeardWishes:
    """The list, and when the centre told it (UTC, seconds)."""

    heard: tuple[WishHeard, ...]
    heard_at: datetime


class WishBox:
    """One file, from any thread; each method is one transaction, on the disk when it returns.

    Raises (every method): DiskRefused, when it was not kept.
    """

    def __init__(self, file: MachineFile) -> None:
        self._database = file.database

    @classmethod
    def open(cls, path: Path) -> "WishBox":
        """The box at `path`; an empty one when there was no file, or a damaged one."""
        return cls(open_machine_file(path, _TABLES, form=WISH_BOX_FORM, check=_check_readable))

    def close(self) -> None:
        self._database.close()

    def put(self, telling: TellWish) -> bool:
        """Keep it until it has been told, once; False when there are as many as this kiosk keeps."""
        with transaction(self._database) as connection:
            waiting = _untold(connection)
            if any(one.id == telling.id for one in waiting):
                return True
            if len(waiting) >= MOST_UNTOLD:
                return False
            connection.execute("INSERT INTO untold_wish (document) VALUES (?)", (msgspec.json.encode(telling),))
        return True

    def untold(self) -> tuple[TellWish, ...]:
        """Everything that is to be told, the oldest first."""
        with transaction(self._database) as connection:
            return _untold(connection)

    def drop(self, telling: TellWish) -> None:
        """The centre has heard it."""
        with transaction(self._database) as connection:
            # Whatever its spaces: another program may have written it.
            own = "DELETE FROM untold_wish WHERE json_extract(CAST(document AS TEXT), '$.id') = ?"
            connection.execute(own, (str(telling.id),))

    def remember(self, wishes: HeardWishes) -> None:
        """What the centre has told just now."""
        with transaction(self._database) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO heard_wishes (only_row, heard_at, document) VALUES (1, ?, ?)",
                (int(wishes.heard_at.timestamp()), msgspec.json.encode(wishes.heard)),
            )

    def heard(self) -> HeardWishes | None:
        """What the centre last told; None when it never has."""
        with transaction(self._database) as connection:
            return _heard(connection)


def _untold(connection: Connection) -> tuple[TellWish, ...]:
    rows = connection.execute("SELECT document FROM untold_wish ORDER BY number")
    return tuple(msgspec.json.decode(document, type=TellWish) for (document,) in rows)


def _heard(connection: Connection) -> HeardWishes | None:
    row = connection.execute("SELECT heard_at, document FROM heard_wishes").fetchone()
    if row is None:
        return None
    return HeardWishes(_HEARD.decode(row["document"]), datetime.fromtimestamp(row["heard_at"], UTC))


def _check_readable(connection: Connection) -> None:
    try:
        _untold(connection)
        _heard(connection)
    except UNREADABLE as err:
        raise FileDamaged(type(err).__name__) from err
