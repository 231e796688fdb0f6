"""Wishes from the journals of kiosks that cannot be carried out yet: their bookings have not arrived."""

from datetime import datetime, timedelta

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, select

from booking_core.domain.identity import BookingId, DeviceId
from booking_core.protocol.escrow.books import KeptWish
from booking_core.protocol.messages import Incarnation
from booking_core.protocol.messages.escrow import Wished
from booking_core.store.rows import to_seconds
from booking_core.store.schema import kept_wish
from booking_core.store.statements.parts import delete_part

KEPT_FOR = timedelta(days=400)
"""Longer than anything is booked ahead."""


def keep_wish(connection: Connection, wish: KeptWish, *, now: datetime) -> None:
    """Keep it until its booking is here; kept twice it is kept once."""
    connection.execute(delete(kept_wish).where(_is(wish)))
    connection.execute(
        kept_wish.insert().values(
            device_id=wish.device,
            epoch=wish.incarnation.epoch,
            incarnation=wish.incarnation.number,
            sequence=wish.sequence,
            booking_id=str(wish.act.booking),
            document=msgspec.json.encode(wish.act),
            at=to_seconds(now),
        )
    )


def kept_wishes(connection: Connection, of: frozenset[BookingId] | None) -> tuple[KeptWish, ...]:
    """Those of these bookings, or of all, in the order of the journals."""
    query = select(kept_wish).order_by(
        kept_wish.c.device_id, kept_wish.c.epoch, kept_wish.c.incarnation, kept_wish.c.sequence
    )
    if of is not None:
        query = query.where(kept_wish.c.booking_id.in_([str(one) for one in of]))
    return tuple(
        KeptWish(
            DeviceId(row.device_id),
            Incarnation(row.epoch, row.incarnation),
            row.sequence,
            msgspec.json.decode(row.document, type=Wished),
        )
        for row in connection.execute(query)
    )


def drop_wish(connection: Connection, wish: KeptWish) -> None:
    """It has been carried out, or never will be."""
    connection.execute(delete(kept_wish).where(_is(wish)))


def forget(connection: Connection, *, now: datetime) -> int:
    """Delete a part of those whose bookings never came; how many."""
    return delete_part(connection, kept_wish, kept_wish.c.at <= to_seconds(now - KEPT_FOR))


def _is(wish: KeptWish) -> ColumnElement[bool]:
    own = wish.incarnation
    life = (kept_wish.c.epoch == own.epoch) & (kept_wish.c.incarnation == own.number)
    return (kept_wish.c.device_id == wish.device) & life & (kept_wish.c.sequence == wish.sequence)
