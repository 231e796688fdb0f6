"""Blocks made for tests, in the houses of Herlev and of the sample municipality."""

from uuid import UUID

from booking_core.domain.blocks import Block, BlockKind, BlockState
from booking_core.domain.identity import BlockId, RoomId, VenueId
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.sample_places import HOUSE

WORKSHOP_ROOM, NORTH_ROOM, SOUTH_ROOM = RoomId("workshop"), RoomId("hall-north"), RoomId("hall-south")


def made_block(
    span: TimeSpan, *rooms: RoomId, of: int = 1, venue: VenueId = HOUSE, reason: str = "foldevæg repareres"
) -> Block:
    """A block that stands."""
    return Block(
        BlockId(UUID(int=9000 + of)),
        version=1,
        state=BlockState.STANDING,
        kind=BlockKind.MAINTENANCE,
        venue=venue,
        rooms=tuple(sorted(rooms)),
        span=span,
        reason=reason,
    )
