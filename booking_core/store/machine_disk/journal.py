"""The journal of a kiosk on its disk: what was confirmed here, all the way down before there is paper.

One commit an entry, in WAL with synchronous=FULL: when `commit` returns, a power cut takes nothing of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection

import msgspec

from booking_core.protocol.device import Journal, Life
from booking_core.protocol.escrow.journal import is_chain, journal_begin, without_contact
from booking_core.protocol.messages import Incarnation, JournalEnd
from booking_core.protocol.messages.escrow import Confirm, JournalEntry
from booking_core.store.machine_disk.journal_schema import JOURNAL_FORM, JOURNAL_TABLES
from booking_core.store.machine_disk.machine_files import (
    UNREADABLE,
    FileDamaged,
    MachineFile,
    open_machine_file,
    transaction,
)


class KioskJournal:
    """One file, used under the lock of whoever decides; each method is one transaction, on the disk when it returns.

    Raises (every method): DiskRefused, when it was not kept, or may not have been.
    """

    def __init__(self, file: MachineFile) -> None:
        self._database = file.database
        self.moved_aside = file.moved_aside
        """Where a damaged predecessor lies: cells it held stay frozen, and staff must be told."""

    @classmethod
    def open(cls, path: Path) -> "KioskJournal":
        """The journal at `path`; empty when there was none, or when the one there was damaged.

        Every byte that was written is looked at: what lacks an entry in the middle, or holds an altered one, could
        neither be told to the centre nor prove anything.
        """
        return cls(open_machine_file(path, JOURNAL_TABLES, form=JOURNAL_FORM, check=_check_chains))

    def close(self) -> None:
        self._database.close()

    def lives(self) -> tuple[Life, ...]:
        """Every life kept here with its journal, none of it acknowledged as far as is known here."""
        with transaction(self._database) as connection:
            return _lives(connection)

    def begin_life(
        self, incarnation: Incarnation, *, whole: Iterable[Incarnation], lacking: Iterable[Incarnation], at: datetime
    ) -> None:
        """A new life begins; those before it are over, those in `whole` lack nothing, those in `lacking` something."""
        with transaction(self._database) as connection:
            known = {life.own: life for life in _kept_lives(connection)}
            for own in lacking:
                if own not in known:
                    _put_life(connection, _KeptLife(own, over_at=_seconds(at)))
            proved = set(whole)
            for own, life in known.items():
                over_at = _seconds(at) if life.over_at is None else life.over_at
                _put_life(connection, replace(life, is_whole=life.is_whole or own in proved, over_at=over_at))
            _put_life(connection, _KeptLife(incarnation))

    def commit(self, incarnation: Incarnation, entry: JournalEntry) -> None:
        """The entry is written."""
        with transaction(self._database) as connection:
            has_contact = isinstance(entry.act, Confirm) and entry.act.contact is not None
            connection.execute(
                "INSERT INTO journal_entry (epoch, number, sequence, chain_hash, has_contact, document) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (*_key(incarnation), entry.sequence, entry.chain_hash, has_contact, msgspec.json.encode(entry)),
            )

    def forget(self, heard: Iterable[JournalEnd], kept: Mapping[Incarnation, JournalEnd]) -> None:
        """The centre has these journals as far as `heard`: their contacts go, and all that lies before `kept`."""
        with transaction(self._database) as connection:
            for ack in heard:
                _forget_contacts(connection, ack)
            for life in _kept_lives(connection):
                _forget_passed(connection, life, kept.get(life.own))


@dataclass(frozen=True, slots=True)
class _KeptLife:
    """A life's row, less its seal."""

    own: Incarnation
    is_whole: bool = False
    over_at: int | None = None
    after_sequence: int = 0
    after_hash: str | None = None

    @property
    def seal(self) -> str:
        """A changed bit in a life could prove what is not whole, or tell the centre that it had been restored."""
        said = [*_key(self.own), self.is_whole, self.over_at, self.after_sequence, self.after_hash]
        return sha256(msgspec.json.encode(said)).hexdigest()


