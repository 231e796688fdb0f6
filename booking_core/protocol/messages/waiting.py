"""The waiting list: who waits for what, and whom to call.

machine ── Wait ──────────► Waiting(wish, how many before it)   or   NotWaiting(why)
        ── LeaveList ─────► StoppedWaiting                      or   NotWaiting(why)
desk    ── StopWaiting ───► StoppedWaiting
        ── WaitingWanted ─► WaitingList
"""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from booking_core.domain.identity import WaitingId
from booking_core.domain.told.waiting import WaitingNeed, WaitingWish
from booking_core.protocol.messages.form import (
    LONGEST_SPAN,
    MOST_PERSONS,
    Count,
    Message,
    SameIdOtherBody,
    SealedContact,
)
from booking_core.protocol.messages.refusals import RefusalOnWire


class Wait(Message, frozen=True, kw_only=True, tag="wait"):
    """Please tell when `need` can be met. `contact` is whom to call, sealed as a booking's is."""

    id: WaitingId
    need: WaitingNeed
    contact: SealedContact

    def __post_init__(self) -> None:
        if self.need.length > LONGEST_SPAN or self.need.persons > MOST_PERSONS:
            message = f"nobody waits for more than {LONGEST_SPAN.days} days or {MOST_PERSONS} persons"
            raise ValueError(message)


class StopWaiting(Message, frozen=True, kw_only=True, tag="stop-waiting"):
    """Please forget that wish. `id` is this one's own; stopping twice is harmless."""

    id: UUID
    waiting: WaitingId


class LeaveList(Message, frozen=True, kw_only=True, tag="leave-list"):
    """Please forget the wish with these nine digits. `id` is this one's own; leaving twice is harmless."""

    id: UUID
    code: Annotated[str, Meta(pattern=r"^[0-9]{9}$(?!\n)")]


class WaitingWanted(Message, frozen=True, kw_only=True, tag="waiting-wanted"):
    """Who waits for what, and whom to call? Answered to a desk alone."""


class Waiting(Message, frozen=True, kw_only=True, tag="waiting"):
    """The wish is on the list; `ahead` is how many waited longer then and may be offered the same."""

    wish: WaitingWish
    ahead: Count = 0


class NotWaiting(Message, frozen=True, kw_only=True, tag="not-waiting"):
    """The wish is not on the list: `refusal` says why it cannot be, or that it is no more."""

    refusal: RefusalOnWire


class StoppedWaiting(Message, frozen=True, kw_only=True, tag="stopped-waiting"):
    """The wish is on the list no more."""

    waiting: WaitingId


class WaitingEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wish and whom to call about it; each text may be empty."""

    wish: WaitingWish
    name: str
    phone: str
    email: str = ""


class WaitingList(Message, frozen=True, kw_only=True, tag="waiting-list"):
    """Those who wait, the longest first."""

    entries: tuple[WaitingEntry, ...]


WaitingCommand = Wait | StopWaiting | LeaveList
"""What changes the waiting list."""

WaitAnswer = Waiting | NotWaiting | SameIdOtherBody
StopWaitingAnswer = StoppedWaiting | SameIdOtherBody
LeaveListAnswer = StoppedWaiting | NotWaiting | SameIdOtherBody
