"""Place cards: held under a reader at a kiosk, given out and stopped at a desk."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from booking_core.domain.identity import CardId
from booking_core.domain.place_cards import CardKind
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import Refusal
from ui.ports.paper import PaperState
from ui.ports.silence import CentreSilent


@dataclass(frozen=True, slots=True)
class CardShown:
    """A place card that is taken here; nobody's name. `mark` is how people tell it from others.

    What is booked with it is a `user`'s, and the association's or school's with the id `group`.
    """

    card: CardId
    mark: str
    user: KindOfUser
    group: str | None = None


class CardTrouble(StrEnum):
    """Why what was held under the reader is no place card that is taken here; the value names the sentence."""

    EXPIRED = "expired"
    REVOKED = "revoked"
    RECEIPT = "receipt"
    FOREIGN = "foreign"
    OTHER_TOWN = "other-town"
    DAMAGED = "damaged"
    HEALTH_CARD = "health-card"


@dataclass(frozen=True, slots=True)
class CardNotTaken:
    """`valid_until` is the last day that an expired card was good."""

    why: CardTrouble
    valid_until: date | None = None


CardRead = CardShown | CardNotTaken


@dataclass(frozen=True, slots=True)
class CardWish:
    """A place card that somebody at a front desk gives out. `id` is chosen once: pressing twice makes one card.

    `valid_until` is its last local day, `group` the id of an association or a school. Name and phone are for the house
    alone, each may be empty.
    """

    id: CardId
    kind: CardKind
    group: str | None
    valid_until: date
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class DeskCard:
    """A place card as it is now, with whom it was given to; `token` is what proves it."""

    id: CardId
    kind: CardKind
    group: str | None
    valid_until: date
    token: str
    is_revoked: bool = False
    name: str = ""
    phone: str = ""


CardOutcome = DeskCard | Refusal | CentreSilent


class CardDesk(Protocol):
    """Gives out place cards, stops them and finds them."""

    def issue_card(self, wish: CardWish) -> CardOutcome:
        """Give out a place card; giving it out twice makes one."""
        ...

    def revoke_card(self, card: CardId) -> CardOutcome:
        """Let a place card be taken no more, here or anywhere."""
        ...

    def find_cards(self, text: str) -> tuple[DeskCard, ...] | CentreSilent:
        """The cards of whoever has `text` in name or number, the newest first; or the one that was scanned."""
        ...

    def print_card(self, card: DeskCard, language: str) -> PaperState:
        """A place card on paper."""
        ...
