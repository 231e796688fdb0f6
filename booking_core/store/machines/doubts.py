"""What the desk must look at: confirmed bookings whose cells went elsewhere, or that a quota did not reach to."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, delete, select

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId, DeviceId
from booking_core.protocol.escrow.books import Doubt
from booking_core.store.rows import to_seconds
from booking_core.store.schema import doubt
from booking_core.store.statements.parts import delete_part
from booking_core.store.statements.upserts import insert


class DoubtKind(StrEnum):
    CELLS = "cells"
    QUOTA = "quota"


class KeptDoubt(NamedTuple):
    kind: DoubtKind
    booking: Booking
    told_by: DeviceId | None
    contact: bytes | None


def keep_doubt(connection: Connection, one: Doubt, kind: DoubtKind, *, now: datetime, keep_until: int) -> None:
    """Let the desk see it, until its contact must be forgotten; told twice it is one, with whom to call if any knew."""
    values = {
        "told_by": one.told_by,
        "document": msgspec.json.encode(one.booking),
        "sealed": one.contact,
        "keep_until": keep_until,
    }
    statement = insert(doubt).values(booking_id=str(one.booking.id), kind=kind.value, at=to_seconds(now), **values)
    key = [doubt.c.booking_id, doubt.c.kind]
    says_more = doubt.c.sealed.is_(None) & statement.excluded.sealed.is_not(None)
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=values, where=says_more))


def doubts(connection: Connection, *, now: datetime) -> Iterable[KeptDoubt]:
    """Those about bookings that are not over, the oldest first."""
    for row in connection.execute(select(doubt).order_by(doubt.c.at, doubt.c.booking_id)):
        booking = msgspec.json.decode(row.document, type=Booking)
        if booking.span.ends_at > now:
            told_by = None if row.told_by is None else DeviceId(row.told_by)
            yield KeptDoubt(DoubtKind(row.kind), booking, told_by, row.sealed)


def sealed_contact_of(connection: Connection, one: BookingId) -> bytes | None:
    """Whom to call about a booking in doubt, where that was told."""
    query = select(doubt.c.sealed).where(doubt.c.booking_id == str(one), doubt.c.sealed.is_not(None))
    return next(iter(connection.execute(query).scalars()), None)


def in_doubt(connection: Connection, one: BookingId) -> Booking | None:
    """The booking as it was told, where its cells had gone elsewhere."""
    query = select(doubt.c.document).where(doubt.c.booking_id == str(one), doubt.c.kind == DoubtKind.CELLS.value)
    document = connection.execute(query).scalar_one_or_none()
    return None if document is None else msgspec.json.decode(document, type=Booking)


def settle(connection: Connection, one: BookingId) -> None:
    """Nobody doubts that booking any more: it stands, or its people do not want it."""
    there = (doubt.c.booking_id == str(one)) & (doubt.c.kind == DoubtKind.CELLS.value)
    connection.execute(delete(doubt).where(there))


def forget(connection: Connection, *, now: datetime) -> int:
    """Delete a part of those whose contacts go now; how many."""
    return delete_part(connection, doubt, doubt.c.keep_until <= to_seconds(now))
