"""The journal of a kiosk on its disk: what was confirmed here, all the way down before there is paper.

One commit an entry, in WAL with synchronous=FULL: when `commit` returns, a power cut takes nothing of it.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from booking_core.protocol.device import Journal, Life
from booking_core.protocol.escrow.journal import journal_begin, without_contact
from booking_core.protocol.escrow_messages import Confirm, JournalEntry
from booking_core.protocol.messages import Incarnation, JournalEnd
from booking_core.store.journal_schema import JOURNAL_FORM, journal_entry, journal_life, journal_metadata
from booking_core.store.machine_files import MachineFile, open_machine_file, transaction


class KioskJournal:
    """One file, used under the lock of whoever decides; each method is one transaction, on the disk when it returns.

    Raises (every method): DiskRefused, when it was not kept, or may not have been.
    """

    def __init__(self, file: MachineFile) -> None:
        self._engine = file.engine
        self.moved_aside = file.moved_aside
        """Where a damaged predecessor lies: cells it held stay frozen, and staff must be told."""

    @classmethod
    def open(cls, path: Path) -> "KioskJournal":
        """The journal at `path`; empty when there was none, or when the one there was damaged."""
        return cls(open_machine_file(path, journal_metadata, form=JOURNAL_FORM))

    def close(self) -> None:
        self._engine.dispose()

    def lives(self) -> tuple[Life, ...]:
        """Every life kept here with its journal, none of it acknowledged as far as is known here."""
        with transaction(self._engine) as connection:
            return tuple(_life_of(connection, row) for row in connection.execute(select(journal_life)).all())

    def begin_life(
        self, incarnation: Incarnation, *, whole: Iterable[Incarnation], lacking: Iterable[Incarnation], at: datetime
    ) -> None:
        """A new life begins; those before it are over, those in `whole` lack nothing, those in `lacking` something."""
        with transaction(self._engine) as connection:
            for one in lacking:
                missing = insert(journal_life).values(epoch=one.epoch, number=one.number, is_whole=False)
                connection.execute(missing.on_conflict_do_nothing())
            over = update(journal_life).where(journal_life.c.over_at.is_(None))
            connection.execute(over.values(over_at=_seconds(at)))
            for one in whole:
                connection.execute(update(journal_life).where(_life(one)).values(is_whole=True))
            values = {"epoch": incarnation.epoch, "number": incarnation.number, "is_whole": False}
            connection.execute(journal_life.insert().values(**values))

    def commit(self, incarnation: Incarnation, entry: JournalEntry) -> None:
        """The entry is written."""
        with transaction(self._engine) as connection:
            connection.execute(
                journal_entry.insert().values(
                    epoch=incarnation.epoch,
                    number=incarnation.number,
                    sequence=entry.sequence,
                    chain_hash=entry.chain_hash,
                    has_contact=isinstance(entry.act, Confirm) and entry.act.contact is not None,
                    document=msgspec.json.encode(entry),
                )
            )

    def forget(self, heard: Iterable[JournalEnd], kept: Mapping[Incarnation, JournalEnd]) -> None:
        """The centre has these journals as far as `heard`: their contacts go, and all that lies before `kept`."""
        with transaction(self._engine) as connection:
            for ack in heard:
                _forget_contacts(connection, ack)
            known = [Incarnation(row.epoch, row.number) for row in connection.execute(select(journal_life))]
            for one in known:
                _forget_passed(connection, one, kept.get(one))


def _life_of(connection: Connection, row: Row[tuple[object, ...]]) -> Life:
    own = Incarnation(row.epoch, row.number)
    begins_after = JournalEnd(own, row.after_sequence, row.after_hash) if row.after_hash else journal_begin(own)
    return Life(_journal(connection, begins_after), row.is_whole, _instant(row.over_at))


def _journal(connection: Connection, begins_after: JournalEnd) -> Journal:
    incarnation = begins_after.incarnation
    query = select(journal_entry.c.document).where(_entries(incarnation)).order_by(journal_entry.c.sequence)
    documents = connection.execute(query).scalars()
    entries = tuple(msgspec.json.decode(document, type=JournalEntry) for document in documents)
    return Journal(begins_after, entries)


def _forget_passed(connection: Connection, life: Incarnation, begins_after: JournalEnd | None) -> None:
    """Of a life that is not kept at all everything goes."""
    if begins_after is None:
        connection.execute(delete(journal_entry).where(_entries(life)))
        connection.execute(delete(journal_life).where(_life(life)))
    elif begins_after.sequence:
        passed = and_(_entries(life), journal_entry.c.sequence <= begins_after.sequence)
        connection.execute(delete(journal_entry).where(passed))
        values = {"after_sequence": begins_after.sequence, "after_hash": begins_after.chain_hash}
        connection.execute(update(journal_life).where(_life(life)).values(**values))


def _forget_contacts(connection: Connection, ack: JournalEnd) -> None:
    heard = and_(_entries(ack.incarnation), journal_entry.c.sequence <= ack.sequence, journal_entry.c.has_contact)
    for row in connection.execute(select(journal_entry).where(heard)).all():
        entry = msgspec.json.decode(row.document, type=JournalEntry)
        bare = msgspec.structs.replace(entry, act=without_contact(entry.act))
        here = and_(_entries(ack.incarnation), journal_entry.c.sequence == row.sequence)
        values = {"document": msgspec.json.encode(bare), "has_contact": False}
        connection.execute(update(journal_entry).where(here).values(**values))


def _life(incarnation: Incarnation) -> ColumnElement[bool]:
    return and_(journal_life.c.epoch == incarnation.epoch, journal_life.c.number == incarnation.number)


def _entries(incarnation: Incarnation) -> ColumnElement[bool]:
    return and_(journal_entry.c.epoch == incarnation.epoch, journal_entry.c.number == incarnation.number)


def _seconds(instant: datetime) -> int:
    return int(instant.timestamp())


def _instant(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
