"""Giving dates of a series back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.recurring.series import renewed
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.protocol.authority.cancelling import decide_cancel
from booking_core.protocol.authority.series.outcome import (
    altered,
    bookings_in,
    bookings_of,
    meant_by,
    nothing_done,
    unknown_series,
)
from booking_core.protocol.authority.states import AuthorityState, Decision, Origin
from booking_core.protocol.messages import Cancel, CancelSeries, NotCancelled, refusal_from_wire


def decide_cancel_series(state: AuthorityState, command: CancelSeries, origin: Origin, *, now: datetime) -> Decision:
    """Each date given back as a booking is; those that are over stay as they are."""
    series = state.series.get(command.series)
    if series is None:
        return unknown_series(state)
    named = state.calendar.bookings.get(command.booking)
    if named is None or named.series != series.id:
        return nothing_done(Refusal(RefusalCode.UNKNOWN_BOOKING))
    meant = meant_by(state, series, command, now=now)
    calendar, refusals = _given_back(state, meant, command, origin=origin, now=now)
    if meant and len(refusals) == len(meant):
        return nothing_done(refusals[0])
    own = bookings_of(replace(state, calendar=calendar), series)
    return altered(state, renewed(series, own, state.municipality.zone), calendar, own, now=now)


def _given_back(
    state: AuthorityState, meant: Iterable[Booking], command: CancelSeries, *, origin: Origin, now: datetime
) -> tuple[Calendar, list[Refusal]]:
    calendar, refusals = state.calendar, list[Refusal]()
    for one in meant:
        cancel = Cancel(id=command.id, booking=one.id, reason=command.reason)
        decision = decide_cancel(replace(state, calendar=calendar), cancel, origin, now=now)
        if isinstance(decision.answer, NotCancelled):
            refusals.append(refusal_from_wire(decision.answer.refusal))
        calendar = calendar.with_bookings(bookings_in(decision.changes))
    return calendar, refusals
