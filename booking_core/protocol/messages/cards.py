"""Place cards between a desk and the centre: given out, stopped, and found again. From a desk alone.

    desk ── IssueCard ───► CardGiven(card, token)   or   CardRefused(why)
         ── RevokeCard ──► CardGiven(card as it is now)
         ── CardsWanted ─► CardsFound(cards)

Who has a card stands sealed at the centre and is told to a desk when it asks; the card itself names nobody.
"""

from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from booking_core.domain.identity import CardId
from booking_core.domain.place_cards import CardKind
from booking_core.protocol.messages.form import TEXT, GroupName, Message, SealedContact
from booking_core.protocol.messages.refusals import RefusalOnWire
from booking_core.protocol.place_cards import LAST_DAY

LONGEST_WANTED = 400
"""A search may be the whole address in a card's QR code."""
MOST_CARDS_FOUND = 20
"""Whoever gets so many may not have all that are meant."""


class IssueCard(Message, frozen=True, kw_only=True, tag="issue-card"):
    """Please let this card be good through `valid_until`, a local day. Asking twice makes one card.

    `contact` is whose it is, sealed as a booking's is; `group` the id of the association or school it is given to.
    """

    id: CardId
    kind: CardKind
    valid_until: date
    contact: SealedContact
    group: GroupName | None = None

    def __post_init__(self) -> None:
        if self.valid_until > LAST_DAY:
            message = f"no card is good after {LAST_DAY}"
            raise ValueError(message)


class RevokeCard(Message, frozen=True, kw_only=True, tag="revoke-card"):
    """The card is lost, or must not be used any more. Stopping it twice is harmless."""

    card: CardId


class CardsWanted(Message, frozen=True, kw_only=True, tag="cards-wanted"):
    """Whose cards have `text` in name or phone number? Or the one whose QR code says `text`."""

    text: Annotated[str, Meta(max_length=LONGEST_WANTED, pattern=TEXT)]


class CardTold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A card as a desk is told of it; name and phone may be empty. `token` is what its QR code says."""

    card: CardId
    kind: CardKind
    valid_until: date
    issued_at: datetime
    is_revoked: bool
    token: str
    group: str | None = None
    name: str = ""
    phone: str = ""


class CardGiven(Message, frozen=True, kw_only=True, tag="card-given"):
    """The card as it is now."""

    card: CardTold


class CardRefused(Message, frozen=True, kw_only=True, tag="card-refused"):
    """Nothing was done."""

    refusal: RefusalOnWire


class CardsFound(Message, frozen=True, kw_only=True, tag="cards-found"):
    """Those that are meant, the newest first, and no more than `MOST_CARDS_FOUND`."""

    cards: tuple[CardTold, ...]


CardMessage = IssueCard | RevokeCard | CardsWanted
CardAnswer = CardGiven | CardRefused | CardsFound
