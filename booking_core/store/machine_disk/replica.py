"""What a kiosk knows of the centre's bookings, on its disk: fetched whole once, then kept up entry by entry.

Everything here can be fetched again: a damaged file is moved aside and a snapshot taken.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection, Row
from uuid import UUID

import msgspec
import structlog

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import CardId, SeriesId, Slot
from booking_core.domain.places import Municipality
from booking_core.domain.recurring.recurrence import UnusableRecurrence
from booking_core.domain.recurring.series import Series
from booking_core.domain.time_spans import slot_start
from booking_core.domain.told.conditions import CLOSED_KNOWN_FOR, ConditionReport
from booking_core.protocol.feed import follows
from booking_core.protocol.messages import (
    BlockChanged,
    BookingChanged,
    CardRevoked,
    ConditionChanged,
    Cursor,
    FeedEntry,
    PlacesChanged,
    RevokedCard,
    SeriesChanged,
    SeriesOnWire,
    Snapshot,
    UnknownChange,
)
from booking_core.protocol.series_on_wire import series_from_wire
from booking_core.store.machine_disk.machine_files import (
    FileDamaged,
    MachineFile,
    MachineFileFailure,
    open_machine_file,
    transaction,
)
from booking_core.store.machine_disk.replica_schema import EVERYTHING, REPLICA_FORM, REPLICA_TABLES

log = structlog.get_logger()


class ReplicaBroken(MachineFileFailure):
    """The entries do not follow what is here: something is missing or was altered. Nothing was applied."""


@dataclass(frozen=True, slots=True)
class ReplicaPicture:
    """All of a replica at one feed entry. `seen_at` (UTC, seconds) is when the centre was last heard."""

    cursor: Cursor
    municipality: Municipality
    calendar: Calendar
    series: Mapping[SeriesId, Series]
    seen_at: datetime
    revoked_cards: Mapping[CardId, date]
    conditions: tuple[ConditionReport, ...]


@dataclass(frozen=True, slots=True)
class ReplicaContent:
    """All that a replica knows, as it was told, for a centre that was restored."""

    cursor: Cursor
    bookings: tuple[Booking, ...]
    series: tuple[SeriesOnWire, ...]
    blocks: tuple[Block, ...]
    revoked_cards: tuple[RevokedCard, ...]
    conditions: tuple[ConditionReport, ...] = ()


class Replica:
    """One file, used from any thread; each method is one transaction.

    Raises (every method): DiskRefused, when the file could not be read or written.
    """

    def __init__(self, file: MachineFile) -> None:
        self._database = file.database

    @classmethod
    def open(cls, path: Path) -> "Replica":
        """The replica at `path`; empty when there was none, or when the one there was damaged."""
        return cls(open_machine_file(path, REPLICA_TABLES, form=REPLICA_FORM, check=_check_head))

    def close(self) -> None:
        self._database.close()

    def load(self) -> ReplicaPicture | None:
        """Everything in it; None while it is empty, or when an older program wrote it in another form."""
        with transaction(self._database) as connection:
            head = _head(connection)
            documents = _documents(connection, "SELECT document FROM replica_booking")
            series = _documents(connection, "SELECT document FROM replica_series")
            blocks = _documents(connection, "SELECT document FROM replica_block")
            revoked = {one.card: one.valid_until for one in _revoked_cards(connection)}
            conditions = _documents(connection, "SELECT document FROM replica_condition")
        try:
            if head is None:
                return None
            return _picture(head, documents, series, blocks, revoked_cards=revoked, condition_documents=conditions)
        except (msgspec.MsgspecError, TypeError, UnicodeDecodeError, UnusableRecurrence) as err:
            log.warning("replica not readable by this program", reason=str(err))
            return None

    def content(self) -> ReplicaContent | None:
        """Everything in it as it was told; None while it is empty."""
        with transaction(self._database) as connection:
            head = _head(connection)
            documents = _documents(connection, "SELECT document FROM replica_booking")
            series = _documents(connection, "SELECT document FROM replica_series")
            blocks = _documents(connection, "SELECT document FROM replica_block")
            revoked = _revoked_cards(connection)
            conditions = tuple(_conditions(connection))
        if head is None:
            return None
        return ReplicaContent(
            _cursor_in(head),
            tuple(msgspec.json.decode(one, type=Booking) for one in documents),
            tuple(msgspec.json.decode(one, type=SeriesOnWire) for one in series),
            tuple(msgspec.json.decode(one, type=Block) for one in blocks),
            revoked,
            conditions,
        )

    def apply_snapshot(self, snapshot: Snapshot, *, seen_at: datetime) -> None:
        """Hold exactly what `snapshot` says."""
        with transaction(self._database) as connection:
            _empty(connection)
            connection.execute(
                "INSERT INTO replica_head (only_row, epoch, number, chain_hash, seal, municipality, seen_at) "
                "VALUES (1, ?, ?, ?, ?, ?, ?)",
                (
                    *_cursor_values(snapshot.cursor),
                    msgspec.json.encode(snapshot.municipality),
                    _seconds(seen_at),
                ),
            )
            _put(connection, snapshot.bookings)
            for series in snapshot.series:
                _put_series(connection, series)
            for block in snapshot.blocks:
                _put_block(connection, block)
            for card in snapshot.revoked_cards:
                _put_revoked(connection, card)
            for report in snapshot.conditions:
                _put_condition(connection, report)

    def apply_changes(self, entries: Iterable[FeedEntry], *, seen_at: datetime) -> None:
        """Follow the feed: all of `entries` and the cursor, or nothing.

        Raises:
            ReplicaBroken: they do not follow the cursor without a gap, hash by hash, or nothing is here yet.
        """
        with transaction(self._database) as connection:
            cursor = _cursor(connection)
            for entry in entries:
                if not follows(cursor, entry):
                    message = f"entry {entry.cursor.number} does not follow {cursor.number}"
                    raise ReplicaBroken(message)
                match entry.change:
                    case BookingChanged(booking=booking):
                        _put(connection, (booking,))
                    case SeriesChanged(series=series):
                        _put_series(connection, series)
                    case BlockChanged(block=block):
                        _put_block(connection, block)
                    case CardRevoked(revoked=card):
                        _put_revoked(connection, card)
                    case ConditionChanged(report=report):
                        _put_condition(connection, report)
                    case PlacesChanged():
                        pass
                    case UnknownChange(kind=kind):
                        log.warning("a change that this program does not know is passed over", kind=kind)
                cursor = entry.cursor
            connection.execute(
                "UPDATE replica_head SET epoch = ?, number = ?, chain_hash = ?, seal = ?, seen_at = ?",
                (*_cursor_values(cursor), _seconds(seen_at)),
            )

    def heard(self, seen_at: datetime) -> None:
        """Remember when the centre last said that nothing is newer."""
        with transaction(self._database) as connection:
            connection.execute("UPDATE replica_head SET seen_at = ?", (_seconds(seen_at),))

    def forget_ended(self, before: datetime) -> None:
        """Drop bookings and blocks of which nothing stood any more, series with no booking left, and cards then over.

        That something was put right is known for `CLOSED_KNOWN_FOR` before it.
        """
        with transaction(self._database) as connection:
            connection.execute("DELETE FROM replica_booking WHERE ends_at < ?", (_seconds(before),))
            connection.execute("DELETE FROM replica_block WHERE ends_at < ?", (_seconds(before),))
            connection.execute(_WITHOUT_BOOKINGS)
            connection.execute("DELETE FROM replica_revoked_card WHERE valid_until < ?", (before.date().isoformat(),))
            _forget_put_right(connection, before - CLOSED_KNOWN_FOR)


_WITHOUT_BOOKINGS = """
    DELETE FROM replica_series WHERE id NOT IN (
        SELECT json_extract(CAST(document AS TEXT), '$.series') FROM replica_booking
        WHERE json_extract(CAST(document AS TEXT), '$.series') IS NOT NULL
    )
