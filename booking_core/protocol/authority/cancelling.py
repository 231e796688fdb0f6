"""Deciding a cancellation: a place given back, or the rest of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from booking_core.domain.bookings import Booking, BookingState, Channel
from booking_core.domain.occupying.placing import Placed, place, release
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.stays import going_on_from
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, next_slot_start, slots_of
from booking_core.protocol.authority.states import AuthorityState, BookingAltered, Decision, Origin
from booking_core.protocol.authority.verdicts import along, not_cancelled, over, unknown
from booking_core.protocol.messages import Cancel, Cancelled


def decide_cancel(state: AuthorityState, command: Cancel, origin: Origin, *, now: datetime) -> Decision:
    """Given back, with a reason where the house does it; twice is harmless. A request is withdrawn by who made it.

    What goes on from it goes along when its people give it up, for they are the same. Staff cancel what they see.
    """
    by_staff = origin.channel is Channel.STAFF
    ended = BookingState.CANCELLED_BY_STAFF if by_staff else BookingState.CANCELLED_BY_CITIZEN
    booking = state.calendar.bookings.get(command.booking)
    if booking is None:
        return not_cancelled(unknown(state), is_kept=not state.recovering)
    if booking.state in {BookingState.CANCELLED_BY_STAFF, BookingState.CANCELLED_BY_CITIZEN}:
        return Decision(Cancelled(booking=booking))
    if not by_staff and booking.state in {BookingState.REQUESTED, BookingState.WITHDRAWN}:
        return _withdraw(booking)
    if (refusal := over(booking, now=now)) is not None:
        return not_cancelled(refusal)
    if by_staff and not command.reason.strip():
        return not_cancelled(Refusal(RefusalCode.REASON_NEEDED))
    reason = command.reason.strip() if by_staff else None
    later = [_gone(one, ended) for one in going_on_from(booking, state.calendar)] if not by_staff else []
    if not by_staff and (booking.span.holds(now) or booking.state is BookingState.CHECKED_IN):
        return _with(later, _hand_back(state, booking, now=now))
    if not booking.state.may_become(ended):
        return not_cancelled(Refusal(RefusalCode.ALREADY_OVER, {"state": booking.state.value}))
    cancelled = replace(booking, state=ended, version=booking.version + 1, occupancy=(), reason=reason)
    neighbours = release(state.municipality, state.calendar, booking)
    return _with(later, Decision(Cancelled(booking=cancelled), (BookingAltered(cancelled), *along(neighbours))))


def _gone(booking: Booking, ended: BookingState) -> Booking:
    """`booking` given up before any of it was used. People who had come to it already have gone again."""
    state = ended if booking.state.may_become(ended) else BookingState.COMPLETED
    return replace(booking, state=state, version=booking.version + 1, occupancy=())


def _with(later: Iterable[Booking], decision: Decision) -> Decision:
    """Whoever gives up the beginning of a stay does not come to what goes on from it."""
    return replace(decision, changes=(*decision.changes, *along(later)))


def _withdraw(booking: Booking) -> Decision:
    if booking.state is BookingState.WITHDRAWN:
        return Decision(Cancelled(booking=booking))
    gone = replace(booking, state=BookingState.WITHDRAWN, version=booking.version + 1, answer_by=None)
    return Decision(Cancelled(booking=gone), (BookingAltered(gone),))


def _hand_back(state: AuthorityState, booking: Booking, *, now: datetime) -> Decision:
    """The rest of a running booking goes back, from the next quarter on; what was used stays its own.

    Of people who have come before their time, and go again, nothing was used.
    """
    completed = replace(booking, state=BookingState.COMPLETED, version=booking.version + 1)
    if now < booking.span.starts_at:
        gone = replace(completed, occupancy=())
        neighbours = release(state.municipality, state.calendar, booking)
        return Decision(Cancelled(booking=gone), (BookingAltered(gone), *along(neighbours)))
    ends_at = min(next_slot_start(now), booking.span.ends_at)
    cut = replace(completed, span=TimeSpan(booking.span.starts_at, max(ends_at, booking.span.starts_at + SLOT_LENGTH)))
    placed = _cut_short(state, cut, now=now)
    return Decision(Cancelled(booking=placed.booking), (BookingAltered(placed.booking), *along(placed.neighbours)))


def _cut_short(state: AuthorityState, booking: Booking, *, now: datetime) -> Placed:
    """What is struck is struck earlier. A place that is no longer in the file keeps what was used."""
    space = state.municipality.space_by_id.get(booking.space)
    if space is not None and space.layout(booking.layout) is not None:
        placed = place(state.municipality, state.calendar, booking, now=now)
        if isinstance(placed, Placed):
            return placed
    used = set(slots_of(booking.span))
    return Placed(replace(booking, occupancy=tuple(one for one in booking.occupancy if one.cell.slot in used)))
