"""The centre's decision, pure: `decide(state, command) -> decision`.

The service reads the slice of its store that a command touches, asks here, and writes the changes in the same
transaction. Nothing here reads a clock, a disk or a network, so that production, simulation and tests run the
very same rules.

    state slice + command + now ──► answer  (what the asker is told, kept for ever with the id)
                                └─► changes (what becomes true, all of it or none)
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never
from uuid import UUID

from booking_core.domain.bookings import (
    Booking,
    BookingState,
    Cell,
    CellKind,
    Channel,
    Occupancy,
    cells_of,
)
from booking_core.domain.identity import BookingId, DeviceId, Slot
from booking_core.domain.places import Municipality, Space
from booking_core.domain.policy import Ask, refusal_of
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import slot_start
from booking_core.protocol.messages import (
    Alternative,
    Book,
    BookAnswer,
    Cancel,
    CancelAnswer,
    Cancelled,
    Declined,
    NotCancelled,
    SameIdOtherBody,
    refusal_to_wire,
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Who sends a command: through what, and from which device when it is one."""

    channel: Channel
    device: DeviceId | None = None
    title: str = ""
    """Public words that staff have read; empty for everybody else."""


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What the id was first used for, and what was answered."""

    fingerprint: str
    answer: BookAnswer | CancelAnswer


@dataclass(frozen=True, slots=True)
class AuthorityState:
    """The slice of the centre's state that one command touches.

    `taken` and `held` cover at least the cells of the command's alternatives: occupied by a booking, or under the
    authority of a device. Cells in neither are the centre's own and free. What `taken` holds of the hours after an
    alternative lets a refusal say until when the room is taken.
    """

    municipality: Municipality
    epoch: int
    taken: Mapping[Cell, BookingId]
    held: Mapping[Cell, DeviceId]
    bookings: Mapping[BookingId, Booking]
    answers: Mapping[UUID, StoredAnswer]
    recovering: bool = False


@dataclass(frozen=True, slots=True)
class BookingGiven:
    """A booking is confirmed: alternative number `alternative` of `command`, with its cells."""

    booking: Booking
    alternative: int
    contact: bytes | None


@dataclass(frozen=True, slots=True)
class BookingEnded:
    """A booking reached a state in which it holds no cells."""

    booking: Booking


Change = BookingGiven | BookingEnded


@dataclass(frozen=True, slots=True)
class Decision:
    """`answer` is None when the booking is given: the service signs the receipt into it.

    `is_kept` is False when nothing is to be written: the command had been answered before, or the answer holds
    only for the moment and the same id may be asked again.
    """

    answer: BookAnswer | CancelAnswer | None
    change: Change | None = None
    is_kept: bool = True


def decide(
    state: AuthorityState, command: Book | Cancel, origin: Origin, *, fingerprint: str, now: datetime
) -> Decision:
    """What the centre answers to `command` at `now` (aware), and what becomes true by it."""
    earlier = state.answers.get(command.id)
    if earlier is not None:
        same = earlier.fingerprint == fingerprint
        return Decision(earlier.answer if same else SameIdOtherBody(), is_kept=False)
    match command:
        case Book():
            return _decide_book(state, command, origin, now=now)
        case Cancel():
            return _decide_cancel(state, command, now=now)
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


def _unfree(state: AuthorityState, alternative: Alternative, origin: Origin) -> Refusal | None:
    """Why the cells cannot be had, judged for all of them together."""
    space = state.municipality.space_by_id[alternative.space]
    cells = tuple(cells_of(space, alternative.span))
    taken = [cell for cell in cells if cell in state.taken]
    if taken:
        return Refusal(RefusalCode.TAKEN, {"free_from": _free_from(state, space, taken)})
    if any(state.held.get(cell, origin.device) != origin.device for cell in cells):
        return Refusal(RefusalCode.HELD_ELSEWHERE)
    return None


def _free_from(state: AuthorityState, space: Space, taken: Iterable[Cell]) -> datetime:
    """The end of the unbroken time that `taken` begins, beyond what was asked for as far as the slice shows."""
    slot = max(cell.slot for cell in taken)
    while any(Cell(room, slot) in state.taken for room in space.rooms):
        slot = Slot(slot + 1)
    return slot_start(slot)


def _booking(municipality: Municipality, command: Book, alternative: Alternative, origin: Origin) -> Booking:
    space = municipality.space_by_id[alternative.space]
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
        occupancy=tuple(Occupancy(cell, CellKind.USE) for cell in cells_of(space, alternative.span)),
        title=origin.title,
        device=origin.device,
        replaces=command.replaces,
        continues=command.continues,
    )


def _decide_cancel(state: AuthorityState, command: Cancel, *, now: datetime) -> Decision:
    booking = state.bookings.get(command.booking)
    if booking is None:
        not_back_yet = RefusalCode.RECOVERING if state.recovering else RefusalCode.UNKNOWN_BOOKING
        return replace(_not_cancelled(Refusal(not_back_yet)), is_kept=not state.recovering)
    ended = BookingState.CANCELLED_BY_CITIZEN
    if booking.state is ended:
        return Decision(Cancelled(booking=booking))
    if not booking.state.may_become(ended):
        return _not_cancelled(Refusal(RefusalCode.ALREADY_OVER, {"state": booking.state.value}))
    if booking.span.ends_at <= now:
        return _not_cancelled(Refusal(RefusalCode.ALREADY_OVER, {"state": BookingState.COMPLETED.value}))
    cancelled = replace(booking, state=ended, version=booking.version + 1, occupancy=())
    return Decision(Cancelled(booking=cancelled), BookingEnded(cancelled))


def _not_cancelled(refusal: Refusal) -> Decision:
    return Decision(NotCancelled(refusal=refusal_to_wire(refusal)))


def wanted_cells(municipality: Municipality, alternatives: Iterable[Alternative]) -> frozenset[Cell]:
    """Every cell that any of `alternatives` would occupy; unknown spaces have none."""
    return frozenset(
        cell
        for alternative in alternatives
        if (space := municipality.space_by_id.get(alternative.space)) is not None
        for cell in cells_of(space, alternative.span)
    )
