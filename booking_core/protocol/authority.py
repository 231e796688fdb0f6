"""The centre's decision, pure: `decide(state, command) -> decision`.

The service reads the slice of its store that a command touches, asks here, and writes the changes in the same
transaction. Nothing here reads a clock, a disk or a network, so that production, simulation and tests run the
very same rules.

    state slice + command + now ──► answer  (what the asker is told, kept for ever with the id)
                                └─► changes (what becomes true, all of it or none)
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never
from uuid import UUID

from booking_core.domain.bookings import (
    Booking,
    BookingState,
    Cell,
    CellKind,
    Channel,
    Occupancy,
    Openness,
    cells_of,
)
from booking_core.domain.changeovers import occupancy_of
from booking_core.domain.identity import BookingId, DeviceId, Slot
from booking_core.domain.places import Layout, Municipality, Space
from booking_core.domain.policy import (
    RULES,
    RULES_OF_ENDING_EARLIER,
    RULES_OF_STAYING_LONGER,
    Ask,
    Rule,
    is_not_past,
    refusal_of,
)
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, next_slot_start, slot_start
from booking_core.protocol.messages import (
    Alternative,
    Answer,
    Book,
    Cancel,
    Cancelled,
    CheckIn,
    Command,
    Declined,
    NotCancelled,
    NotChanged,
    Reschedule,
    SameIdOtherBody,
    refusal_to_wire,
)

CHECK_IN_OPENS_BEFORE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Origin:
    """Who sends a command: through what, and from which device when it is one."""

    channel: Channel
    device: DeviceId | None = None


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What the id was first used for, and what was answered."""

    fingerprint: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class AuthorityState:
    """The slice of the centre's state that one command touches.

    `taken` and `held` cover at least the cells of the command's alternatives: occupied by a booking, or under the
    authority of a device. Cells in neither are the centre's own and free. What `taken` holds of the hours after an
    alternative lets a refusal say until when the room is taken. `named` are bookings somebody left a number for.
    """

    municipality: Municipality
    epoch: int
    taken: Mapping[Cell, BookingId]
    held: Mapping[Cell, DeviceId]
    bookings: Mapping[BookingId, Booking]
    answers: Mapping[UUID, StoredAnswer]
    recovering: bool = False
    named: frozenset[BookingId] = frozenset()


@dataclass(frozen=True, slots=True)
class BookingGiven:
    """A booking is confirmed: alternative number `alternative` of `command`, with its cells."""

    booking: Booking
    alternative: int
    contact: bytes | None


@dataclass(frozen=True, slots=True)
class BookingAltered:
    """A booking has another state, time, place or layout; it holds just the cells it names now."""

    booking: Booking


Change = BookingGiven | BookingAltered


@dataclass(frozen=True, slots=True)
class Decision:
    """`answer` is None when a receipt belongs into it: the service signs it for the booking of `change`.

    `is_kept` is False when nothing is to be written: the command had been answered before, or the answer holds
    only for the moment and the same id may be asked again.
    """

    answer: Answer | None
    change: Change | None = None
    is_kept: bool = True


def decide(state: AuthorityState, command: Command, origin: Origin, *, fingerprint: str, now: datetime) -> Decision:
    """What the centre answers to `command` at `now` (aware), and what becomes true by it."""
    earlier = state.answers.get(command.id)
    if earlier is not None:
        same = earlier.fingerprint == fingerprint
        return Decision(earlier.answer if same else SameIdOtherBody(), is_kept=False)
    match command:
        case Book():
            return _decide_book(state, command, origin, now=now)
        case Cancel():
            return _decide_cancel(state, command, origin, now=now)
        case CheckIn():
            return _decide_check_in(state, command, now=now)
        case Reschedule():
            return _decide_reschedule(state, command, origin, now=now)
        case _:
            assert_never(command)


def _decide_book(state: AuthorityState, command: Book, origin: Origin, *, now: datetime) -> Decision:
    if command.id in state.bookings:
        return Decision(SameIdOtherBody(), is_kept=False)
    refusals: list[Refusal] = []
    for number, alternative in enumerate(command.alternatives):
        refusal = _refusal_of(state, command, alternative, origin=origin, now=now)
        if refusal is None:
            booking = _booking(state.municipality, command, alternative, origin)
            return Decision(None, BookingGiven(booking, number, command.contact))
        refusals.append(refusal)
    declined = Declined(id=command.id, refusals=tuple(refusal_to_wire(r) for r in refusals))
    return Decision(declined, is_kept=not state.recovering)


def _refusal_of(
    state: AuthorityState, command: Book, alternative: Alternative, *, origin: Origin, now: datetime
) -> Refusal | None:
    if state.recovering:
        return Refusal(RefusalCode.RECOVERING)
    ask = Ask(
        alternative.space,
        alternative.layout,
        alternative.span,
        command.persons,
        channel=origin.channel,
        named=command.contact is not None,
    )
    return refusal_of(ask, state.municipality, now=now) or _unfree(state, alternative, origin)


