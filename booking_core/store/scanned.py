"""Receipts that were shown at this machine while nobody could say what became of them: kept until that is known.

A receipt's token names no person. Kept twice it is kept once.
"""

from datetime import datetime
from pathlib import Path

from sqlalchemy import BigInteger, Column, MetaData, String, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from booking_core.store.machine_files import MachineFile, open_machine_file, transaction

SCANNED_FORM = 1

scanned_metadata = MetaData()

scanned_receipt = Table(
    "scanned_receipt",
    scanned_metadata,
    Column("token", String(400), primary_key=True),
    Column("ends_at", BigInteger, nullable=False),
    comment="Tokens to be redeemed once the centre answers; `ends_at` is the end of the time on the paper.",
)


class ScannedReceipts:
    """One file, from any thread; each method is one transaction, on the disk when it returns.

    Raises (every method): DiskRefused, when it was not kept.
    """

    def __init__(self, file: MachineFile) -> None:
        self._engine = file.engine

    @classmethod
    def open(cls, path: Path) -> "ScannedReceipts":
        """The receipts at `path`; none when there was no file, or a damaged one."""
        return cls(open_machine_file(path, scanned_metadata, form=SCANNED_FORM))

    def close(self) -> None:
        self._engine.dispose()

    def keep(self, token: str, *, ends_at: datetime) -> None:
        """Keep the token of a receipt whose time ends then."""
        statement = insert(scanned_receipt).values(token=token, ends_at=int(ends_at.timestamp()))
        with transaction(self._engine) as connection:
            connection.execute(statement.on_conflict_do_nothing())

    def kept(self) -> tuple[str, ...]:
        """Every token that waits, the soonest over first."""
        with transaction(self._engine) as connection:
            query = select(scanned_receipt.c.token).order_by(scanned_receipt.c.ends_at, scanned_receipt.c.token)
            return tuple(connection.execute(query).scalars())

    def drop(self, token: str) -> None:
        """What became of it is known."""
        with transaction(self._engine) as connection:
            connection.execute(delete(scanned_receipt).where(scanned_receipt.c.token == token))

    def forget_ended(self, before: datetime) -> None:
        """Drop what was over by then: nobody can be helped with it any more."""
        with transaction(self._engine) as connection:
            ended = scanned_receipt.c.ends_at <= int(before.timestamp())
            connection.execute(delete(scanned_receipt).where(ended))
