"""Silence about the weather: bookings in the open that nobody has sent indoors in time give their shelter back."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update

from booking_core.domain.bookings import Booking, BookingState, CellKind, Whereabouts
from booking_core.domain.occupying.weather import settled
from booking_core.domain.places import Municipality
from booking_core.protocol.messages import BookingChanged
from booking_core.store.logs import audit, feed_log
from booking_core.store.logs.audit import CENTRE, Act
from booking_core.store.rows import booking_row, changed_columns, read_bookings, to_seconds
from booking_core.store.schema import booking, occupancy

_HOLDING = [state.value for state in BookingState if state.occupies]


def settle(connection: Connection, municipality: Municipality, *, now: datetime) -> int:
    """Leave outdoors whoever has not said otherwise; how many they were. In a writing transaction, safe to repeat."""
    latest = now + timedelta(hours=municipality.rules.decide_weather_hours_before)
    sheltered = booking.c.shelter_id.is_not(None) & booking.c.state.in_(_HOLDING)
    due = read_bookings(connection, select(booking).where(sheltered, booking.c.starts_at <= to_seconds(latest)))
    outdoors = [after for one in due if (after := settled(municipality, one, now=now)) is not None]
    for one in outdoors:
        standby = (occupancy.c.booking_id == str(one.id)) & (occupancy.c.kind == CellKind.STANDBY.value)
        connection.execute(delete(occupancy).where(standby))
        values = {**booking_row(one), **changed_columns(one, now=now)}
        connection.execute(update(booking).where(booking.c.id == str(one.id)).values(**values))
    if outdoors:
        audit.append(connection, [_act(one) for one in outdoors], now=now)
        feed_log.append(connection, [BookingChanged(booking=one) for one in outdoors])
    return len(outdoors)


def _act(left: Booking) -> Act:
    return Act(CENTRE, "settle-weather", str(left.id), Whereabouts.OUTDOORS.value)
