"""The place cards as the service reads and writes them: given out, stopped, found."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from booking_core.domain.identity import CardId
from booking_core.protocol.messages import CardRevoked, RevokedCard
from booking_core.store.accounts import place_cards
from booking_core.store.accounts.place_cards import KeptCard
from booking_core.store.central_store.transactions import CentreTransactions
from booking_core.store.logs import audit, feed_log
from booking_core.store.logs.audit import Act


class StoredCards:
    """Every place card that is kept, under its id."""

    def __init__(self, transactions: CentreTransactions) -> None:
        self._transactions = transactions

    def issue(self, card: KeptCard, act: Act, *, keep_until: datetime, now: datetime) -> KeptCard:
        """The card with that id, given out now or before."""

        def issue(connection: Connection) -> KeptCard:
            known = place_cards.card_with_id(connection, card.id)
            if known is None:
                place_cards.keep(connection, card, keep_until=keep_until)
                audit.append(connection, [act], now=now)
            return known or card

        return self._transactions.write(issue)

    def take_in(self, card: KeptCard, act: Act, *, keep_until: datetime, now: datetime) -> KeptCard:
        """The card with that id; one that is not known yet stands among the others from now on."""

        def take_in(connection: Connection) -> KeptCard:
            known = place_cards.card_with_id(connection, card.id)
            if known is not None:
                return known
            audit.append(connection, [act], now=now)
            return place_cards.take_in(connection, card, keep_until=keep_until)

        return self._transactions.write(take_in)

    def revoke(self, card: CardId, act: Act, *, now: datetime) -> KeptCard | None:
        """The card, which is stopped from now on, and every machine hears of it; None when there is none."""

        def stop(connection: Connection) -> tuple[KeptCard | None, bool]:
            is_news = self.stop(connection, card, act, now=now)
            return place_cards.card_with_id(connection, card), is_news

        return self._transactions.write_and_tell(stop)

    def stop(self, connection: Connection, card: CardId, act: Act, *, now: datetime) -> bool:
        """Stop it as the last act of the caller's transaction; False where it is stopped already, or not known."""
        known = place_cards.card_with_id(connection, card)
        if known is None or not place_cards.revoke(connection, card, now=now):
            return False
        audit.append(connection, [act], now=now)
        feed_log.append(connection, [CardRevoked(revoked=RevokedCard(card, known.valid_until))])
        return True

    def with_id(self, wanted: CardId) -> KeptCard | None:
        """The card with that id, stopped or not."""
        with self._transactions.reading() as connection:
            return place_cards.card_with_id(connection, wanted)

    def all(self) -> tuple[KeptCard, ...]:
        """Every card that is kept, the newest first."""
        with self._transactions.reading() as connection:
            return tuple(place_cards.everybodys(connection))

    def with_ids(self, cards: Iterable[CardId]) -> tuple[KeptCard, ...]:
        """Those cards, as far as they are kept, in that order."""
        with self._transactions.reading() as connection:
            found = (place_cards.card_with_id(connection, one) for one in cards)
            return tuple(card for card in found if card is not None)

    def holders(self) -> dict[str, bytes]:
        """Whose the cards are, sealed, by their ids, the newest first; without those whose holder is forgotten."""
        with self._transactions.reading() as connection:
            return place_cards.holders(connection)

    def sealed_holders(self, cards: Iterable[str]) -> dict[str, bytes]:
        """Whose those cards are, sealed."""
        with self._transactions.reading() as connection:
            return place_cards.sealed_contacts(connection, cards)
