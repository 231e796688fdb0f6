"""Receipts that were shown at this machine while nobody could say what became of them: kept until that is known.

A receipt's token names no person. Kept twice it is kept once.
"""

from datetime import datetime
from pathlib import Path

from booking_core.store.machine_disk.machine_files import MachineFile, open_machine_file, transaction

SCANNED_FORM = 1

_TABLES = (
    """CREATE TABLE IF NOT EXISTS scanned_receipt (
        token VARCHAR(400) NOT NULL,
        ends_at BIGINT NOT NULL,
        PRIMARY KEY (token)
    )""",
)
"""Tokens to be redeemed once the centre answers; `ends_at` is the end of the time on the paper."""


class ScannedReceipts:
    """One file, from any thread; each method is one transaction, on the disk when it returns.

    Raises (every method): DiskRefused, when it was not kept.
    """

    def __init__(self, file: MachineFile) -> None:
        self._database = file.database

    @classmethod
    def open(cls, path: Path) -> "ScannedReceipts":
        """The receipts at `path`; none when there was no file, or a damaged one."""
        return cls(open_machine_file(path, _TABLES, form=SCANNED_FORM))

    def close(self) -> None:
        self._database.close()

    def keep(self, token: str, *, ends_at: datetime) -> None:
        """Keep the token of a receipt whose time ends then."""
        with transaction(self._database) as connection:
            connection.execute(
                "INSERT INTO scanned_receipt (token, ends_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (token, int(ends_at.timestamp())),
            )

    def kept(self) -> tuple[str, ...]:
        """Every token that waits, the soonest over first."""
        with transaction(self._database) as connection:
            rows = connection.execute("SELECT token FROM scanned_receipt ORDER BY ends_at, token")
            return tuple(token for (token,) in rows)

    def drop(self, token: str) -> None:
        """What became of it is known."""
        with transaction(self._database) as connection:
            connection.execute("DELETE FROM scanned_receipt WHERE token = ?", (token,))

    def forget_ended(self, before: datetime) -> None:
        """Drop what was over by then: nobody can be helped with it any more."""
        with transaction(self._database) as connection:
            connection.execute("DELETE FROM scanned_receipt WHERE ends_at <= ?", (int(before.timestamp()),))
