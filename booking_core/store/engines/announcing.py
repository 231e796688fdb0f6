"""Telling the other processes on the same PostgreSQL that something has changed, when it is committed.

    process A  ── write ── NOTIFY ── COMMIT ─────────► rings its own bell
    process B                            └─ LISTEN ──► rings its own bell, and keeps the epoch

The notice is part of the transaction: nobody hears of what is rolled back. On SQLite there is one process.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, String, bindparam, func, select

from booking_core.store.schema import centre
from booking_core.store.statements.prepared import Prepared

CHANNEL = "moedested_news"

Announce = Callable[[Connection], None]
"""Tells others in a writing transaction, at its end: the centre's epoch in it goes along."""


_NOTIFY = Prepared(select(func.pg_notify(CHANNEL, func.concat(centre.c.epoch, " ", bindparam("sender", type_=String)))))


@dataclass(frozen=True, slots=True)
class News:
    """Something has changed in the life `epoch`; `sender` is the process that changed it."""

    epoch: int
    sender: str

    @property
    def text(self) -> str:
        return f"{self.epoch} {self.sender}"


def read_news(text: str) -> News | None:
    """What a notice says; None when it is none of ours."""
    epoch, _, sender = text.partition(" ")
    return News(int(epoch), sender) if epoch.isascii() and epoch.isdigit() and sender else None


def to_nobody(connection: Connection) -> None:  # noqa: ARG001  # whoever else there might be
    """Of a process that has its database to itself."""
    return


def to_other_processes(sender: str) -> Announce:
    """Announces in the name of this process."""

    def announce(connection: Connection) -> None:
        _NOTIFY.run(connection, sender=sender)

    return announce
