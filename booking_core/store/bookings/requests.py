"""Requests on disk: those that wait, those that rival each other, and those that nobody answered in time."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Annotated, NamedTuple

from msgspec import Meta
from sqlalchemy import Connection, select, tuple_, update

from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.calendar import Calendar
from booking_core.domain.occupying.changeovers import CREW_WITHIN
from booking_core.domain.places import Municipality
from booking_core.domain.recurring.series import renewed
from booking_core.domain.requests import rivals_of
from booking_core.protocol.authority import BookingAltered, Origin, expired
from booking_core.protocol.messages import LONGEST_ID, TEXT, BookingChanged, SeriesChanged
from booking_core.protocol.notices import notices_of
from booking_core.protocol.series_on_wire import series_to_wire
from booking_core.store.bookings import series_store
from booking_core.store.logs import audit, feed_log
from booking_core.store.logs.audit import CENTRE, Act
from booking_core.store.rows import booking_row, changed_columns, read_bookings, to_seconds
from booking_core.store.schema import IS_REQUESTED, booking
from booking_core.store.told import notifications
from booking_core.store.told.notifications import HasEmail

_THE_HOUSE = Origin(Channel.STAFF)


class RequestKey(NamedTuple):
    """Where a request stands among the others: several may be for one time and space."""

    starts_at: Annotated[int, Meta(ge=0, le=2**40)]
    id: Annotated[str, Meta(max_length=LONGEST_ID, pattern=TEXT)]


def key_of(request: Booking) -> RequestKey:
    """Where that request stands."""
    return RequestKey(to_seconds(request.span.starts_at), str(request.id))


def open_requests(connection: Connection, *, after: RequestKey | None, most: int) -> tuple[Booking, ...]:
    """Up to `most` requests that wait for an answer, behind the one with the key `after`, by start."""
    query = select(booking).where(IS_REQUESTED)
    if after is not None:
        query = query.where(tuple_(booking.c.starts_at, booking.c.id) > tuple_(after.starts_at, after.id))
    return read_bookings(connection, query.order_by(booking.c.starts_at, booking.c.id).limit(most))


def rivals_in(connection: Connection, municipality: Municipality, request: Booking) -> tuple[Booking, ...]:
    """The other requests that want a cell of the same rooms at the same time as `request`."""
    space = municipality.space_by_id.get(request.space)
    rooms = frozenset() if space is None else frozenset(space.rooms)
    spaces = [one.id for _, one in municipality.spaces() if rooms & set(one.rooms)]
    begin_before = booking.c.starts_at < to_seconds(request.span.ends_at + 2 * CREW_WITHIN)
    end_after = booking.c.ends_at > to_seconds(request.span.starts_at - 2 * CREW_WITHIN)
    open_there = booking.c.space_id.in_(spaces)
    query = select(booking).where(IS_REQUESTED, open_there, begin_before, end_after)
    requests = read_bookings(connection, query)
    return rivals_of(municipality, Calendar.of(requests), request)


def expire(connection: Connection, municipality: Municipality, *, has_email: HasEmail, now: datetime) -> int:
    """Answer with no what nobody has answered before its time began; how many they were. In a writing transaction."""
    begun = select(booking).where(IS_REQUESTED, booking.c.starts_at <= to_seconds(now))
    before = {one.id: one for one in read_bookings(connection, begun)}
    gone = [after for one in before.values() if (after := expired(one, now=now)) is not None]
    if not gone:
        return 0
    for one in gone:
        values = {**booking_row(one), **changed_columns(one, now=now)}
        connection.execute(update(booking).where(booking.c.id == str(one.id)).values(**values))
    changes = [BookingAltered(one) for one in gone]
    notifications.queue(connection, notices_of(changes, before, _THE_HOUSE), has_email=has_email, now=now)
    series = _their_series(connection, municipality, gone, now)
    audit.append(connection, [Act(CENTRE, "expire-request", str(one.id), "declined") for one in gone], now=now)
    feed_log.append(connection, [*(BookingChanged(booking=one) for one in gone), *series])
    return len(gone)


def _their_series(
    connection: Connection, municipality: Municipality, gone: Iterable[Booking], now: datetime
) -> Iterator[SeriesChanged]:
    """The series that have a date less now, recorded so."""
    for one in sorted({request.series for request in gone if request.series is not None}):
        series = series_store.read_series(connection, one, municipality)
        if series is not None:
            after = renewed(series, series_store.bookings_of(connection, one), municipality.zone)
            series_store.record(connection, after, now=now)
            yield SeriesChanged(series=series_to_wire(after))