def _check_chains(connection: Connection) -> None:
    [verdict] = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise FileDamaged(str(verdict))
    try:
        is_sealed = all(seal == life.seal for life, seal in _sealed_lives(connection))
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


def _lives(connection: Connection) -> tuple[Life, ...]:
    return tuple(_life_of(connection, life) for life in _kept_lives(connection))


def _kept_lives(connection: Connection) -> tuple[_KeptLife, ...]:
    return tuple(life for life, _ in _sealed_lives(connection))


def _sealed_lives(connection: Connection) -> tuple[tuple[_KeptLife, str], ...]:
    rows = connection.execute(
        "SELECT epoch, number, is_whole, over_at, after_sequence, after_hash, seal FROM journal_life"
    ).fetchall()
    return tuple(
        (_KeptLife(Incarnation(epoch, number), bool(is_whole), *rest), seal)
        for epoch, number, is_whole, *rest, seal in rows
    )


def _life_of(connection: Connection, life: _KeptLife) -> Life:
    own = life.own
    begins_after = JournalEnd(own, life.after_sequence, life.after_hash) if life.after_hash else journal_begin(own)
    return Life(_journal(connection, begins_after), life.is_whole, _instant(life.over_at))


def _journal(connection: Connection, begins_after: JournalEnd) -> Journal:
    rows = connection.execute(
        "SELECT document FROM journal_entry WHERE epoch = ? AND number = ? ORDER BY sequence",
        _key(begins_after.incarnation),
    )
    return Journal(begins_after, tuple(_entry(document) for (document,) in rows))


def _entry(document: bytes) -> JournalEntry:
    entry = msgspec.json.decode(document, type=JournalEntry)
    _ = entry.act  # one that cannot be read is damaged, and is found so when the file is opened
    return entry


def _forget_passed(connection: Connection, life: _KeptLife, begins_after: JournalEnd | None) -> None:
    """Of a life that is not kept at all everything goes."""
    key = _key(life.own)
    if begins_after is None:
        connection.execute("DELETE FROM journal_entry WHERE epoch = ? AND number = ?", key)
        connection.execute("DELETE FROM journal_life WHERE epoch = ? AND number = ?", key)
    elif begins_after.sequence:
        connection.execute(
            "DELETE FROM journal_entry WHERE epoch = ? AND number = ? AND sequence <= ?", (*key, begins_after.sequence)
        )
        cut = replace(life, after_sequence=begins_after.sequence, after_hash=begins_after.chain_hash)
        _put_life(connection, cut)


def _put_life(connection: Connection, life: _KeptLife) -> None:
    """Write all of the life's row, under its seal."""
    connection.execute(
        "INSERT OR REPLACE INTO journal_life (epoch, number, is_whole, over_at, after_sequence, after_hash, seal) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*_key(life.own), life.is_whole, life.over_at, life.after_sequence, life.after_hash, life.seal),
    )


def _forget_contacts(connection: Connection, ack: JournalEnd) -> None:
    key = _key(ack.incarnation)
    rows = connection.execute(
        "SELECT sequence, document FROM journal_entry WHERE epoch = ? AND number = ? AND sequence <= ? AND has_contact",
        (*key, ack.sequence),
    ).fetchall()
    for sequence, document in rows:
        entry = msgspec.json.decode(document, type=JournalEntry)
        bare = msgspec.structs.replace(entry, written=without_contact(entry.written))
        connection.execute(
            "UPDATE journal_entry SET document = ?, has_contact = 0 WHERE epoch = ? AND number = ? AND sequence = ?",
            (msgspec.json.encode(bare), *key, sequence),
        )


def _key(incarnation: Incarnation) -> tuple[int, int]:
    return incarnation.epoch, incarnation.number


def _seconds(instant: datetime) -> int:
    return int(instant.timestamp())


def _instant(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
