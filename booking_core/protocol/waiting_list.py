"""Deciding who may wait, pure: a wish that nothing here could ever meet is refused at once."""

from datetime import datetime

from booking_core.domain.places import Municipality
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.waiting import WaitingWish, refusal_of_need
from booking_core.protocol.messages import NotWaiting, Wait, Waiting, refusal_to_wire


def decide_wait(
    municipality: Municipality, command: Wait, *, now: datetime, recovering: bool = False
) -> Waiting | NotWaiting:
    """The wish as it goes onto the list at `now` (aware), or why it does not."""
    refusal = Refusal(RefusalCode.RECOVERING) if recovering else refusal_of_need(municipality, command.need, now=now)
    if refusal is not None:
        return NotWaiting(refusal=refusal_to_wire(refusal))
    return Waiting(wish=WaitingWish(command.id, command.need, now.replace(microsecond=0)))
