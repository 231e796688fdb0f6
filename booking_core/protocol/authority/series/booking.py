"""Booking a series: every date that can be had at once, and later one date more."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId
from booking_core.domain.placing import Placed
from booking_core.domain.policy import Known, refusal_of
from booking_core.domain.quotas import Counting, shares_of
from booking_core.domain.recurrence import UnusableRecurrence
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.series import Placer, Series, ask_of, first_ahead, lay_out, renewed
from booking_core.domain.time_spans import local_day
from booking_core.domain.weather import sheltered
from booking_core.protocol.authority.series.outcome import (
    altered,
    bookings_of,
    dates_refused,
    difference,
    known_to_the_house,
    none_to_be_had,
    nothing_done,
    unusable,
)
from booking_core.protocol.authority.series.wishes import wish_for_a_day, wish_of
from booking_core.protocol.authority.states import AuthorityState, Decision, Origin, SeriesRecorded
from booking_core.protocol.authority.verdicts import free
from booking_core.protocol.messages import AddToSeries, BookSeries, SameIdOtherBody, SeriesBooked
from booking_core.protocol.series_on_wire import series_to_wire


def decide_book_series(state: AuthorityState, command: BookSeries, origin: Origin, *, now: datetime) -> Decision:
    """Every date that can be had; nothing where none can."""
    if command.id in state.series:
        return Decision(SameIdOtherBody(), is_kept=False)
    if state.recovering:
        return nothing_done(Refusal(RefusalCode.RECOVERING), is_kept=False)
    zone = state.municipality.zone
    try:
        wish = wish_of(command, origin, zone)
    except UnusableRecurrence as err:
        return nothing_done(unusable(err))
    laid = lay_out(state.municipality, state.calendar, wish, placer=_placer(state, origin, named=wish.named, now=now))
    refused = dates_refused(laid)
    if not laid.fitting:
        return none_to_be_had(refused)
    series = replace(renewed(wish.series, laid.fitting, zone), version=1)
    answer = SeriesBooked(series=series_to_wire(series), bookings=laid.fitting, refused=refused, receipt="")
    changes = (SeriesRecorded(series), *difference(state.calendar, laid.calendar, contact=command.contact))
    return Decision(answer, changes, receipt_for=first_ahead(laid.fitting, now=now))


def decide_add_to_series(state: AuthorityState, command: AddToSeries, origin: Origin, *, now: datetime) -> Decision:
    """A day that was refused or given back comes in again, or another day."""
    known = known_to_the_house(state, command.series, origin)
    if isinstance(known, Decision):
        return known
    zone, siblings = state.municipality.zone, bookings_of(state, known)
    if any(local_day(one.span.starts_at, zone) == command.day for one in siblings):
        return nothing_done(Refusal(RefusalCode.ALREADY_IN_SERIES, {"day": command.day}))
    wish = wish_for_a_day(command, known, named=_is_named(state, known, command.replaces))
    laid = lay_out(state.municipality, state.calendar, wish, placer=_placer(state, origin, named=wish.named, now=now))
    if not laid.fitting:
        return none_to_be_had(dates_refused(laid))
    made = replace(laid.fitting[0], replaces=_replaced(state, command))
    calendar = laid.calendar.with_bookings([made])
    try:
        series = renewed(known, [*siblings, made], zone)
    except UnusableRecurrence as err:
        return nothing_done(unusable(err))
    return altered(state, series, calendar, [made], now=now)


def _replaced(state: AuthorityState, command: AddToSeries) -> BookingId | None:
    """Of this series: an old code leads to no other's booking."""
    replaced = None if command.replaces is None else state.calendar.bookings.get(command.replaces)
    return replaced.id if replaced is not None and replaced.series == command.series else None


def _placer(state: AuthorityState, origin: Origin, *, named: bool, now: datetime) -> Placer:
    """The rules, the placing, and what devices hold. What one date uses of a quota the next no longer has."""
    uses = None if state.uses is None else Counter(state.uses)

    def placer(calendar: Calendar, booking: Booking) -> Placed | Refusal:
        known = Known(calendar, person=state.person, uses=uses)
        refusal = refusal_of(ask_of(booking, named=named), state.municipality, now=now, known=known)
        asked = booking if refusal else sheltered(state.municipality, booking, now=now)
        placed = refusal or free(replace(state, calendar=calendar), asked, origin, now=now)
        if uses is not None and isinstance(placed, Placed):
            shares = shares_of(state.municipality, Counting.of(booking), state.person)
            uses.update({share.tally: share.amount for share in shares})
        return placed

    return placer


def _is_named(state: AuthorityState, series: Series, replaced: BookingId | None) -> bool:
    """Whether somebody left a number for any of its dates."""
    return not state.named.isdisjoint({*series.bookings, *([] if replaced is None else [replaced])})
