"""Deciding who may wait, pure: a wish that nothing here could ever meet is refused at once."""

from dataclasses import dataclass
from datetime import datetime

from booking_core.domain.bookings import Channel
from booking_core.domain.identity import WaitingId
from booking_core.domain.places import Municipality
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.told.waiting import MOST_WISHES, WaitingWish, refusal_of_need
from booking_core.protocol.messages import NotWaiting, Wait, Waiting, refusal_to_wire


@dataclass(frozen=True, slots=True)
class WaitingState:
    """What of the store a wish looks at: how many its maker has on the list already, whether their card counts."""

    municipality: Municipality
    channel: Channel
    wishes: int = 0
    recovering: bool = False
    is_card_stopped: bool = False


def waiting_url(public_url: str, wish: WaitingId) -> str:
    """The page of a wish. Its id is chosen at random and known to its maker alone: whoever has it may leave the list.

    Capitals, as in a receipt's address: a QR code of them is smaller.
    """
    return waiting_link(public_url, wish).upper()


def waiting_link(public_url: str, wish: WaitingId) -> str:
    """The same address for people to read, in a letter: the host stands there as the municipality writes it."""
    return f"{public_url.rstrip('/')}/W/{wish.hex}"


def decide_wait(state: WaitingState, command: Wait, *, now: datetime) -> Waiting | NotWaiting:
    """The wish as it goes onto the list at `now` (aware), or why it does not. The house may put more on it."""
    refusal = _refusal(state, command, now=now)
    if refusal is not None:
        return NotWaiting(refusal=refusal_to_wire(refusal))
    return Waiting(wish=WaitingWish(command.id, command.need, now.replace(microsecond=0)))


def _refusal(state: WaitingState, command: Wait, *, now: datetime) -> Refusal | None:
    if state.recovering:
        return Refusal(RefusalCode.RECOVERING)
    if state.is_card_stopped:
        return Refusal(RefusalCode.CARD_REVOKED)
    if state.channel is not Channel.STAFF and state.wishes >= MOST_WISHES:
        return Refusal(RefusalCode.WAITS_FOR_ENOUGH, {"most": MOST_WISHES})
    return refusal_of_need(state.municipality, command.need, now=now)
