"""Deciding a change of a booking: the people have come, or it is to be at another time, place or layout."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from booking_core.domain.bookings import Booking, BookingState, Channel, Instead
from booking_core.domain.holding import CHECK_IN_OPENS_BEFORE
from booking_core.domain.occupying.weather import moved
from booking_core.domain.policy import (
    RULES,
    RULES_OF_ENDING_EARLIER,
    RULES_OF_STAYING_LONGER,
    Ask,
    Rule,
    gives_notice,
    is_not_past,
    refusals_of,
)
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.stays import Stay, stay_up_to
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority.judging import judged, known_of, let_past
from booking_core.protocol.authority.states import AuthorityState, BookingAltered, Decision, Origin
from booking_core.protocol.authority.verdicts import along, free, not_changed, over, unknown
from booking_core.protocol.messages import Alternative, CheckIn, Reschedule

_RULES_OF_THE_START = frozenset({is_not_past, gives_notice})


def decide_check_in(state: AuthorityState, command: CheckIn, *, now: datetime) -> Decision:
    """The people have come; twice is harmless."""
    booking = state.calendar.bookings.get(command.booking)
    if booking is None:
        return not_changed(unknown(state), is_kept=not state.recovering)
    if booking.state is BookingState.CHECKED_IN:
        return Decision(None, (BookingAltered(booking),))
    if (refusal := over(booking, now=now)) is not None:
        return not_changed(refusal)
    opens_at = booking.span.starts_at - CHECK_IN_OPENS_BEFORE
    if now < opens_at:
        return not_changed(Refusal(RefusalCode.TOO_EARLY, {"opens_at": opens_at}))
    present = replace(booking, state=BookingState.CHECKED_IN, version=booking.version + 1)
    return Decision(None, (BookingAltered(present),))


def decide_reschedule(state: AuthorityState, command: Reschedule, origin: Origin, *, now: datetime) -> Decision:
    """The booking as it is wanted now, if nobody has changed it in between."""
    booking = state.calendar.bookings.get(command.booking)
    if booking is None or state.recovering:
        return not_changed(unknown(state), is_kept=not state.recovering)
    refusal = (
        over(booking, now=now) or _outdated(booking, command) or _unmovable(state, booking, command, origin=origin)
    )
    broken = rules_broken(state, booking, command.to, origin=origin, now=now)
    overridden = refusal or judged(broken, command, origin)
    if isinstance(overridden, Refusal):
        return not_changed(overridden)
    to = Instead(command.to.space, command.to.layout, command.to.span, booking.set_up_by)
    there = moved(state.municipality, booking, to, now=now, hold=command.hold_shelter)
    placed = free(state, replace(there, version=booking.version + 1), now=now)
    if isinstance(placed, Refusal):
        return not_changed(placed)
    changes = (BookingAltered(placed.booking), *along(placed.neighbours))
    return Decision(None, changes, overridden=let_past(placed.booking, overridden, command))


def _outdated(booking: Booking, command: Reschedule) -> Refusal | None:
    if booking.version == command.version:
        return None
    return Refusal(RefusalCode.VERSION_CHANGED, {"version": booking.version})


def _unmovable(state: AuthorityState, booking: Booking, command: Reschedule, *, origin: Origin) -> Refusal | None:
    """People at a screen change when they end; everything else is the house's to move."""
    if origin.channel is Channel.STAFF or _moves_end_alone(booking, command.to):
        return None
    venue = state.municipality.venue_of_space.get(booking.space)
    return Refusal(RefusalCode.STAFF_ONLY, {"phone": "" if venue is None else venue.phone})


def _moves_end_alone(booking: Booking, to: Alternative) -> bool:
    before = (booking.space, booking.layout, booking.span.starts_at)
    return before == (to.space, to.layout, to.span.starts_at)


def rules_broken(
    state: AuthorityState, booking: Booking, to: Alternative, *, origin: Origin, now: datetime
) -> Iterator[Refusal]:
    """Every rule that `booking` would break as `to`."""
    if to.span.ends_at <= now:
        return iter((Refusal(RefusalCode.IN_THE_PAST),))
    stay = _judged_as(state, booking, to)
    ask = Ask(
        to.space,
        to.layout,
        TimeSpan(stay.span.starts_at, to.span.ends_at) if len(stay.parts) > 1 else to.span,
        booking.persons,
        channel=origin.channel,
        named=any(part.id in state.named for part in stay.parts),
        set_up_by=booking.set_up_by,
        wheelchairs=booking.wheelchairs,
        user=booking.user,
        group=booking.group,
        audience=booking.audience,
        openness=booking.openness,
        is_trial=booking.is_trial,
    )
    known = known_of(state, stay.as_one() if len(stay.parts) > 1 else booking)
    return refusals_of(ask, state.municipality, now=now, rules=_rules_of(booking, to), known=known)


def _judged_as(state: AuthorityState, booking: Booking, to: Alternative) -> Stay:
    """Who stays longer has been there since their stay began, whatever it is booked as."""
    return stay_up_to(booking, state.calendar) if _moves_end_alone(booking, to) else Stay((booking,))


def _rules_of(booking: Booking, to: Alternative) -> tuple[Rule, ...]:
    if not _moves_end_alone(booking, to):
        stays = booking.span.starts_at == to.span.starts_at
        return tuple(rule for rule in RULES if rule not in _RULES_OF_THE_START) if stays else RULES
    return RULES_OF_ENDING_EARLIER if to.span.ends_at <= booking.span.ends_at else RULES_OF_STAYING_LONGER
