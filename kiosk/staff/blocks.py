"""What staff at a front desk can have done with blocks: asked of the centre, shown here as soon as it has answered."""

from collections.abc import Callable
from uuid import UUID, uuid4

import structlog

from booking_core.domain.blocks import Block
from booking_core.protocol.messages import (
    BlockCommand,
    BlockRooms,
    BookingDisplaced,
    NotBlocked,
    RoomsBlocked,
    SameIdOtherBody,
    Unblock,
    Unblocked,
    refusal_from_wire,
)
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreFailure
from kiosk.centre.unanswered import UnansweredIds
from kiosk.keeping.house_pictures import HousePictures
from ui.ports import BlockDone, BlockOutcome, BlockRefused, BlockWish, CentreSilent

log = structlog.get_logger()


class BlockDesk:
    """A `ui.ports.BlockDesk`. While the centre is silent it changes nothing."""

    def __init__(self, client: CentreClient, *, pictures: HousePictures, new_id: Callable[[], UUID] = uuid4) -> None:
        self._client = client
        self._pictures = pictures
        self._unanswered = UnansweredIds(new_id)

    def block(self, wish: BlockWish) -> BlockOutcome:
        """Close the rooms; the wish's own id makes asking twice harmless."""
        displaced = tuple(BookingDisplaced(one.id, one.version, to) for one, to in wish.displaced)
        return self._asked(
            BlockRooms(
                id=wish.id,
                kind=wish.kind,
                rooms=wish.rooms,
                span=wish.span,
                reason=wish.reason,
                displaced=displaced,
            )
        )

    def unblock(self, block: Block) -> BlockOutcome:
        """Open the rooms again, where the block is as it was seen."""
        words = ("unblock", block.id, block.version)
        outcome = self._asked(Unblock(id=self._unanswered.id_of(words), block=block.id, version=block.version))
        if not isinstance(outcome, CentreSilent):
            self._unanswered.answered(words)
        return outcome

    def _asked(self, command: BlockCommand) -> BlockOutcome:
        try:
            answer = self._client.block(command)
        except CentreFailure as err:
            log.warning("no answer about a block", command=type(command).__name__, reason=type(err).__name__)
            return CentreSilent()
        match answer:
            case RoomsBlocked(block=block, bookings=bookings):
                self._pictures.changed(bookings, blocks=(block,))
                return BlockDone(block, bookings)
            case Unblocked(block=block):
                self._pictures.changed((), blocks=(block,))
                return BlockDone(block)
            case NotBlocked(refusal=refusal, booking=booking, block=newer):
                if newer is not None:
                    self._pictures.changed((), blocks=(newer,))
                return BlockRefused(refusal_from_wire(refusal), booking)
            case SameIdOtherBody():
                return CentreSilent()
