"""Deciding a block: rooms closed for a time, with what becomes of everybody in the way, all of it or nothing.

    BlockRooms ──► BlockSet          its cells, whatever the opening hours
         └───────► BookingAltered    for each one displaced: moved, cancelled with the reason, or without its shelter
    Unblock    ──► BlockSet          gone before it began, else cut at the quarter that runs

What the asker has not seen is never displaced: then nothing is done, and the list is shown anew.
"""

from datetime import datetime
from typing import assert_never

from booking_core.domain.blocks import Block, BlockState, lifted
from booking_core.domain.bookings import Channel
from booking_core.domain.calendar import Calendar
from booking_core.domain.displacing import Fates, InTheWay, NoRoom, in_the_way, make_room
from booking_core.domain.identity import BookingId, VenueId
from booking_core.domain.occupying.placing import blocked_until
from booking_core.domain.places import Municipality, Venue
from booking_core.domain.refusals import Fact, Refusal, RefusalCode
from booking_core.domain.time_spans import is_on_slot, slot_of, slot_start
from booking_core.protocol.authority.series.along import series_changed
from booking_core.protocol.authority.states import (
    AuthorityState,
    BlockSet,
    BookingAltered,
    Decision,
    Origin,
)
from booking_core.protocol.authority.verdicts import held_elsewhere, recovering
from booking_core.protocol.messages import (
    BlockCommand,
    BlockRooms,
    NotBlocked,
    RoomsBlocked,
    SameIdOtherBody,
    Unblock,
    Unblocked,
    refusal_to_wire,
)


def decide_blocking(state: AuthorityState, command: BlockCommand, origin: Origin, *, now: datetime) -> Decision:
    """What the centre answers to a command about a block."""
    match command:
        case BlockRooms():
            return decide_block(state, command, origin, now=now)
        case Unblock():
            return decide_unblock(state, command, origin, now=now)
        case _:
            assert_never(command)


def decide_block(state: AuthorityState, command: BlockRooms, origin: Origin, *, now: datetime) -> Decision:
    """The rooms closed, and everybody in the way where the command says; or why not."""
    if command.id in state.calendar.blocks:
        return Decision(SameIdOtherBody(), is_kept=False)
    block = _asked(state, command, origin, now=now)
    if isinstance(block, Refusal):
        return _not_done(block, is_kept=not state.recovering)
    way = in_the_way(state.municipality, state.calendar, frozenset(block.rooms), block.span, now=now)
    refusal = _cannot_begin(way) or _not_seen(way, command)
    if refusal is not None:
        return _not_done(refusal)
    made = make_room(state.municipality, state.calendar, block, _fates(command), now=now)
    if isinstance(made, NoRoom):
        return _not_done(made.refusal, booking=made.booking.id)
    if (held := _held_elsewhere(state, made.calendar, now=now)) is not None:
        return _not_done(held)
    altered = tuple(BookingAltered(one) for one in made.bookings)
    answer = RoomsBlocked(block=block, bookings=made.bookings)
    return Decision(answer, (BlockSet(block), *altered, *series_changed(state, made.calendar)))


def decide_unblock(state: AuthorityState, command: Unblock, origin: Origin, *, now: datetime) -> Decision:
    """The rooms open again, where the block is as its asker has seen it; twice is harmless."""
    block = state.calendar.blocks.get(command.block)
    if block is None or state.recovering:
        refusal = recovering(state) if state.recovering else Refusal(RefusalCode.UNKNOWN_BLOCK)
        return _not_done(refusal, is_kept=not state.recovering)
    if origin.channel is not Channel.STAFF:
        return _not_done(_staff_only(state.municipality.venue_by_id.get(block.venue)))
    if command.version not in {None, block.version}:
        return _not_done(Refusal(RefusalCode.BLOCK_CHANGED, {"version": block.version}), block=block)
    after = lifted(block, now=now)
    if not block.occupies or (after.occupies and after.span == block.span):
        return Decision(Unblocked(block=block))
    return Decision(Unblocked(block=after), (BlockSet(after),))


def refusal_of_block(
    municipality: Municipality, calendar: Calendar, command: BlockRooms, *, now: datetime
) -> Refusal | None:
    """Why no such block can be made at all, whoever is in its way: what is asked for, and other blocks."""
    venue = _venue_of(municipality, command)
    if venue is None:
        return Refusal(RefusalCode.UNKNOWN_ROOM, _nowhere(municipality, command))
    if not command.reason.strip().rstrip("."):
        return Refusal(RefusalCode.REASON_NEEDED)
    if not (is_on_slot(command.span.starts_at) and is_on_slot(command.span.ends_at)):
        return Refusal(RefusalCode.NOT_ON_QUARTER)
    if command.span.starts_at < slot_start(slot_of(now)):
        return Refusal(RefusalCode.IN_THE_PAST)
    there = calendar.blocks_within(command.rooms, command.span)
    return blocked_until(municipality, there, command.span) if there else None


def _asked(state: AuthorityState, command: BlockRooms, origin: Origin, *, now: datetime) -> Block | Refusal:
    if state.recovering:
        return recovering(state)
    venue = _venue_of(state.municipality, command)
    if origin.channel is not Channel.STAFF:
        return _staff_only(venue)
    refusal = refusal_of_block(state.municipality, state.calendar, command, now=now)
    return refusal or _block(command, VenueId("") if venue is None else venue.id)


def _block(command: BlockRooms, venue: VenueId) -> Block:
    return Block(
        id=command.id,
        version=1,
        state=BlockState.STANDING,
        kind=command.kind,
        venue=venue,
        rooms=tuple(sorted(set(command.rooms))),
        span=command.span,
        reason=command.reason.strip().rstrip("."),
    )


def _venue_of(municipality: Municipality, command: BlockRooms) -> Venue | None:
    """The house that has all the rooms."""
    wanted = set(command.rooms)
    return next((venue for venue in municipality.venues if wanted <= {room.id for room in venue.rooms}), None)


def _nowhere(municipality: Municipality, command: BlockRooms) -> dict[str, Fact]:
    """The first of the rooms that no house has; all may be there, in several houses."""
    there = {room.id for venue in municipality.venues for room in venue.rooms}
    return next(({"room": room} for room in command.rooms if room not in there), {})


def _staff_only(venue: Venue | None) -> Refusal:
    return Refusal(RefusalCode.STAFF_ONLY, {"phone": "" if venue is None else venue.phone})


def _cannot_begin(way: InTheWay) -> Refusal | None:
    """People who are in a room are left in it."""
    return None if way.until is None else Refusal(RefusalCode.IN_USE, {"free_from": way.until})


def _not_seen(way: InTheWay, command: BlockRooms) -> Refusal | None:
    """Whether the asker has seen just what is in the way now."""
    seen = {one.booking: one.version for one in command.displaced}
    there = {one.id: one.version for one in way.bookings}
    return None if seen == there else Refusal(RefusalCode.OTHERS_IN_THE_WAY)


def _fates(command: BlockRooms) -> Fates:
    return {one.booking: one.to for one in command.displaced}


def _held_elsewhere(state: AuthorityState, after: Calendar, *, now: datetime) -> Refusal | None:
    """Why something may not come to lie in cells that are under the authority of a kiosk."""
    changed = (cell for cell in state.held if after.use_of(cell) != state.calendar.use_of(cell))
    return held_elsewhere(state, changed, now=now)


def _not_done(
    refusal: Refusal, *, booking: BookingId | None = None, block: Block | None = None, is_kept: bool = True
) -> Decision:
    return Decision(NotBlocked(refusal=refusal_to_wire(refusal), booking=booking, block=block), is_kept=is_kept)
