"""Rooms are closed at a desk, and opened again."""

from collections.abc import Callable
from typing import assert_never

from booking_core.domain.blocks import Block
from ui.ports import BlockDone, BlockOutcome, BlockRefused, BlockWish, CentreSilent, StaffDesk
from ui.view_models.desk.chosen.block_draft import BlockChosen
from ui.view_models.desk.chosen.chosen import Chosen, Nothing, Notice
from ui.view_models.desk.chosen.sight import Sight


class BlockActs:
    """Asks the centre to close rooms, and says why not."""

    def __init__(self, sight: Sight, desk: StaffDesk) -> None:
        self._sight = sight
        self._desk = desk

    def block(self, wish: BlockWish) -> None:
        """Close the rooms, and move or cancel what is in the way."""
        if self._sight.can_change and self._sight.takes(wish.reason):
            self._change(lambda: self._desk.block(wish), "blocks.done")

    def lift(self, block: Block) -> None:
        """Open the rooms again, from now on."""
        if self._sight.can_change:
            self._change(lambda: self._desk.unblock(block), "blocks.lifted")

    def _change(self, work: Callable[[], BlockOutcome], key: str) -> None:
        silent: BlockOutcome = CentreSilent()
        self._sight.change(work, lambda outcome: self._told(outcome, key), silent=silent)

    def _told(self, outcome: BlockOutcome, key: str) -> None:
        match outcome:
            case BlockDone(block=block):
                after: Chosen = BlockChosen(block.id) if block.occupies and key == "blocks.done" else Nothing()
                self._sight.choose(after, Notice(self._sight.speech.say(key, what=block.reason)))
            case BlockRefused():
                self._sight.say(self._why_not(outcome), refused=True)
            case CentreSilent():
                self._sight.say_silent()
            case _:
                assert_never(outcome)

    def _why_not(self, refused: BlockRefused) -> str:
        why = self._sight.speech.refusal(refused.refusal)
        booking = None if refused.booking is None else self._sight.picture.calendar.bookings.get(refused.booking)
        if booking is None:
            return why
        return self._sight.speech.say("blocks.cannot", booking=self._sight.called(booking), why=why)
