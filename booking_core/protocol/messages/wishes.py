"""Wishes between machines and the centre: told by a kiosk or a desk, listed for both, answered and closed by a desk.

    kiosk ── TellWish ─────► WishNoted(wish, how many by now)   or   WishRefused(why)
          ── WishesWanted ─► WishesTold(wishes)
    desk  ── AnswerWish ───► WishNoted(wish as it is now)       or   WishRefused(why)
          ── CloseWish ────► the same

Nobody's name is in any of them.
"""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from booking_core.domain.identity import HouseWishId
from booking_core.domain.told.house_wishes import LONGEST_ANSWER, HouseWish, WishHeard
from booking_core.protocol.messages.form import TEXT, Message
from booking_core.protocol.messages.refusals import RefusalOnWire

MOST_WISHES_TOLD = 200

AnswerText = Annotated[str, Meta(max_length=LONGEST_ANSWER, pattern=TEXT)]


class TellWish(Message, frozen=True, kw_only=True, tag="tell-wish"):
    """Somebody here misses `wish`. `id` is this telling's own: sent twice it counts once."""

    id: UUID
    wish: HouseWish


class WishesWanted(Message, frozen=True, kw_only=True, tag="wishes-wanted"):
    """What is wished for in this machine's house? To a desk the closed ones are told too."""


class AnswerWish(Message, frozen=True, kw_only=True, tag="answer-wish"):
    """The house answers, in words that everybody reads. From a desk alone; answering the same twice is harmless.

    An empty `danish` takes the answer back.
    """

    wish: HouseWishId
    danish: AnswerText
    english: AnswerText = ""


class CloseWish(Message, frozen=True, kw_only=True, tag="close-wish"):
    """The wish is met, or will not be: list it no more. From a desk alone; closing twice is harmless."""

    wish: HouseWishId


class WishNoted(Message, frozen=True, kw_only=True, tag="wish-noted"):
    """The wish as it is now."""

    heard: WishHeard


class WishRefused(Message, frozen=True, kw_only=True, tag="wish-refused"):
    """Nothing was done."""

    refusal: RefusalOnWire


class WishesTold(Message, frozen=True, kw_only=True, tag="wishes-told"):
    """The most wished first."""

    heard: Annotated[tuple[WishHeard, ...], Meta(max_length=MOST_WISHES_TOLD)]


WishMessage = TellWish | WishesWanted | AnswerWish | CloseWish
WishAnswer = WishNoted | WishRefused | WishesTold
