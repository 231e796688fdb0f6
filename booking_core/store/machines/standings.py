"""Devices as escrow looks at them, on disk: their lives, their newest grant, and how far each journal is heard."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from booking_core.domain.identity import DeviceId, DeviceRole, VenueId
from booking_core.protocol.escrow.books import Standing
from booking_core.protocol.escrow.journal import journal_begin
from booking_core.protocol.escrow.terms import Token
from booking_core.protocol.messages import Incarnation, JournalEnd
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import device, journal_end
from booking_core.store.statements.upserts import insert


def read_standing(connection: Connection, one: DeviceId) -> Standing:
    """Where the device stands."""
    return _standing(connection.execute(select(device).where(device.c.id == one)).one())


def read_standings(connection: Connection) -> tuple[Standing, ...]:
    """Every device that is enrolled and not retired."""
    enrolled = device.c.public_key.is_not(None) & device.c.retired.is_(False)
    query = select(device).where(enrolled).order_by(device.c.id)
    return tuple(_standing(row) for row in connection.execute(query))


def keep_standing(connection: Connection, standing: Standing, *, now: datetime) -> None:
    """The device stands so from now on. Who was lost stays lost until it is enrolled anew."""
    values = {
        "incarnation_epoch": standing.incarnation.epoch,
        "incarnation": standing.incarnation.number,
        "previous_epoch": standing.previous.epoch,
        "previous_incarnation": standing.previous.number,
        "token": standing.token,
        "was_granted": standing.was_granted,
        "reported_epoch": standing.reported,
        "lost_at": func.coalesce(device.c.lost_at, to_seconds(now)) if standing.is_lost else None,
        "synced_to": None if standing.synced_to is None else to_seconds(standing.synced_to),
    }
    connection.execute(update(device).where(device.c.id == standing.id).values(**values))


def read_journal_ends(connection: Connection, one: DeviceId) -> tuple[JournalEnd, ...]:
    """How far the journal of each life of the device is heard."""
    query = select(journal_end).where(journal_end.c.device_id == one)
    rows = connection.execute(query.order_by(journal_end.c.epoch, journal_end.c.incarnation))
    return tuple(JournalEnd(Incarnation(row.epoch, row.incarnation), row.sequence, row.hash) for row in rows)


def read_journal_end(connection: Connection, one: DeviceId, incarnation: Incarnation) -> JournalEnd:
    """How far the journal of that life is heard."""
    life = (journal_end.c.epoch == incarnation.epoch) & (journal_end.c.incarnation == incarnation.number)
    row = connection.execute(select(journal_end).where(journal_end.c.device_id == one, life)).one_or_none()
    return journal_begin(incarnation) if row is None else JournalEnd(incarnation, row.sequence, row.hash)


def keep_journal_end(connection: Connection, one: DeviceId, end: JournalEnd) -> None:
    """The journal of that life is heard as far as `end`."""
    key = {"device_id": one, "epoch": end.incarnation.epoch, "incarnation": end.incarnation.number}
    values = {"sequence": end.sequence, "hash": end.chain_hash}
    statement = insert(journal_end).values(**key, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))


def _standing(row: Row[Any]) -> Standing:
    return Standing(
        DeviceId(row.id),
        VenueId(row.venue_id),
        DeviceRole(row.role),
        incarnation=Incarnation(row.incarnation_epoch, row.incarnation),
        previous=Incarnation(row.previous_epoch, row.previous_incarnation),
        token=Token(row.token),
        reported=row.reported_epoch,
        was_granted=row.was_granted,
        is_lost=row.lost_at is not None,
        synced_to=None if row.synced_to is None else from_seconds(row.synced_to),
    )
