"""Place cards at a front desk: given out, stopped and found at the centre, and put on paper here.

Whose a card is lives in memory alone, and is sealed on its way to the centre.
"""

from collections.abc import Callable
from datetime import datetime

import structlog
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from booking_core.domain.bookings import Contact
from booking_core.domain.identity import CardId
from booking_core.domain.place_cards import CardOnPaper, mark_of
from booking_core.protocol.messages import refusal_from_wire
from booking_core.protocol.messages.cards import (
    CardGiven,
    CardMessage,
    CardRefused,
    CardsFound,
    CardsWanted,
    CardTold,
    IssueCard,
    RevokeCard,
)
from booking_core.protocol.sealing import seal_contact
from kiosk.centre.client import CardReply, CentreClient
from kiosk.centre.failures import CentreFailure
from kiosk.paper.receipts import ReceiptOffice
from ui.ports import CardOutcome, CardWish, CentreSilent, DeskCard, PaperState

log = structlog.get_logger()


class CardDesk:
    """Asks the centre; every message may be sent twice."""

    def __init__(
        self,
        client: CentreClient,
        *,
        receipts: ReceiptOffice,
        sealing_key: X25519PublicKey,
        clock: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._receipts = receipts
        self._sealing_key = sealing_key
        self._clock = clock

    def issue(self, wish: CardWish) -> CardOutcome:
        """Give out a card, or say why not."""
        holder = Contact(wish.name.strip(), wish.phone.strip())
        asked = IssueCard(
            id=wish.id,
            kind=wish.kind,
            group=wish.group,
            valid_until=wish.valid_until,
            contact=seal_contact(holder, self._sealing_key),
        )
        return self._outcome(asked)

    def revoke(self, card: CardId) -> CardOutcome:
        """Let the card be taken no more."""
        return self._outcome(RevokeCard(card=card))

    def find(self, text: str) -> tuple[DeskCard, ...] | CentreSilent:
        """The cards of whoever is called so, or the one that was scanned."""
        answer = self._asked(CardsWanted(text=text))
        return tuple(map(_card, answer.cards)) if isinstance(answer, CardsFound) else CentreSilent()

    def print(self, card: DeskCard, language: str) -> PaperState:
        """Put the card on paper, now."""
        on_paper = CardOnPaper(card.kind, card.group, mark_of(card.id), card.valid_until, card.token)
        return self._receipts.print_card(on_paper, language=language, issued_at=self._clock())

    def _outcome(self, message: IssueCard | RevokeCard) -> CardOutcome:
        match self._asked(message):
            case CardGiven(card=card):
                return _card(card)
            case CardRefused(refusal=refusal):
                return refusal_from_wire(refusal)
            case _:
                return CentreSilent()

    def _asked(self, message: CardMessage) -> CardReply | CentreSilent:
        try:
            return self._client.cards(message)
        except CentreFailure as err:
            log.warning("no answer about place cards", reason=type(err).__name__)
            return CentreSilent()


def _card(told: CardTold) -> DeskCard:
    return DeskCard(
        told.card,
        told.kind,
        told.group,
        told.valid_until,
        told.token,
        is_revoked=told.is_revoked,
        name=told.name,
        phone=told.phone,
    )