"""


_OPEN_CONDITIONS = """
    DELETE FROM replica_condition WHERE json_extract(CAST(document AS TEXT), '$.closed_at') IS NULL
"""


def _stands_until(one: Booking) -> datetime:
    """When its people have gone, and the crew has struck what was set up for them."""
    last = max((entry.cell.slot for entry in one.occupancy), default=None)
    return one.span.ends_at if last is None else max(one.span.ends_at, slot_start(Slot(last + 1)))


def _empty(connection: Connection) -> None:
    """All but what was put right: a centre that is put back to a copy may not know that."""
    connection.execute("DELETE FROM replica_head")
    connection.execute("DELETE FROM replica_booking")
    connection.execute("DELETE FROM replica_series")
    connection.execute("DELETE FROM replica_block")
    connection.execute("DELETE FROM replica_revoked_card")
    connection.execute(_OPEN_CONDITIONS)


def _head(connection: Connection) -> Row | None:
    query = "SELECT epoch, number, chain_hash, seal, municipality, seen_at FROM replica_head"
    row: Row | None = connection.execute(query).fetchone()
    return row


def _documents(connection: Connection, query: str) -> list[bytes]:
    return [document for (document,) in connection.execute(query)]


def _cursor(connection: Connection) -> Cursor:
    head = _head(connection)
    if head is None:
        message = "there is no snapshot yet"
        raise ReplicaBroken(message)
    return _cursor_in(head)


def _cursor_in(head: Row) -> Cursor:
    return Cursor(head["epoch"], head["number"], head["chain_hash"])


def _check_head(connection: Connection) -> None:
    """The whole file can be read, and its cursor is the one that was written.

    A cursor with one bit changed names an entry that the centre does not know: it would take itself for restored.
    """
    for query in EVERYTHING:
        connection.execute(query).fetchall()
    head = _head(connection)
    if head is not None and head["seal"] != _seal(_cursor_in(head)):
        message = "the cursor does not bear its seal"
        raise FileDamaged(message)


def _cursor_values(cursor: Cursor) -> tuple[int, int, str, str]:
    return cursor.epoch, cursor.number, cursor.chain_hash, _seal(cursor)


def _seal(cursor: Cursor) -> str:
    return sha256(msgspec.json.encode(cursor)).hexdigest()


def _put(connection: Connection, bookings: Iterable[Booking]) -> None:
    connection.executemany(
        "INSERT INTO replica_booking (id, ends_at, document) VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET ends_at = excluded.ends_at, document = excluded.document",
        ((str(one.id), _seconds(_stands_until(one)), msgspec.json.encode(one)) for one in bookings),
    )


def _put_series(connection: Connection, series: SeriesOnWire) -> None:
    connection.execute(
        "INSERT INTO replica_series (id, document) VALUES (?, ?) "
        "ON CONFLICT (id) DO UPDATE SET document = excluded.document",
        (str(series.id), msgspec.json.encode(series)),
    )


def _put_block(connection: Connection, block: Block) -> None:
    connection.execute(
        "INSERT INTO replica_block (id, ends_at, document) VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET ends_at = excluded.ends_at, document = excluded.document",
        (str(block.id), _seconds(block.span.ends_at), msgspec.json.encode(block)),
    )


def _revoked_cards(connection: Connection) -> tuple[RevokedCard, ...]:
    rows = connection.execute("SELECT id, valid_until FROM replica_revoked_card ORDER BY id")
    return tuple(RevokedCard(CardId(UUID(card)), date.fromisoformat(until)) for card, until in rows)


def _put_revoked(connection: Connection, one: RevokedCard) -> None:
    connection.execute(
        "INSERT INTO replica_revoked_card (id, valid_until) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (str(one.card), one.valid_until.isoformat()),
    )


def _put_condition(connection: Connection, report: ConditionReport) -> None:
    connection.execute(
        "INSERT INTO replica_condition (id, document) VALUES (?, ?) "
        "ON CONFLICT (id) DO UPDATE SET document = excluded.document",
        (str(report.id), msgspec.json.encode(report)),
    )


def _conditions(connection: Connection) -> list[ConditionReport]:
    documents = _documents(connection, "SELECT document FROM replica_condition")
    return [msgspec.json.decode(one, type=ConditionReport) for one in documents]


def _forget_put_right(connection: Connection, before: datetime) -> None:
    """Drop the reports of what was put right before that instant."""
    over = [one.id for one in _conditions(connection) if one.closed_at is not None and one.closed_at < before]
    connection.executemany("DELETE FROM replica_condition WHERE id = ?", [(str(one),) for one in over])


def _picture(
    head: Row,
    documents: Iterable[bytes],
    series_documents: Iterable[bytes],
    block_documents: Iterable[bytes],
    *,
    revoked_cards: Mapping[CardId, date],
    condition_documents: Iterable[bytes],
) -> ReplicaPicture:
    bookings = (msgspec.json.decode(document, type=Booking) for document in documents)
    municipality = msgspec.json.decode(head["municipality"], type=Municipality)
    series = (msgspec.json.decode(document, type=SeriesOnWire) for document in series_documents)
    blocks = (msgspec.json.decode(document, type=Block) for document in block_documents)
    reports = (msgspec.json.decode(document, type=ConditionReport) for document in condition_documents)
    return ReplicaPicture(
        cursor=_cursor_in(head),
        municipality=municipality,
        calendar=Calendar.of(bookings, blocks),
        series={one.id: series_from_wire(one, municipality.zone) for one in series},
        seen_at=datetime.fromtimestamp(head["seen_at"], UTC),
        revoked_cards=revoked_cards,
        conditions=tuple(one for one in reports if one.is_open),
    )


def _seconds(instant: datetime) -> int:
    return int(instant.timestamp())
