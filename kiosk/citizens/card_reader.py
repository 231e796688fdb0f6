"""Reading a place card at a kiosk: by its signature, its day and what is known of stopped ones, network or not."""

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from booking_core.domain.place_cards import CardKind, mark_of
from booking_core.domain.places import Municipality
from booking_core.domain.policy.groups import groups_of
from booking_core.domain.time_spans import local_day
from booking_core.protocol.place_cards import NO_GROUP, CardFacts, CardUnreadable, GroupTag, group_tag, read_card
from booking_core.protocol.receipts import ReceiptRead, Unreadable, key_id_of
from kiosk.keeping.house_pictures import HousePictures
from kiosk.paper.receipts import ReceiptOffice
from ui.ports import CardNotTaken, CardRead, CardShown, CardTrouble

_TROUBLES = {
    CardUnreadable.TRUNCATED: CardTrouble.DAMAGED,
    CardUnreadable.FORGED: CardTrouble.DAMAGED,
    CardUnreadable.UNKNOWN_KEY: CardTrouble.OTHER_TOWN,
}
_OF_A_RECEIPT = frozenset({Unreadable.UNKNOWN_KEY, Unreadable.FORGED, Unreadable.TRUNCATED})


class CardReader:
    """Takes the cards that the centre has signed; another machine's signature makes none."""

    def __init__(self, centre_key: Ed25519PublicKey, *, pictures: HousePictures, receipts: ReceiptOffice) -> None:
        self._keys = {key_id_of(centre_key): centre_key}
        self._pictures = pictures
        self._receipts = receipts

    def read(self, text: str, *, now: datetime) -> CardRead:
        """The card, or in which way it is none that is taken here; nothing of it is kept or logged."""
        facts = read_card(text, self._keys)
        if not isinstance(facts, CardFacts):
            return CardNotTaken(_TROUBLES.get(facts) or self._other(text))
        picture = self._pictures.current
        if picture is None:
            return CardNotTaken(CardTrouble.DAMAGED)
        if facts.is_expired(local_day(now, picture.municipality.zone)):
            return CardNotTaken(CardTrouble.EXPIRED, facts.valid_until)
        if facts.card in picture.revoked_cards:
            return CardNotTaken(CardTrouble.REVOKED)
        group = _group_of(picture.municipality, facts.kind, facts.group)
        if facts.group != NO_GROUP and group is None:
            return CardNotTaken(CardTrouble.OTHER_TOWN)
        return CardShown(facts.card, mark_of(facts.card), facts.kind.user, group)

    def _other(self, text: str) -> CardTrouble:
        """What is no card may be a receipt, of whichever machine."""
        read = self._receipts.read(text)
        is_a_receipt = isinstance(read, ReceiptRead) or read.reason in _OF_A_RECEIPT
        return CardTrouble.RECEIPT if is_a_receipt else CardTrouble.FOREIGN


def _group_of(municipality: Municipality, kind: CardKind, tag: GroupTag) -> str | None:
    return next((one for one in sorted(groups_of(municipality, kind.user)) if group_tag(one) == tag), None)
