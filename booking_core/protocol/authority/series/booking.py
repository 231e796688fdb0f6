"""Booking a series: every date that can be had at once, and later one date more."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId
from booking_core.domain.occupying.weather import sheltered
from booking_core.domain.policy import Known, let_past, refusals_of
from booking_core.domain.quotas import Counting, shares_of
from booking_core.domain.recurring.recurrence import UnusableRecurrence
from booking_core.domain.recurring.series import (
    Anyway,
    Series,
    SeriesWish,
    asks_the_house,
    first_ahead,
    is_known,
    renewed,
)
from booking_core.domain.recurring.series_dates import Fits, Had, LaidOut, Placer, ask_of, lay_out, rules_for
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.requests import answer_due
from booking_core.domain.time_spans import local_day
from booking_core.protocol.authority.series.outcome import (
    altered,
    awaiting,
    bookings_of,
    dates_refused,
    difference,
    known_to_the_house,
    none_to_be_had,
    nothing_done,
    unusable,
)
from booking_core.protocol.authority.series.wishes import wish_for_a_day, wish_of
from booking_core.protocol.authority.states import (
    AuthorityState,
    Decision,
    LetPast,
    Origin,
    RequestTaken,
    SeriesRecorded,
)
from booking_core.protocol.authority.verdicts import free, recovering
from booking_core.protocol.messages import AddToSeries, BookSeries, SameIdOtherBody, SeriesBooked, SeriesRequested
from booking_core.protocol.series_on_wire import series_to_wire


def decide_book_series(state: AuthorityState, command: BookSeries, origin: Origin, *, now: datetime) -> Decision:
    """Every date that can be had, or asked for where the house says yes itself; nothing where none can."""
    if command.id in state.series:
        return Decision(SameIdOtherBody(), is_kept=False)
    if state.recovering:
        return nothing_done(recovering(state), is_kept=False)
    try:
        wish = wish_of(command, origin, state.municipality.zone)
    except UnusableRecurrence as err:
        return nothing_done(unusable(err))
    if not is_known(wish):
        return nothing_done(Refusal(RefusalCode.NAME_NEEDED_SERIES))
    laid = lay_out(state.municipality, state.calendar, wish, placer=_placer(state, wish, now=now))
    if not laid.fitting:
        return none_to_be_had(dates_refused(laid))
    if asks_the_house(state.municipality, wish.series):
        return _asked(state, wish, laid, command, now=now)
    return _booked(state, wish, laid, command, now=now)


def _booked(state: AuthorityState, wish: SeriesWish, laid: LaidOut, command: BookSeries, *, now: datetime) -> Decision:
    refused = dates_refused(laid)
    series = replace(renewed(wish.series, laid.fitting, state.municipality.zone), version=1)
    answer = SeriesBooked(series=series_to_wire(series), bookings=laid.fitting, refused=refused, receipt="")
    changes = (SeriesRecorded(series), *difference(state.calendar, laid.calendar, contact=command.contact))
    return Decision(answer, changes, receipt_for=first_ahead(laid.fitting, now=now), overridden=_let_past(wish, laid))


def _asked(state: AuthorityState, wish: SeriesWish, laid: LaidOut, command: BookSeries, *, now: datetime) -> Decision:
    """One request for all dates: it holds no cell, and is answered before the first of them."""
    answer_by = min(answer_due(state.municipality, one.span, now=now) for one in laid.fitting)
    requests = tuple(
        replace(one, state=BookingState.REQUESTED, occupancy=(), answer_by=answer_by) for one in laid.fitting
    )
    series = replace(renewed(wish.series, requests, state.municipality.zone), version=1)
    answer = SeriesRequested(series=series_to_wire(series), bookings=requests, refused=dates_refused(laid), receipt="")
    taken = (RequestTaken(one, 0, command.contact, is_free=True) for one in requests)
    first = min(requests, key=lambda one: (one.span, one.id))
    return Decision(answer, (SeriesRecorded(series), *taken), receipt_for=first)


def _let_past(wish: SeriesWish, laid: LaidOut) -> tuple[LetPast, ...]:
    return tuple(
        LetPast(one.verdict.booking, one.verdict.let_past, wish.anyway[one.day].reason.strip())
        for one in laid.dates
        if isinstance(one.verdict, Fits) and one.verdict.let_past
    )


def decide_add_to_series(state: AuthorityState, command: AddToSeries, origin: Origin, *, now: datetime) -> Decision:
    """A day that was refused or given back comes in again, or another day."""
    known = known_to_the_house(state, command.series, origin)
    if isinstance(known, Decision):
        return known
    zone, siblings = state.municipality.zone, bookings_of(state, known)
    if any(local_day(one.span.starts_at, zone) == command.day for one in siblings):
        return nothing_done(Refusal(RefusalCode.ALREADY_IN_SERIES, {"day": command.day}))
    if awaiting(siblings):
        return nothing_done(Refusal(RefusalCode.NOT_ANSWERED))
    try:
        wish = wish_for_a_day(command, known, named=_is_named(state, known, command.replaces))
    except UnusableRecurrence as err:
        return nothing_done(unusable(err))
    laid = lay_out(state.municipality, state.calendar, wish, placer=_placer(state, wish, now=now))
    if not laid.fitting:
        return none_to_be_had(dates_refused(laid))
    made = replace(laid.fitting[0], replaces=_replaced(state, command))
    calendar = laid.calendar.with_bookings([made])
    try:
        series = renewed(known, [*siblings, made], zone)
    except UnusableRecurrence as err:
        return nothing_done(unusable(err))
    return replace(altered(state, series, calendar, [made], now=now), overridden=_let_past(wish, laid))


def _replaced(state: AuthorityState, command: AddToSeries) -> BookingId | None:
    """Of this series: an old code leads to no other's booking."""
    replaced = None if command.replaces is None else state.calendar.bookings.get(command.replaces)
    return replaced.id if replaced is not None and replaced.series == command.series else None


def _placer(state: AuthorityState, wish: SeriesWish, *, now: datetime) -> Placer:
    """The rules, the placing, and what devices hold. What one date uses of a quota the next no longer has."""
    places, uses = state.municipality, None if state.uses is None else Counter(state.uses)
    rules = rules_for(places, wish.series)

    def placer(calendar: Calendar, booking: Booking, anyway: Anyway) -> Had | Refusal:
        known = Known(calendar, person=state.person, uses=uses)
        broken = refusals_of(ask_of(booking, named=wish.named), places, now=now, rules=rules, known=known)
        overridden = let_past(broken, anyway.codes, reason=anyway.reason)
        if isinstance(overridden, Refusal):
            return overridden
        asked = sheltered(places, booking, now=now)
        placed = free(replace(state, calendar=calendar), asked, now=now)
        if isinstance(placed, Refusal):
            return placed
        if uses is not None:
            shares = shares_of(places, Counting.of(booking), state.person)
            uses.update({share.tally: share.amount for share in shares})
        return Had(placed, overridden)

    return placer


def _is_named(state: AuthorityState, series: Series, replaced: BookingId | None) -> bool:
    """Whether somebody left a number for any of its dates."""
    return not state.named.isdisjoint({*series.bookings, *([] if replaced is None else [replaced])})
