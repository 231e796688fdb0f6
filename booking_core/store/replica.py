"""What a kiosk knows of the centre's bookings, on its disk: fetched whole once, then kept up entry by entry.

Everything here can be fetched again: a damaged file is moved aside and a snapshot taken.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import structlog
from sqlalchemy import Connection, Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.places import Municipality
from booking_core.protocol.feed import follows
from booking_core.protocol.messages import BookingChanged, Cursor, FeedEntry, Snapshot
from booking_core.store.machine_files import MachineFile, MachineFileFailure, open_machine_file, transaction
from booking_core.store.replica_schema import REPLICA_FORM, replica_booking, replica_head, replica_metadata

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
    seen_at: datetime


class Replica:
    """One file, used from any thread; each method is one transaction.

    Raises (every method): DiskRefused, when the file could not be read or written.
    """

    def __init__(self, file: MachineFile) -> None:
        self._engine = file.engine

    @classmethod
    def open(cls, path: Path) -> "Replica":
        """The replica at `path`; empty when there was none, or when the one there was damaged."""
        return cls(open_machine_file(path, replica_metadata, form=REPLICA_FORM))

    def close(self) -> None:
        self._engine.dispose()

    def load(self) -> ReplicaPicture | None:
        """Everything in it; None while it is empty, or when an older program wrote it in another form."""
        with transaction(self._engine) as connection:
            head = connection.execute(select(replica_head)).one_or_none()
            documents = connection.execute(select(replica_booking.c.document)).scalars().all()
        try:
            return None if head is None else _picture(head, documents)
        except (msgspec.MsgspecError, UnicodeDecodeError) as err:
            log.warning("replica not readable by this program", reason=str(err))
            return None

    def apply_snapshot(self, snapshot: Snapshot, *, seen_at: datetime) -> None:
        """Hold exactly what `snapshot` says."""
        with transaction(self._engine) as connection:
            connection.execute(delete(replica_head))
            connection.execute(delete(replica_booking))
            connection.execute(
                replica_head.insert().values(
                    only_row=ONLY_ROW,
                    **_cursor_values(snapshot.cursor),
                    municipality=msgspec.json.encode(snapshot.municipality),
                    seen_at=_seconds(seen_at),
                )
            )
            _put(connection, snapshot.bookings)

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
                if isinstance(entry.change, BookingChanged):
                    _put(connection, (entry.change.booking,))
                cursor = entry.cursor
            head = {**_cursor_values(cursor), "seen_at": _seconds(seen_at)}
            connection.execute(update(replica_head).values(**head))

    def heard(self, seen_at: datetime) -> None:
        """Remember when the centre last said that nothing is newer."""
        with transaction(self._engine) as connection:
            connection.execute(update(replica_head).values(seen_at=_seconds(seen_at)))

    def forget_ended(self, before: datetime) -> None:
        """Drop bookings that ended before that instant."""
        with transaction(self._engine) as connection:
            connection.execute(delete(replica_booking).where(replica_booking.c.ends_at < _seconds(before)))


def _cursor(connection: Connection) -> Cursor:
    head = connection.execute(select(replica_head)).one_or_none()
    if head is None:
        message = "there is no snapshot yet"
        raise ReplicaBroken(message)
    return Cursor(head.epoch, head.number, head.chain_hash)


def _cursor_values(cursor: Cursor) -> dict[str, int | str]:
    return {"epoch": cursor.epoch, "number": cursor.number, "chain_hash": cursor.chain_hash}


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


def _picture(head: Row[tuple[object, ...]], documents: Iterable[bytes]) -> ReplicaPicture:
    bookings = (msgspec.json.decode(document, type=Booking) for document in documents)
    return ReplicaPicture(
        cursor=Cursor(head.epoch, head.number, head.chain_hash),
        municipality=msgspec.json.decode(head.municipality, type=Municipality),
        calendar=Calendar.of(bookings),
        seen_at=datetime.fromtimestamp(head.seen_at, UTC),
    )


def _seconds(instant: datetime) -> int:
    return int(instant.timestamp())
