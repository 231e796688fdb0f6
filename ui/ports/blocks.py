"""Rooms that a desk closes."""

from dataclasses import dataclass
from typing import Protocol

from booking_core.domain.blocks import Block, BlockKind
from booking_core.domain.bookings import Booking, Instead
from booking_core.domain.identity import BlockId, BookingId, RoomId
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import TimeSpan
from ui.ports.silence import CentreSilent


@dataclass(frozen=True, slots=True)
class BlockWish:
    """What somebody at a front desk decided to close. `id` is chosen once: pressing twice blocks once.

    `displaced` is everything in the way as it was shown, each with where it goes; None where it is cancelled.
    """

    id: BlockId
    kind: BlockKind
    rooms: tuple[RoomId, ...]
    span: TimeSpan
    reason: str
    displaced: tuple[tuple[Booking, Instead | None], ...] = ()


@dataclass(frozen=True, slots=True)
class BlockDone:
    """The centre has closed the rooms, or opened them: the block as it is now, and the bookings it displaced."""

    block: Block
    bookings: tuple[Booking, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockRefused:
    """Nothing was done. `booking` is the one that cannot become what was chosen, where it is a booking's fault."""

    refusal: Refusal
    booking: BookingId | None = None


BlockOutcome = BlockDone | BlockRefused | CentreSilent


class BlockDesk(Protocol):
    """Closes rooms and opens them."""

    def block(self, wish: BlockWish) -> BlockOutcome:
        """Close rooms for a time, and move or cancel what is in the way: all of it or nothing."""
        ...

    def unblock(self, block: Block) -> BlockOutcome:
        """Open the rooms again, from now on; BLOCK_CHANGED when it is not as it was seen."""
        ...
