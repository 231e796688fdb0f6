"""The journal of a kiosk on its disk: what was confirmed here, all the way down before there is paper.

One commit an entry, in WAL with synchronous=FULL: when `commit` returns, a power cut takes nothing of it.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, and_, delete, select, update

from booking_core.protocol.device import Journal, Life
from booking_core.protocol.escrow.journal import is_chain, journal_begin, without_contact
from booking_core.protocol.messages import Incarnation, JournalEnd
from booking_core.protocol.messages.escrow import Confirm, JournalEntry
from booking_core.store.journal_schema import JOURNAL_FORM, journal_entry, journal_life, journal_metadata
from booking_core.store.machine_files import UNREADABLE, FileDamaged, MachineFile, open_machine_file, transaction


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
        """The journal at `path`; empty when there was none, or when the one there was damaged.

        Every byte that was written is looked at: what lacks an entry in the middle, or holds an altered one, could
        neither be told to the centre nor prove anything.
        """
        return cls(open_machine_file(path, journal_metadata, form=JOURNAL_FORM, check=_check_chains))

    def close(self) -> None:
        self._engine.dispose()

    def lives(self) -> tuple[Life, ...]:
        """Every life kept here with its journal, none of it acknowledged as far as is known here."""
        with transaction(self._engine) as connection:
            return _lives(connection)

    def begin_life(
        self, incarnation: Incarnation, *, whole: Iterable[Incarnation], lacking: Iterable[Incarnation], at: datetime
    ) -> None:
        """A new life begins; those before it are over, those in `whole` lack nothing, those in `lacking` something."""
        with transaction(self._engine) as connection:
            rows = {Incarnation(row.epoch, row.number): row for row in connection.execute(select(journal_life)).all()}
            for own in lacking:
                if own not in rows:
                    _put_life(connection, own, {**_FRESH, "over_at": _seconds(at)})
            proved = set(whole)
            for own, row in rows.items():
                over_at = _seconds(at) if row.over_at is None else row.over_at
                now = {"is_whole": row.is_whole or own in proved, "over_at": over_at}
                _put_life(connection, own, {**row._asdict(), **now})
            _put_life(connection, incarnation, _FRESH)

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


def _check_chains(connection: Connection) -> None:
    verdict = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    if verdict != "ok":
        raise FileDamaged(str(verdict))
    try:
        rows = connection.execute(select(journal_life)).all()
        is_sealed = all(row.seal == _seal(row._asdict()) for row in rows)
        lives = _lives(connection)
    except UNREADABLE as err:
        raise FileDamaged(type(err).__name__) from err
    if not is_sealed:
        message = "a life does not bear its seal"
        raise FileDamaged(message)
    for life in lives:
        if not is_chain(life.journal.begins_after, life.journal.entries):
            message = "an entry does not follow the one before it"
            raise FileDamaged(message)


_FRESH: Mapping[str, object] = {"is_whole": False, "over_at": None, "after_sequence": 0, "after_hash": None}


def _lives(connection: Connection) -> tuple[Life, ...]:
    return tuple(_life_of(connection, row) for row in connection.execute(select(journal_life)).all())


def _life_of(connection: Connection, row: Row[tuple[object, ...]]) -> Life:
    own = Incarnation(row.epoch, row.number)
    begins_after = JournalEnd(own, row.after_sequence, row.after_hash) if row.after_hash else journal_begin(own)
    return Life(_journal(connection, begins_after), row.is_whole, _instant(row.over_at))


def _journal(connection: Connection, begins_after: JournalEnd) -> Journal:
    incarnation = begins_after.incarnation
    query = select(journal_entry.c.document).where(_entries(incarnation)).order_by(journal_entry.c.sequence)
    documents = connection.execute(query).scalars()
    return Journal(begins_after, tuple(_entry(document) for document in documents))


def _entry(document: bytes) -> JournalEntry:
    entry = msgspec.json.decode(document, type=JournalEntry)
    _ = entry.act  # one that cannot be read is damaged, and is found so when the file is opened
    return entry


def _forget_passed(connection: Connection, life: Incarnation, begins_after: JournalEnd | None) -> None:
    """Of a life that is not kept at all everything goes."""
    if begins_after is None:
        connection.execute(delete(journal_entry).where(_entries(life)))
        connection.execute(delete(journal_life).where(_life(life)))
    elif begins_after.sequence:
        passed = and_(_entries(life), journal_entry.c.sequence <= begins_after.sequence)
        connection.execute(delete(journal_entry).where(passed))
        row = connection.execute(select(journal_life).where(_life(life))).one()
        cut = {"after_sequence": begins_after.sequence, "after_hash": begins_after.chain_hash}
        _put_life(connection, life, {**row._asdict(), **cut})


def _put_life(connection: Connection, own: Incarnation, row: Mapping[str, object]) -> None:
    """Write all of the life's row, under its seal."""
    values = {**row, "epoch": own.epoch, "number": own.number}
    connection.execute(delete(journal_life).where(_life(own)))
    connection.execute(journal_life.insert().values(**{**values, "seal": _seal(values)}))


def _seal(row: Mapping[str, object]) -> str:
    """A changed bit in a life could prove what is not whole, or tell the centre that it had been restored."""
    named = ("epoch", "number", "is_whole", "over_at", "after_sequence", "after_hash")
    return sha256(msgspec.json.encode([row[name] for name in named])).hexdigest()


def _forget_contacts(connection: Connection, ack: JournalEnd) -> None:
    heard = and_(_entries(ack.incarnation), journal_entry.c.sequence <= ack.sequence, journal_entry.c.has_contact)
    for row in connection.execute(select(journal_entry).where(heard)).all():
        entry = msgspec.json.decode(row.document, type=JournalEntry)
        bare = msgspec.structs.replace(entry, written=without_contact(entry.written))
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
