"""What a change of single bookings means for the series they belong to."""

from collections.abc import Iterator
from dataclasses import replace

from booking_core.domain.calendar import Calendar
from booking_core.domain.recurring.recurrence import UnusableRecurrence
from booking_core.domain.recurring.series import renewed
from booking_core.protocol.authority.series.outcome import bookings_in, bookings_of
from booking_core.protocol.authority.states import AuthorityState, Decision, SeriesRecorded


def with_their_series(state: AuthorityState, decision: Decision) -> Decision:
    """`decision`, and what it means for the series that its bookings belong to."""
    if not state.series or not decision.changes:
        return decision
    told = {change.series.id for change in decision.changes if isinstance(change, SeriesRecorded)}
    after = state.calendar.with_bookings(bookings_in(decision.changes))
    renewed_ones = (one for one in series_changed(state, after) if one.series.id not in told)
    return replace(decision, changes=(*decision.changes, *renewed_ones))


def series_changed(state: AuthorityState, after: Calendar) -> Iterator[SeriesRecorded]:
    """The series that have other dates in the calendar `after`, as they are then."""
    for series in state.series.values():
        own = bookings_of(replace(state, calendar=after), series)
        try:
            changed = renewed(series, own, state.municipality.zone)
        except UnusableRecurrence:
            continue
        if (changed.recurrence, changed.bookings) != (series.recurrence, series.bookings):
            yield SeriesRecorded(changed)
