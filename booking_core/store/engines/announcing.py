"""Telling the other processes on the same PostgreSQL that something has changed, when it is committed.

    process A  ── write ── NOTIFY and COMMIT ────────► rings its own bell
    process B                       └─ LISTEN ───────► rings its own bell, and keeps the epoch

The notice is part of the transaction: nobody hears of what is rolled back. It goes along with the commit, one way there
and back for both. On SQLite there is one process.
"""

from collections.abc import Callable
from dataclasses import dataclass

from psycopg import sql
from sqlalchemy import Connection

from booking_core.store.engines.postgres_engine import WaryConnection

CHANNEL = "moedested_news"

Announce = Callable[[Connection], None]
"""Tells others in a writing transaction, at its end: the centre's epoch in it goes along."""

_NOTIFY = sql.SQL("SELECT pg_notify({}, concat(epoch, ' ', {}::text)) FROM centre")


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
    """Announces in the name of this process, on PostgreSQL."""
    notify = _NOTIFY.format(sql.Literal(CHANNEL), sql.Literal(sender))

    def announce(connection: Connection) -> None:
        wary = connection.connection.dbapi_connection
        assert isinstance(wary, WaryConnection)  # noqa: S101  # as every engine on PostgreSQL has
        wary.last_words = notify

    return announce
