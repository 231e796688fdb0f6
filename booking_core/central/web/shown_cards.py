"""A place card on the public page: carried from form to form by whoever has scanned it, read again at each.

Its signature and its day are looked at here. That it was stopped is known where the booking is decided, and told then.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from booking_core.central.centre import Centre
from booking_core.domain.bookings import Contact
from booking_core.domain.place_cards import CardKind, mark_of
from booking_core.domain.places import KindOfUser, Municipality
from booking_core.domain.policy.groups import groups_of
from booking_core.domain.time_spans import local_day
from booking_core.language.words import Words
from booking_core.protocol.place_cards import NO_GROUP, CardFacts, CardUnreadable, GroupTag, group_tag, read_card
from booking_core.protocol.receipts import key_id_of

CARD = "card"
"""The field of a form that carries a card's token."""

_SENTENCES: Mapping[CardUnreadable, str] = MappingProxyType(
    {
        CardUnreadable.TRUNCATED: "card.damaged",
        CardUnreadable.FORGED: "card.damaged",
        CardUnreadable.UNKNOWN_KEY: "card.other-town",
    }
)


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card that counts; nobody's name. `group` is the id of its association or school."""

    token: str
    facts: CardFacts
    group: str | None

    @property
    def user(self) -> KindOfUser:
        return self.facts.kind.user

    @property
    def contact(self) -> Contact:
        """Whom to reach: the house finds the name behind the card."""
        return Contact(card=str(self.facts.card))

    def words(self, municipality: Municipality, words: Words) -> str:
        """ "Pladskort 8E34", with whose it is where that is an association or a school."""
        shown = words.text("card.shown", mark=mark_of(self.facts.card))
        names = {one.id: one.name for one in municipality.associations}
        names |= {one.id: one.name for one in municipality.schools}
        name = names.get(self.group or "", "")
        return f"{shown} · {name}" if name else shown


@dataclass(frozen=True, slots=True)
class CardNotTaken:
    """Why what was shown is no card that counts here, in words."""

    sentence: str


def card_in(
    centre: Centre, typed: Mapping[str, str], *, words: Words, now: datetime
) -> ShownCard | CardNotTaken | None:
    """The card that a form carries; None where it carries none."""
    token = typed.get(CARD, "")
    if not token:
        return None
    municipality, public = centre.days.places(), centre.keys.signing.public_key()
    facts = read_card(token, {key_id_of(public): public})
    if isinstance(facts, CardUnreadable):
        return CardNotTaken(words.text(_SENTENCES.get(facts, "card.foreign")))
    if facts.is_expired(local_day(now, municipality.zone)):
        return CardNotTaken(words.text("card.expired", day=words.dated(facts.valid_until)))
    group = _group_of(municipality, facts.kind, facts.group)
    if facts.group != NO_GROUP and group is None:
        return CardNotTaken(words.text("card.other-town"))
    return ShownCard(token, facts, group)


def _group_of(municipality: Municipality, kind: CardKind, tag: GroupTag) -> str | None:
    return next((one for one in sorted(groups_of(municipality, kind.user)) if group_tag(one) == tag), None)
