"""What a change of one booking means for the series it belongs to."""

from dataclasses import replace

from booking_core.domain.recurrence import UnusableRecurrence
from booking_core.domain.series import renewed
from booking_core.protocol.authority.series.outcome import bookings_in, bookings_of
from booking_core.protocol.authority.states import AuthorityState, BookingAltered, Decision, SeriesRecorded


def with_its_series(state: AuthorityState, decision: Decision) -> Decision:
    """`decision` about one booking, and what it means for the series the booking belongs to."""
    change = decision.change
    before = None if not isinstance(change, BookingAltered) else state.calendar.bookings.get(change.booking.id)
    series = None if before is None or before.series is None else state.series.get(before.series)
    if series is None:
        return decision
    calendar = state.calendar.with_bookings(bookings_in(decision.changes))
    try:
        after = renewed(series, bookings_of(replace(state, calendar=calendar), series), state.municipality.zone)
    except UnusableRecurrence:
        return decision
    if (after.recurrence, after.bookings) == (series.recurrence, series.bookings):
        return decision
    return replace(decision, changes=(*decision.changes, SeriesRecorded(after)))
