"""What people wanted and could not have, told to be counted.

machine ── NoteUnmet ─► Noted
"""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from booking_core.domain.told.demand import UnmetWish
from booking_core.protocol.messages.form import LONGEST_SPAN, MOST_PERSONS, Message, SameIdOtherBody

MOST_UNMET = 50


class NoteUnmet(Message, frozen=True, kw_only=True, tag="note-unmet"):
    """Please remember what people here wanted and could not have. `id` is this message's own; twice is harmless.

    A wish told again, in another message, counts once all the same.
    """

    id: UUID
    wishes: Annotated[tuple[UnmetWish, ...], Meta(min_length=1, max_length=MOST_UNMET)]

    def __post_init__(self) -> None:
        longest = LONGEST_SPAN // timedelta(minutes=1)
        if any(wish.persons > MOST_PERSONS or wish.minutes > longest for wish in self.wishes):
            message = f"nobody wants a place for more than {LONGEST_SPAN.days} days or {MOST_PERSONS} persons"
            raise ValueError(message)


class Noted(Message, frozen=True, kw_only=True, tag="noted"):
    """The wishes need not be told again."""


NoteAnswer = Noted | SameIdOtherBody
