"""Answering a series that was asked for: all of its dates that still fit at once, or none of them.

REQUESTED, every date ── ApproveSeries ──► CONFIRMED   each date that fits
                      │               ├──► DECLINED    each date that does not, with what can be had instead
                      │               └──► DECLINED    every other request that no longer fits beside them
                      └─ DeclineSeries ──► DECLINED    every date, with the reason that whoever asked can read
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from booking_core.domain.bookings import Booking, DeclinedBecause
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.suggestions import Step
from booking_core.domain.identity import BookingId
from booking_core.domain.recurring.series import Series, first_ahead, renewed
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import local_day
from booking_core.protocol.authority.approving import (
    MOST_ADVISED,
    approved,
    because_of,
    declined,
    instead_of,
    rivals_declined,
)
from booking_core.protocol.authority.series.along import with_their_series
from booking_core.protocol.authority.series.outcome import (
    altered,
    awaiting,
    bookings_of,
    difference,
    known_to_the_house,
    none_to_be_had,
    nothing_done,
    outdated,
)
from booking_core.protocol.authority.states import AuthorityState, Decision, Origin, SeriesRecorded
from booking_core.protocol.messages import ApproveSeries, DateRefused, DeclineSeries, SeriesBooked, refusal_to_wire
from booking_core.protocol.series_on_wire import series_to_wire

NEARBY = frozenset({Step.SHIFT, Step.OTHER_SPACE, Step.OTHER_DAY})
"""What may be had in place of a date: a series stays in its house."""


def decide_approve_series(state: AuthorityState, command: ApproveSeries, origin: Origin, *, now: datetime) -> Decision:
    """Every date that fits as a booking; what does not, and rivals that no longer do, are told no along with it."""
    asked = _asked(state, command, origin, now=now)
    if isinstance(asked, Decision):
        return asked
    given = _given(state, asked.requests, now=now)
    refused = tuple(
        _date_refused(state, one, given.refusals[one.id]) for one in asked.requests if one.id in given.refusals
    )
    if len(refused) == len(asked.requests):
        return none_to_be_had(refused)
    after = given.calendar.with_bookings(_noes(state, asked.requests, given, now=now))
    booked = [after.bookings[one.id] for one in asked.requests if one.id not in given.refusals]
    after = after.with_bookings(rivals_declined(state, after, booked, now=now, steps=NEARBY))
    series = renewed(asked.series, bookings_of(replace(state, calendar=after), asked.series), state.municipality.zone)
    changes = (SeriesRecorded(series), *difference(state.calendar, after))
    answer = SeriesBooked(series=series_to_wire(series), bookings=tuple(booked), refused=refused, receipt="")
    return with_their_series(state, Decision(answer, changes, receipt_for=first_ahead(booked, now=now)))


def decide_decline_series(state: AuthorityState, command: DeclineSeries, origin: Origin, *, now: datetime) -> Decision:
    """The house's no to all dates, and what can be had instead of the first of them."""
    asked = _asked(state, command, origin, now=now)
    if isinstance(asked, Decision):
        return asked
    reason = command.reason.strip()
    if not reason:
        return nothing_done(Refusal(RefusalCode.REASON_NEEDED))
    noes = tuple(_no_to(state, asked.requests, reason, now=now))
    after = state.calendar.with_bookings(noes)
    own = bookings_of(replace(state, calendar=after), asked.series)
    return altered(state, renewed(asked.series, own, state.municipality.zone), after, noes, now=now)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A series, and its dates that wait for the house's answer, by time."""

    series: Series
    requests: tuple[Booking, ...]


def _asked(
    state: AuthorityState, command: ApproveSeries | DeclineSeries, origin: Origin, *, now: datetime
) -> _Asked | Decision:
    """What is to be answered, if it waits for an answer still and `origin` may give it."""
    series = known_to_the_house(state, command.series, origin)
    if isinstance(series, Decision):
        return series
    own = bookings_of(state, series)
    requests = tuple(one for one in awaiting(own) if one.span.starts_at > now)
    if not requests:
        facts = {"state": own[0].state.value} if own else {"state": "declined"}
        return nothing_done(Refusal(RefusalCode.ALREADY_ANSWERED, facts))
    refusal = outdated(requests, command.seen)
    return _Asked(series, requests) if refusal is None else nothing_done(refusal)


def _no_to(state: AuthorityState, requests: tuple[Booking, ...], reason: str, *, now: datetime) -> Iterator[Booking]:
    why = Refusal(RefusalCode.NEEDS_APPROVAL)
    for one in requests:
        is_advised = one in requests[:MOST_ADVISED]
        instead = instead_of(state, state.calendar, one, why, now=now, steps=NEARBY) if is_advised else ()
        yield declined(one, DeclinedBecause.HOUSE, reason=reason, instead=instead)


@dataclass(frozen=True, slots=True)
class _Given:
    """`calendar` with every date that fits, and why the others do not."""

    calendar: Calendar
    refusals: dict[BookingId, Refusal]


def _given(state: AuthorityState, requests: tuple[Booking, ...], *, now: datetime) -> _Given:
    """One after the other, each beside those before it."""
    calendar, refusals = state.calendar, dict[BookingId, Refusal]()
    for one in requests:
        placed = approved(replace(state, calendar=calendar), one, now=now)
        if isinstance(placed, Refusal):
            refusals[one.id] = placed
        else:
            calendar = calendar.with_bookings((*placed.neighbours, placed.booking))
    return _Given(calendar, refusals)


def _noes(state: AuthorityState, requests: tuple[Booking, ...], given: _Given, *, now: datetime) -> Iterator[Booking]:
    """The dates that do not fit, answered with what can be had instead."""
    unfit = [one for one in requests if one.id in given.refusals]
    for one in unfit:
        refusal = given.refusals[one.id]
        is_advised = one in unfit[:MOST_ADVISED]
        instead = instead_of(state, given.calendar, one, refusal, now=now, steps=NEARBY) if is_advised else ()
        yield declined(one, because_of(refusal), instead=instead)


def _date_refused(state: AuthorityState, one: Booking, refusal: Refusal) -> DateRefused:
    return DateRefused(local_day(one.span.starts_at, state.municipality.zone), refusal_to_wire(refusal))