def _unfree(
    state: AuthorityState, alternative: Alternative, origin: Origin, *, own: BookingId | None = None
) -> Refusal | None:
    """Why the cells cannot be had, judged for all of them together; those of the booking `own` are no hindrance."""
    space, layout = _places_of(state.municipality, alternative)
    wanted = occupancy_of(space, layout, alternative.span)
    taken = [entry for entry in wanted if state.taken.get(entry.cell, own) != own]
    if taken:
        return _taken(state, taken, space, layout=layout)
    if any(state.held.get(entry.cell, origin.device) != origin.device for entry in wanted):
        return Refusal(RefusalCode.HELD_ELSEWHERE)
    return None


def _taken(state: AuthorityState, taken: Iterable[Occupancy], space: Space, *, layout: Layout) -> Refusal:
    """The time itself is named before the work around it: whoever moves the time moves the work along."""
    cells = {kind: [entry.cell for entry in taken if entry.kind is kind] for kind in CellKind}
    if cells[CellKind.USE]:
        return Refusal(RefusalCode.TAKEN, {"free_from": _free_from(state, space, cells[CellKind.USE])})
    if cells[CellKind.SETUP]:
        ready_at = _free_from(state, space, cells[CellKind.SETUP]) + _whole_slots(layout.setup_minutes)
        return Refusal(RefusalCode.SETUP_TAKEN, {"minutes": layout.setup_minutes, "ready_at": ready_at})
    next_at = slot_start(min(cell.slot for cell in cells[CellKind.STRIKE]))
    return Refusal(RefusalCode.STRIKE_TAKEN, {"minutes": layout.strike_minutes, "next_at": next_at})


