"""What more than one decision comes to: a booking with its cells, or a no."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from booking_core.domain.bookings import Booking, BookingState, Cell, CellKind
from booking_core.domain.occupying.placing import Placed, place
from booking_core.domain.occupying.weather import place_with_shelter
from booking_core.domain.refusals import Fact, Refusal, RefusalCode
from booking_core.domain.time_spans import local_day
from booking_core.protocol.authority.states import AuthorityState, BookingAltered, Decision
from booking_core.protocol.messages import NotCancelled, NotChanged, refusal_to_wire

SILENT_AFTER = timedelta(seconds=90)
"""A kiosk that is connected is heard more often than that."""


def free(state: AuthorityState, booking: Booking, *, now: datetime) -> Placed | Refusal:
    """`booking` with its cells when all of them can be had together.

    A shelter it holds already must come along; one that it would hold for the first time is done without if need be.
    """
    former = state.calendar.bookings.get(booking.id)
    must_hold = former is not None and former.state.occupies and former.shelter is not None
    placed = place_with_shelter(state.municipality, state.calendar, booking, now=now, must_hold=must_hold)
    if isinstance(placed, Refusal):
        return placed
    held = {entry.cell: entry.kind for entry in placed.booking.occupancy if entry.cell in state.held}
    if set(held.values()) == {CellKind.STANDBY} and not must_hold:
        return place(state.municipality, state.calendar, replace(booking, shelter=None), now=now)
    return held_elsewhere(state, held, now=now) or placed


def held_elsewhere(state: AuthorityState, cells: Iterable[Cell], *, now: datetime) -> Refusal | None:
    """Why `cells` are not to be had while kiosks hold some of them; also not by the kiosk itself, before it lets go.

    A kiosk that does not answer is named, with when it was last heard: its room may be booked there.
    """
    held = sorted(cell for cell in cells if cell in state.held)
    if not held:
        return None
    device = state.held[held[0]]
    houses = ((venue, kiosk) for venue in state.municipality.venues for kiosk in venue.kiosks if kiosk.id == device)
    venue, kiosk = next(houses, (None, None))
    heard_at = state.heard_at.get(device)
    if venue is None or kiosk is None or heard_at is None or now - heard_at < SILENT_AFTER:
        return Refusal(RefusalCode.HELD_ELSEWHERE)
    zone = state.municipality.zone
    facts: dict[str, Fact] = {"house": venue.name, "kiosk": kiosk.where, "last_heard": heard_at}
    day = local_day(heard_at, zone)
    return Refusal(RefusalCode.HELD_ELSEWHERE, facts if day == local_day(now, zone) else {**facts, "day": day})


def along(neighbours: Iterable[Booking]) -> Iterator[BookingAltered]:
    """The changes that come along with a booking's own."""
    return (BookingAltered(neighbour) for neighbour in neighbours)


def over(booking: Booking, *, now: datetime) -> Refusal | None:
    """Why nothing can be done with `booking` any more, or yet."""
    if booking.state is BookingState.REQUESTED:
        return Refusal(RefusalCode.NOT_ANSWERED)
    if booking.state not in {BookingState.CONFIRMED, BookingState.CHECKED_IN}:
        return Refusal(RefusalCode.ALREADY_OVER, {"state": booking.state.value})
    if booking.span.ends_at <= now:
        return Refusal(RefusalCode.ALREADY_OVER, {"state": BookingState.COMPLETED.value})
    return None


def unknown(state: AuthorityState) -> Refusal:
    """Why a booking is not there."""
    return recovering(state) if state.recovering else Refusal(RefusalCode.UNKNOWN_BOOKING)


def recovering(state: AuthorityState) -> Refusal:
    """Why nothing is decided yet, with the machines whose reports are missing."""
    facts: dict[str, Fact] = {"waited_for": "; ".join(state.waited_for)} if state.waited_for else {}
    return Refusal(RefusalCode.RECOVERING, facts)


def not_cancelled(refusal: Refusal, *, is_kept: bool = True) -> Decision:
    """Nothing was given back."""
    return Decision(NotCancelled(refusal=refusal_to_wire(refusal)), is_kept=is_kept)


def not_changed(refusal: Refusal, *, is_kept: bool = True) -> Decision:
    """The booking is as it was."""
    return Decision(NotChanged(refusal=refusal_to_wire(refusal)), is_kept=is_kept)
