"""What the public page asks the store: the booking behind a receipt or a code, and what became of it."""

import msgspec
from sqlalchemy import Connection, select

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId, WaitingId
from booking_core.protocol.messages import Answer
from booking_core.store.rows import read_bookings
from booking_core.store.schema import answer, booking


def booking_with_id(connection: Connection, booking_id: BookingId) -> Booking | None:
    """The booking as it is now."""
    return next(iter(read_bookings(connection, select(booking).where(booking.c.id == str(booking_id)))), None)


def bookings_with_code(connection: Connection, code: str) -> tuple[Booking, ...]:
    """Every booking with the nine digits `code`, the latest first: two may share one."""
    query = select(booking).where(booking.c.code == code).order_by(booking.c.starts_at.desc())
    return read_bookings(connection, query)


def replacement_of(connection: Connection, replaced: BookingId) -> Booking | None:
    """The newest booking made in the place of the one with that id, which is over, or was lost."""
    query = select(booking).where(booking.c.replaces == str(replaced)).order_by(booking.c.created_at.desc())
    return next(iter(read_bookings(connection, query.limit(1))), None)


def answer_to(connection: Connection, command_id: BookingId | WaitingId) -> Answer | None:
    """What the command was answered; None when it has not come in, or its answer held only for the moment."""
    row = connection.execute(select(answer.c.answer).where(answer.c.command_id == str(command_id))).one_or_none()
    return None if row is None else msgspec.json.decode(row.answer, type=Answer)
