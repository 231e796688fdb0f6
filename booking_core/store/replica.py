"""What a kiosk knows of the centre's bookings, on its disk: fetched whole once, then kept up entry by entry.

Everything here can be fetched again: a damaged file is moved aside and a snapshot taken.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import msgspec
import structlog
from sqlalchemy import Connection, Row, Text, cast, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.conditions import ConditionReport
from booking_core.domain.identity import CardId, SeriesId
from booking_core.domain.places import Municipality
from booking_core.domain.recurrence import UnusableRecurrence
from booking_core.domain.series import Series
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
from booking_core.store.machine_files import (
    FileDamaged,
    MachineFile,
    MachineFileFailure,
    open_machine_file,
    transaction,
)
from booking_core.store.replica_schema import (
    REPLICA_FORM,
    replica_block,
    replica_booking,
    replica_condition,
    replica_head,
    replica_metadata,
    replica_revoked_card,
    replica_series,
)

ONLY_ROW = 1

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
        self._engine = file.engine

    @classmethod
    def open(cls, path: Path) -> "Replica":
        """The replica at `path`; empty when there was none, or when the one there was damaged."""
        return cls(open_machine_file(path, replica_metadata, form=REPLICA_FORM, check=_check_head))

    def close(self) -> None:
        self._engine.dispose()

    def load(self) -> ReplicaPicture | None:
        """Everything in it; None while it is empty, or when an older program wrote it in another form."""
        with transaction(self._engine) as connection:
            head = connection.execute(select(replica_head)).one_or_none()
            documents = connection.execute(select(replica_booking.c.document)).scalars().all()
            series = connection.execute(select(replica_series.c.document)).scalars().all()
            blocks = connection.execute(select(replica_block.c.document)).scalars().all()
            revoked = {one.card: one.valid_until for one in _revoked_cards(connection)}
            conditions = connection.execute(select(replica_condition.c.document)).scalars().all()
        try:
            if head is None:
                return None
            return _picture(head, documents, series, blocks, revoked_cards=revoked, condition_documents=conditions)
        except (msgspec.MsgspecError, UnicodeDecodeError, UnusableRecurrence) as err:
            log.warning("replica not readable by this program", reason=str(err))
            return None

    def content(self) -> ReplicaContent | None:
        """Everything in it as it was told; None while it is empty."""
        with transaction(self._engine) as connection:
            head = connection.execute(select(replica_head)).one_or_none()
            documents = connection.execute(select(replica_booking.c.document)).scalars().all()
            series = connection.execute(select(replica_series.c.document)).scalars().all()
            blocks = connection.execute(select(replica_block.c.document)).scalars().all()
            revoked = _revoked_cards(connection)
            conditions = connection.execute(select(replica_condition.c.document)).scalars().all()
        if head is None:
            return None
        return ReplicaContent(
            Cursor(head.epoch, head.number, head.chain_hash),
            tuple(msgspec.json.decode(one, type=Booking) for one in documents),
            tuple(msgspec.json.decode(one, type=SeriesOnWire) for one in series),
            tuple(msgspec.json.decode(one, type=Block) for one in blocks),
            revoked,
            tuple(msgspec.json.decode(one, type=ConditionReport) for one in conditions),
        )

    def apply_snapshot(self, snapshot: Snapshot, *, seen_at: datetime) -> None:
        """Hold exactly what `snapshot` says."""
        with transaction(self._engine) as connection:
            connection.execute(delete(replica_head))
            connection.execute(delete(replica_booking))
            connection.execute(delete(replica_series))
            connection.execute(delete(replica_block))
            connection.execute(delete(replica_revoked_card))
            connection.execute(delete(replica_condition))
            connection.execute(
                replica_head.insert().values(
                    only_row=ONLY_ROW,
                    **_cursor_values(snapshot.cursor),
                    municipality=msgspec.json.encode(snapshot.municipality),
                    seen_at=_seconds(seen_at),
                )
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
        with transaction(self._engine) as connection:
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
            head = {**_cursor_values(cursor), "seen_at": _seconds(seen_at)}
            connection.execute(update(replica_head).values(**head))

    def heard(self, seen_at: datetime) -> None:
        """Remember when the centre last said that nothing is newer."""
        with transaction(self._engine) as connection:
            connection.execute(update(replica_head).values(seen_at=_seconds(seen_at)))

    def forget_ended(self, before: datetime) -> None:
        """Drop bookings and blocks that ended before that instant, series with no booking left, and cards then over."""
        with transaction(self._engine) as connection:
            for table in (replica_booking, replica_block):
                connection.execute(delete(table).where(table.c.ends_at < _seconds(before)))
            belongs_to = func.json_extract(cast(replica_booking.c.document, Text), "$.series")
            kept = select(belongs_to).where(belongs_to.is_not(None))
            connection.execute(delete(replica_series).where(replica_series.c.id.not_in(kept)))
            is_over = replica_revoked_card.c.valid_until < before.date().isoformat()
            connection.execute(delete(replica_revoked_card).where(is_over))


def _cursor(connection: Connection) -> Cursor:
    head = connection.execute(select(replica_head)).one_or_none()
    if head is None:
        message = "there is no snapshot yet"
        raise ReplicaBroken(message)
    return Cursor(head.epoch, head.number, head.chain_hash)


def _check_head(connection: Connection) -> None:
    """The whole file can be read, and its cursor is the one that was written.

    A cursor with one bit changed names an entry that the centre does not know: it would take itself for restored.
    """
    for table in replica_metadata.sorted_tables:
        connection.execute(select(table)).all()
    head = connection.execute(select(replica_head)).one_or_none()
    if head is not None and head.seal != _cursor_values(Cursor(head.epoch, head.number, head.chain_hash))["seal"]:
        message = "the cursor does not bear its seal"
        raise FileDamaged(message)


def _cursor_values(cursor: Cursor) -> dict[str, int | str]:
    seal = sha256(msgspec.json.encode(cursor)).hexdigest()
    return {"epoch": cursor.epoch, "number": cursor.number, "chain_hash": cursor.chain_hash, "seal": seal}


def _put(connection: Connection, bookings: Iterable[Booking]) -> None:
    rows = [
        {
            "id": str(booking.id),
            "ends_at": _seconds(booking.span.ends_at),
            "document": msgspec.json.encode(booking),
        }
        for booking in bookings
    ]
    if not rows:
        return
    new = insert(replica_booking)
    newest = {"ends_at": new.excluded.ends_at, "document": new.excluded.document}
    connection.execute(new.on_conflict_do_update(index_elements=["id"], set_=newest), rows)


def _put_series(connection: Connection, series: SeriesOnWire) -> None:
    new = insert(replica_series).values(id=str(series.id), document=msgspec.json.encode(series))
    connection.execute(new.on_conflict_do_update(index_elements=["id"], set_={"document": new.excluded.document}))


def _put_block(connection: Connection, block: Block) -> None:
    newest = {"ends_at": _seconds(block.span.ends_at), "document": msgspec.json.encode(block)}
    new = insert(replica_block).values(id=str(block.id), **newest)
    connection.execute(new.on_conflict_do_update(index_elements=["id"], set_=newest))


def _revoked_cards(connection: Connection) -> tuple[RevokedCard, ...]:
    rows = connection.execute(select(replica_revoked_card).order_by(replica_revoked_card.c.id))
    return tuple(RevokedCard(CardId(UUID(row.id)), date.fromisoformat(row.valid_until)) for row in rows)


def _put_revoked(connection: Connection, one: RevokedCard) -> None:
    new = insert(replica_revoked_card).values(id=str(one.card), valid_until=one.valid_until.isoformat())
    connection.execute(new.on_conflict_do_nothing())


def _put_condition(connection: Connection, report: ConditionReport) -> None:
    connection.execute(delete(replica_condition).where(replica_condition.c.id == str(report.id)))
    if report.is_open:
        values = {"id": str(report.id), "document": msgspec.json.encode(report)}
        connection.execute(replica_condition.insert().values(**values))


def _picture(
    head: Row[tuple[object, ...]],
    documents: Iterable[bytes],
    series_documents: Iterable[bytes],
    block_documents: Iterable[bytes],
    *,
    revoked_cards: Mapping[CardId, date],
    condition_documents: Iterable[bytes],
) -> ReplicaPicture:
    bookings = (msgspec.json.decode(document, type=Booking) for document in documents)
    municipality = msgspec.json.decode(head.municipality, type=Municipality)
    series = (msgspec.json.decode(document, type=SeriesOnWire) for document in series_documents)
    blocks = (msgspec.json.decode(document, type=Block) for document in block_documents)
    return ReplicaPicture(
        cursor=Cursor(head.epoch, head.number, head.chain_hash),
        municipality=municipality,
        calendar=Calendar.of(bookings, blocks),
        series={one.id: series_from_wire(one, municipality.zone) for one in series},
        seen_at=datetime.fromtimestamp(head.seen_at, UTC),
        revoked_cards=revoked_cards,
        conditions=tuple(msgspec.json.decode(document, type=ConditionReport) for document in condition_documents),
    )


def _seconds(instant: datetime) -> int:
    return int(instant.timestamp())
