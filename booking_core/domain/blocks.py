"""Rooms that the house has closed for a time, and why. A block holds cells as a booking does, and is none.

STANDING ── lifted before it begins ──► LIFTED      holds nothing
    └────── lifted while it lasts ────► STANDING    cut at the quarter that runs: what was closed stays told
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from booking_core.domain.bookings import Cell
from booking_core.domain.identity import BlockId, RoomId, Slot, VenueId
from booking_core.domain.time_spans import TimeSpan, next_slot_start, slots_of


class BlockKind(StrEnum):
    """What for."""

    MAINTENANCE = "maintenance"
    ELECTION = "election"
    OWN_USE = "own-use"


class BlockState(StrEnum):
    STANDING = "standing"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class Block:
    """Rooms of one house that nobody can use during `span` (UTC, on slots), whatever its opening hours.

    `rooms` are sorted; `reason` is for everybody to read.
    """

    id: BlockId
    version: int
    state: BlockState
    kind: BlockKind
    venue: VenueId
    rooms: tuple[RoomId, ...]
    span: TimeSpan
    reason: str

    @property
    def occupies(self) -> bool:
        """Whether it holds its cells."""
        return self.state is BlockState.STANDING

    @property
    def cells(self) -> Iterator[Cell]:
        """The cells it holds, sorted: inserting in this order cannot deadlock."""
        slots = slots_of(self.span) if self.occupies else ()
        return (Cell(room, Slot(slot)) for room in self.rooms for slot in slots)


def lifted(block: Block, *, now: datetime) -> Block:
    """`block` without the time to come."""
    changed = replace(block, version=block.version + 1)
    if now <= block.span.starts_at:
        return replace(changed, state=BlockState.LIFTED)
    ends_at = min(next_slot_start(now), block.span.ends_at)
    return replace(changed, span=TimeSpan(block.span.starts_at, ends_at))
