"""Place cards at the centre: given out and stopped for a desk, told to it, each with a line in the audit log.

A card is signed with the centre's own key, which no machine has: who takes a kiosk away can make no card.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from booking_core.central.centre import Centre
from booking_core.domain.bookings import Contact
from booking_core.domain.identity import CardId
from booking_core.domain.place_cards import CardKind
from booking_core.domain.places import Municipality
from booking_core.domain.policy.groups import groups_of
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import ONE_DAY, local_day, local_midnight
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import SameIdOtherBody, refusal_to_wire
from booking_core.protocol.messages.cards import (
    MOST_CARDS_FOUND,
    CardAnswer,
    CardGiven,
    CardMessage,
    CardRefused,
    CardsFound,
    CardsWanted,
    CardTold,
    IssueCard,
    RevokeCard,
)
from booking_core.protocol.place_cards import CardFacts, GroupTag, group_tag, read_card, sign_card
from booking_core.protocol.receipts import key_id_of
from booking_core.store.accounts.place_cards import KeptCard
from booking_core.store.logs.audit import Act, actor_of


@dataclass(frozen=True, slots=True)
class CardDesk:
    """What one message about cards is answered, and who sent it."""

    centre: Centre
    origin: Origin

    def answer(self, message: CardMessage) -> CardAnswer | SameIdOtherBody:
        """The answer, after what was asked has been done."""
        match message:
            case IssueCard():
                return self._issued(message)
            case RevokeCard(card=card):
                return revoked(self.centre, card, by=actor_of(self.origin))
            case CardsWanted(text=text):
                return self._found(text)

    def _issued(self, asked: IssueCard) -> CardGiven | CardRefused | SameIdOtherBody:
        centre, now = self.centre, self.centre.clock()
        places = centre.store.municipality()
        refusal = _why_not(asked, places, now=now)
        if refusal is not None:
            return CardRefused(refusal=refusal_to_wire(refusal))
        device = self.origin.device
        card = KeptCard(asked.id, asked.kind, asked.group, asked.valid_until, now, device, asked.contact)
        act = Act(actor_of(self.origin), "issue-card", str(card.id), card.kind.value)
        kept = centre.store.cards.issue(card, act, keep_until=_keep_until(card, places), now=now)
        return CardGiven(card=_told(centre, kept)) if kept.is_as_asked(card) else SameIdOtherBody()

    def _found(self, text: str) -> CardsFound:
        """Whose they are stands in the audit log before it is told."""
        centre = self.centre
        cards = tuple(self._meant(text))
        centre.looks.note(actor_of(self.origin), (card.id for card in cards), now=centre.clock())
        return CardsFound(cards=tuple(_told(centre, card) for card in cards))

    def _meant(self, text: str) -> Iterator[KeptCard]:
        """The one card that was scanned; else the newest whose holder has the text in name or number."""
        centre = self.centre
        public = centre.keys.signing.public_key()
        scanned = read_card(text, {key_id_of(public): public})
        if isinstance(scanned, CardFacts):
            one = centre.store.cards.with_id(scanned.card) or self._taken_in(scanned)
            yield from () if one is None else (one,)
            return
        yield from centre.store.cards.with_ids(islice(centre.contacts.cards_of(text), MOST_CARDS_FOUND))

    def _taken_in(self, facts: CardFacts) -> KeptCard | None:
        """A card of this town that is not known here: it was given out since the copy that the centre was put back to.

        Whose it is nobody knows any more, but it can be stopped.
        """
        centre, now = self.centre, self.centre.clock()
        places = centre.store.municipality()
        if facts.is_expired(local_day(now, places.zone)):
            return None
        group = _group_of(facts.kind, facts.group, places)
        card = KeptCard(facts.card, facts.kind, group, facts.valid_until, now, device=None, sealed=None)
        act = Act(actor_of(self.origin), "take-in-card", str(card.id), card.kind.value)
        return centre.store.cards.take_in(card, act, keep_until=_keep_until(card, places), now=now)


def revoked(centre: Centre, card: CardId, *, by: str) -> CardGiven | CardRefused:
    """The card as it is now: not taken any more, here and at every machine that hears of it."""
    now = centre.clock()
    kept = centre.store.cards.revoke(card, Act(by, "revoke-card", str(card)), now=now)
    if kept is None:
        return CardRefused(refusal=refusal_to_wire(Refusal(RefusalCode.UNKNOWN_CARD)))
    return CardGiven(card=_told(centre, kept))


def _why_not(asked: IssueCard, places: Municipality, *, now: datetime) -> Refusal | None:
    if asked.valid_until < local_day(now, places.zone):
        return Refusal(RefusalCode.IN_THE_PAST)
    known = groups_of(places, asked.kind.user)
    is_named = asked.group is not None
    if (is_named and asked.group not in known) or (not is_named and asked.kind.is_of_a_group and known):
        return Refusal(RefusalCode.UNKNOWN_GROUP, {"phone": places.venues[0].phone})
    return None


def _keep_until(card: KeptCard, places: Municipality) -> datetime:
    over = local_midnight(card.valid_until + ONE_DAY, places.zone)
    return over + timedelta(days=places.privacy.contact_kept_days_after)


def _group_of(kind: CardKind, tag: GroupTag, places: Municipality) -> str | None:
    return next((one for one in groups_of(places, kind.user) if group_tag(one) == tag), None)


def _holder(centre: Centre, card: KeptCard) -> Contact:
    return Contact() if card.sealed is None else centre.contacts.opened(card.sealed, card.id)


def _told(centre: Centre, card: KeptCard) -> CardTold:
    holder = _holder(centre, card)
    facts = CardFacts(card.id, card.kind, card.valid_until, group_tag(card.group))
    return CardTold(
        card=card.id,
        kind=card.kind,
        group=card.group,
        valid_until=card.valid_until,
        issued_at=card.issued_at,
        is_revoked=card.revoked_at is not None,
        name=holder.name,
        phone=holder.phone,
        token=sign_card(facts, centre.keys.signing),
    )
