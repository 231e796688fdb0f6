"""The databases that `restore` set aside: nobody deletes from them whose days are over, so whoever runs this must."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from booking_core.central.centre import DATABASE
from booking_core.central.data_folder.sqlite_copies import only_read, tables_of
from booking_core.store.rows import to_seconds

SET_ASIDE = f"{DATABASE}.before-restore-"
WITH_NAMES = ("contact", "waiting", "place_card")
"""Tables in which somebody's name stands sealed, until the instant `keep_until`."""


@dataclass(frozen=True, slots=True)
class FormerDatabase:
    """One of them, and of how many people it has the names though their days are over; None where it is unreadable."""

    path: Path
    overdue: int | None


def former_databases(folder: Path, *, now: datetime) -> Iterator[FormerDatabase]:
    """Every one in `folder`, by its name."""
    for path in sorted(folder.glob(f"{SET_ASIDE}*")):
        if path.suffix.rpartition("-")[2].isdecimal():
            yield FormerDatabase(path, _overdue(path, now))


def _overdue(path: Path, now: datetime) -> int | None:
    try:
        with only_read(path) as former:
            there = tables_of(former)
            return sum(_count(former, name, now) for name in WITH_NAMES if name in there)
    except sqlite3.Error:
        return None


def _count(former: sqlite3.Connection, table: str, now: datetime) -> int:
    over = f"SELECT count(*) FROM {table} WHERE sealed NOT NULL AND keep_until <= ?"  # noqa: S608  # a name of our own
    (count,) = former.execute(over, (to_seconds(now),)).fetchone()
    return int(count)