def _whole_slots(minutes: int) -> timedelta:
    return -(-timedelta(minutes=minutes) // SLOT_LENGTH) * SLOT_LENGTH


def _places_of(municipality: Municipality, alternative: Alternative) -> tuple[Space, Layout]:
    """The space and layout of an alternative that keeps the rules, and so names both."""
    space = municipality.space_by_id[alternative.space]
    layout = space.layout(alternative.layout)
    assert layout is not None  # noqa: S101  # the rules come first
    return space, layout


def _free_from(state: AuthorityState, space: Space, taken: Iterable[Cell]) -> datetime:
    """The end of the unbroken time that `taken` begins, beyond what was asked for as far as the slice shows."""
    slot = max(cell.slot for cell in taken)
    while any(Cell(room, slot) in state.taken for room in space.rooms):
        slot = Slot(slot + 1)
    return slot_start(slot)


def _booking(municipality: Municipality, command: Book, alternative: Alternative, origin: Origin) -> Booking:
    space, layout = _places_of(municipality, alternative)
    by_staff = origin.channel is Channel.STAFF
    is_public = by_staff and command.openness is not Openness.CLOSED
    return Booking(
        id=command.id,
        version=1,
        state=BookingState.CONFIRMED,
        space=alternative.space,
        layout=alternative.layout,
        span=alternative.span,
        persons=command.persons,
        purpose=command.purpose,
        openness=command.openness,
        user=command.user,
        channel=origin.channel,
        occupancy=occupancy_of(space, layout, alternative.span),
        title=command.title.strip() if is_public else "",
        needs=tuple(sorted(set(command.needs))),
        wheelchairs=min(command.wheelchairs, command.persons),
        device=origin.device,
        replaces=command.replaces if by_staff else None,
        continues=command.continues,
    )


def _decide_cancel(state: AuthorityState, command: Cancel, origin: Origin, *, now: datetime) -> Decision:
    by_staff = origin.channel is Channel.STAFF
    ended = BookingState.CANCELLED_BY_STAFF if by_staff else BookingState.CANCELLED_BY_CITIZEN
    booking = state.bookings.get(command.booking)
    if booking is None:
        return _not_cancelled(_unknown(state), is_kept=not state.recovering)
    if booking.state in {BookingState.CANCELLED_BY_STAFF, BookingState.CANCELLED_BY_CITIZEN}:
        return Decision(Cancelled(booking=booking))
    if (over := _over(booking, now=now)) is not None:
        return _not_cancelled(over)
    if by_staff and not command.reason.strip():
        return _not_cancelled(Refusal(RefusalCode.REASON_NEEDED))
    if not by_staff and (booking.span.holds(now) or booking.state is BookingState.CHECKED_IN):
        return _hand_back(state.municipality, booking, now=now)
    if not booking.state.may_become(ended):
        return _not_cancelled(Refusal(RefusalCode.ALREADY_OVER, {"state": booking.state.value}))
    reason = command.reason.strip() if by_staff else None
    cancelled = replace(booking, state=ended, version=booking.version + 1, occupancy=(), reason=reason)
    return Decision(Cancelled(booking=cancelled), BookingAltered(cancelled))


def _hand_back(municipality: Municipality, booking: Booking, *, now: datetime) -> Decision:
    """The rest of a running booking goes back, from the next quarter on; what was used stays its own.

    Of people who have come before their time, and go again, nothing was used.
    """
    has_begun = booking.span.starts_at <= now
    ends_at = min(next_slot_start(now), booking.span.ends_at) if has_begun else booking.span.ends_at
    span = TimeSpan(booking.span.starts_at, ends_at)
    space = municipality.space_by_id.get(booking.space)
    used = frozenset() if space is None else frozenset(cells_of(space, span))
    kept = tuple(entry for entry in booking.occupancy if has_begun and entry.cell in used)
    completed = replace(booking, state=BookingState.COMPLETED, version=booking.version + 1, span=span, occupancy=kept)
    return Decision(Cancelled(booking=completed), BookingAltered(completed))


def _decide_check_in(state: AuthorityState, command: CheckIn, *, now: datetime) -> Decision:
    booking = state.bookings.get(command.booking)
    if booking is None:
        return _not_changed(_unknown(state), is_kept=not state.recovering)
    if booking.state is BookingState.CHECKED_IN:
        return Decision(None, BookingAltered(booking))
    if (over := _over(booking, now=now)) is not None:
        return _not_changed(over)
    opens_at = booking.span.starts_at - CHECK_IN_OPENS_BEFORE
    if now < opens_at:
        return _not_changed(Refusal(RefusalCode.TOO_EARLY, {"opens_at": opens_at}))
    present = replace(booking, state=BookingState.CHECKED_IN, version=booking.version + 1)
    return Decision(None, BookingAltered(present))


def _decide_reschedule(state: AuthorityState, command: Reschedule, origin: Origin, *, now: datetime) -> Decision:
    booking = state.bookings.get(command.booking)
    if booking is None or state.recovering:
        return _not_changed(_unknown(state), is_kept=not state.recovering)
    refusal = (
        _over(booking, now=now) or _outdated(booking, command) or _unmovable(state, booking, command, origin=origin)
    )
    refusal = refusal or _unruly(state, booking, command.to, origin=origin, now=now)
    refusal = refusal or _unfree(state, command.to, origin, own=booking.id)
    if refusal is not None:
        return _not_changed(refusal)
    space, layout = _places_of(state.municipality, command.to)
    moved = replace(
        booking,
        version=booking.version + 1,
        space=space.id,
        layout=layout.id,
        span=command.to.span,
        occupancy=occupancy_of(space, layout, command.to.span),
    )
    return Decision(None, BookingAltered(moved))


def _over(booking: Booking, *, now: datetime) -> Refusal | None:
    """Why nothing can be done with `booking` any more."""
    if booking.state not in {BookingState.CONFIRMED, BookingState.CHECKED_IN}:
        return Refusal(RefusalCode.ALREADY_OVER, {"state": booking.state.value})
    if booking.span.ends_at <= now:
        return Refusal(RefusalCode.ALREADY_OVER, {"state": BookingState.COMPLETED.value})
    return None


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


def _unruly(
    state: AuthorityState, booking: Booking, to: Alternative, *, origin: Origin, now: datetime
) -> Refusal | None:
    if to.span.ends_at <= now:
        return Refusal(RefusalCode.IN_THE_PAST)
    ask = Ask(
        to.space,
        to.layout,
        to.span,
        booking.persons,
        channel=origin.channel,
        named=booking.id in state.named,
    )
    return refusal_of(ask, state.municipality, now=now, rules=_rules_of(booking, to))


def _rules_of(booking: Booking, to: Alternative) -> tuple[Rule, ...]:
    if not _moves_end_alone(booking, to):
        stays = booking.span.starts_at == to.span.starts_at
        return tuple(rule for rule in RULES if rule is not is_not_past) if stays else RULES
    return RULES_OF_ENDING_EARLIER if to.span.ends_at <= booking.span.ends_at else RULES_OF_STAYING_LONGER


def _unknown(state: AuthorityState) -> Refusal:
    return Refusal(RefusalCode.RECOVERING if state.recovering else RefusalCode.UNKNOWN_BOOKING)


def _not_cancelled(refusal: Refusal, *, is_kept: bool = True) -> Decision:
    return Decision(NotCancelled(refusal=refusal_to_wire(refusal)), is_kept=is_kept)


def _not_changed(refusal: Refusal, *, is_kept: bool = True) -> Decision:
    return Decision(NotChanged(refusal=refusal_to_wire(refusal)), is_kept=is_kept)


def wanted_cells(municipality: Municipality, alternatives: Iterable[Alternative]) -> frozenset[Cell]:
    """Every cell that any of `alternatives` would occupy; unknown spaces and layouts have none."""
    return frozenset(
        entry.cell
        for alternative in alternatives
        if (space := municipality.space_by_id.get(alternative.space)) is not None
        and (layout := space.layout(alternative.layout)) is not None
        for entry in occupancy_of(space, layout, alternative.span)
    )
