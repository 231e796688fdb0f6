"""Deciding where a booking in the open is, once one sees what the weather does.

outdoors ──► the shelter is given back
indoors  ──► the shelter is used, and the place in the open is given back
silence  ──► outdoors, some hours before the start (see `settled`)
"""

from dataclasses import replace
from datetime import datetime

from booking_core.domain.bookings import Booking, Whereabouts
from booking_core.domain.occupying.placing import place
from booking_core.domain.occupying.weather import comes_indoors, decide_by, stays_outdoors
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.protocol.authority.states import AuthorityState, BookingAltered, Decision
from booking_core.protocol.authority.verdicts import along, held_elsewhere, not_changed, over, unknown
from booking_core.protocol.messages import Decide


def decide_whereabouts(state: AuthorityState, command: Decide, *, now: datetime) -> Decision:
    """Outdoors or indoors, by whoever has booked or the house; saying the same twice is harmless."""
    booking = state.calendar.bookings.get(command.booking)
    if booking is None or state.recovering:
        return not_changed(unknown(state), is_kept=not state.recovering)
    if (refusal := over(booking, now=now)) is not None:
        return not_changed(refusal)
    if booking.whereabouts is command.place:
        return Decision(None, (BookingAltered(booking),))
    if (refusal := _undecidable(state, booking, command, now=now)) is not None:
        return not_changed(refusal)
    version = booking.version + 1
    if command.place is Whereabouts.OUTDOORS:
        return Decision(None, (BookingAltered(replace(stays_outdoors(booking), version=version)),))
    indoors = replace(comes_indoors(state.municipality, booking), version=version)
    placed = place(state.municipality, state.calendar, indoors, now=now)
    if isinstance(placed, Refusal):
        return not_changed(placed)
    held = held_elsewhere(state, (entry.cell for entry in placed.booking.occupancy), now=now)
    if held is not None:
        return not_changed(held)
    return Decision(None, (BookingAltered(placed.booking), *along(placed.neighbours)))


def _undecidable(state: AuthorityState, booking: Booking, command: Decide, *, now: datetime) -> Refusal | None:
    if booking.whereabouts is not None:
        return Refusal(RefusalCode.WHEREABOUTS_DECIDED)
    if booking.shelter is None:
        return Refusal(RefusalCode.NO_SHELTER)
    by = decide_by(state.municipality, booking.span)
    if now >= by:
        return Refusal(RefusalCode.TOO_LATE_TO_DECIDE, {"decide_by": by})
    if booking.version != command.version:
        return Refusal(RefusalCode.VERSION_CHANGED, {"version": booking.version})
    return None
