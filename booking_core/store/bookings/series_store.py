"""Series on the disk: what their dates have in common as one document, the dates themselves as bookings."""

from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import SeriesId
from booking_core.domain.places import Municipality
from booking_core.domain.recurring.series import Series
from booking_core.protocol.messages import SeriesOnWire
from booking_core.protocol.series_on_wire import series_from_wire, series_to_wire
from booking_core.store.rows import read_bookings, to_seconds
from booking_core.store.schema import booking, contact, series
from booking_core.store.statements.upserts import insert


def read_series(connection: Connection, wanted: SeriesId, municipality: Municipality) -> Series | None:
    """The series as it is now; None when there is none."""
    document = connection.execute(select(series.c.document).where(series.c.id == str(wanted))).scalar_one_or_none()
    if document is None:
        return None
    return series_from_wire(msgspec.json.decode(document, type=SeriesOnWire), municipality.zone)


def bookings_of(connection: Connection, one: SeriesId) -> tuple[Booking, ...]:
    """Every booking that is or was a date of it, by time."""
    return read_bookings(connection, select(booking).where(booking.c.series == str(one)).order_by(booking.c.starts_at))


def live_series(connection: Connection, *, ends_after: datetime) -> tuple[SeriesOnWire, ...]:
    """The series of the bookings that had not ended at `ends_after`."""
    live = select(booking.c.series).where(booking.c.ends_at > to_seconds(ends_after), booking.c.series.is_not(None))
    query = select(series.c.document).where(series.c.id.in_(live)).order_by(series.c.id)
    return tuple(msgspec.json.decode(document, type=SeriesOnWire) for document in connection.execute(query).scalars())


def record(connection: Connection, one: Series, *, now: datetime) -> None:
    """The series is so now, new or not."""
    values = {"document": msgspec.json.encode(series_to_wire(one)), "version": one.version}
    row = insert(series).values(id=str(one.id), created_at=to_seconds(now), **values)
    connection.execute(row.on_conflict_do_update(index_elements=[series.c.id], set_=values))


def sealed_contact_of(connection: Connection, one: SeriesId) -> bytes | None:
    """Who stands behind any of its dates stands behind all of them."""
    query = select(contact.c.sealed).join(booking).where(booking.c.series == str(one)).limit(1)
    sealed: bytes | None = connection.execute(query).scalar_one_or_none()
    return sealed
