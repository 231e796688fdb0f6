"""Rooms closed and opened again, with the bookings in the way. From a desk alone.

desk ── BlockRooms ─► RoomsBlocked(block, bookings displaced)   or   NotBlocked(why, whose fault)
     ── Unblock ────► Unblocked(block as it is now)             or   NotBlocked(why, the newer block)
"""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from booking_core.domain.blocks import Block, BlockKind
from booking_core.domain.bookings import Booking, Instead
from booking_core.domain.identity import BlockId, BookingId, RoomId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages.form import Message, Reason, SameIdOtherBody, Version, check_length
from booking_core.protocol.messages.refusals import RefusalOnWire

MOST_ROOMS = 200
MOST_DISPLACED = 500


class BookingDisplaced(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A booking in the way of a block, in the version its asker has seen, and where it goes; None: it is cancelled.

    One of which only the shelter is in the way stays where it is, whatever is said.
    """

    booking: BookingId
    version: Version
    to: Instead | None = None

    def __post_init__(self) -> None:
        if self.to is not None:
            check_length(self.to.span)


class BlockRooms(Message, frozen=True, kw_only=True, tag="block"):
    """Please close `rooms` of one house for `span`, whatever its opening hours. From a desk alone.

    `reason` is for everybody to read, also for whoever is cancelled. `displaced` names everything that is in the way:
    when something else is by now, nothing is done.
    """

    id: BlockId
    kind: BlockKind
    rooms: Annotated[tuple[RoomId, ...], Meta(min_length=1, max_length=MOST_ROOMS)]
    span: TimeSpan
    reason: Reason
    displaced: Annotated[tuple[BookingDisplaced, ...], Meta(max_length=MOST_DISPLACED)] = ()

    def __post_init__(self) -> None:
        check_length(self.span)


class Unblock(Message, frozen=True, kw_only=True, tag="unblock"):
    """Please open the rooms again, from now on. From a desk alone; lifting twice is harmless.

    `version` is that of the block its asker has seen; a desk of an older program names none.
    """

    id: UUID
    block: BlockId
    version: Version | None = None


class RoomsBlocked(Message, frozen=True, kw_only=True, tag="rooms-blocked"):
    """The rooms are closed: the block, and the bookings that were moved, cancelled or left without their shelter."""

    block: Block
    bookings: tuple[Booking, ...] = ()


class Unblocked(Message, frozen=True, kw_only=True, tag="unblocked"):
    """The rooms are open from now on; the block as it is now."""

    block: Block


class NotBlocked(Message, frozen=True, kw_only=True, tag="not-blocked"):
    """Nothing was done. `booking` is the one that cannot become what was asked, where it is a booking's fault; `block`
    is the one that was to be lifted, as it is now, where that is not what its asker has seen.
    """

    refusal: RefusalOnWire
    booking: BookingId | None = None
    block: Block | None = None


BlockCommand = BlockRooms | Unblock
BlockAnswer = RoomsBlocked | NotBlocked | SameIdOtherBody
UnblockAnswer = Unblocked | NotBlocked | SameIdOtherBody
