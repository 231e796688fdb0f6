"""Deciding a wish to go on from a booking: the time after it, in the same place, as a booking of its own.

A kiosk decides so when the centre, whose the first booking is, cannot be asked to stretch it. It is judged as staying
longer would be, for the whole stay: going on from one booking to the next is no way round a rule.
"""

from dataclasses import replace
from datetime import datetime

from booking_core.domain.bookings import Booking, BookingState, Channel
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.stays import can_be_continued
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority.changing import rules_broken
from booking_core.protocol.authority.states import AuthorityState, BookingGiven, Decision, Origin
from booking_core.protocol.authority.verdicts import free, over, recovering
from booking_core.protocol.messages import Alternative, Book, Declined, refusal_to_wire


def is_a_continuation(command: Book, origin: Origin) -> bool:
    """Whether `command` goes on from a booking. Whoever else may stretch the booking itself, and has to."""
    return command.continues is not None and origin.channel is Channel.KIOSK


def decide_continuation(state: AuthorityState, command: Book, origin: Origin, *, now: datetime) -> Decision:
    """The time right after the booking that `command` continues, or why it cannot be had."""
    given = _given(state, command, origin, now=now)
    if isinstance(given, BookingGiven):
        return Decision(None, (given,))
    refusals = (refusal_to_wire(given),) * len(command.alternatives)
    return Decision(Declined(id=command.id, refusals=refusals), is_kept=not state.recovering)


def _given(state: AuthorityState, command: Book, origin: Origin, *, now: datetime) -> BookingGiven | Refusal:
    former = None if command.continues is None else state.calendar.bookings.get(command.continues)
    if state.recovering:
        return recovering(state)
    if former is None:
        return Refusal(RefusalCode.UNKNOWN_BOOKING)
    wanted = command.alternatives[0]
    refusal = over(former, now=now) or _elsewhere(former, wanted)
    if refusal is not None:
        return refusal
    whole = Alternative(former.space, former.layout, TimeSpan(former.span.starts_at, wanted.span.ends_at))
    broken = next(rules_broken(state, former, whole, origin=origin, now=now), None)
    placed = broken or free(state, _going_on(former, command, wanted.span, origin), now=now)
    return placed if isinstance(placed, Refusal) else BookingGiven(placed.booking, 0, command.contact)


def _elsewhere(former: Booking, wanted: Alternative) -> Refusal | None:
    """Whether it is the time after `former` that is wanted, as that is now, and only its room is needed."""
    after = (former.space, former.layout, former.span.ends_at)
    if after == (wanted.space, wanted.layout, wanted.span.starts_at) and can_be_continued(former):
        return None
    return Refusal(RefusalCode.VERSION_CHANGED, {"version": former.version})


def _going_on(former: Booking, command: Book, span: TimeSpan, origin: Origin) -> Booking:
    """The same people for the same purpose, later."""
    return replace(
        former,
        id=command.id,
        version=1,
        state=BookingState.CONFIRMED,
        span=span,
        channel=origin.channel,
        occupancy=(),
        device=origin.device,
        reason=None,
        replaces=None,
        continues=former.id,
        series=None,
        whereabouts=None,
    )
