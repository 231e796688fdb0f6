"""A place card: who shows it may book ahead without telling a name or a number.

kind            whose it is                   its bookings are
person          somebody grown up             a citizen's
young person    somebody under eighteen       a citizen's
association     a group of the places file    the association's, counted for it
school          a school of the places file   the school's, counted for it
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from booking_core.domain.identity import CardId
from booking_core.domain.places import KindOfUser

_MARK_LETTERS = 4


class CardKind(StrEnum):
    """Whose card it is."""

    PERSON = "person"
    YOUNG_PERSON = "young-person"
    ASSOCIATION = "association"
    SCHOOL = "school"

    @property
    def user(self) -> KindOfUser:
        """What the bookings made with it are."""
        return _USER_OF[self]

    @property
    def is_of_a_group(self) -> bool:
        return self in {CardKind.ASSOCIATION, CardKind.SCHOOL}


@dataclass(frozen=True, slots=True)
class CardOnPaper:
    """What is to stand on a card. `mark` tells it from others, `token` is what proves it; nobody's name."""

    kind: CardKind
    group: str | None
    mark: str
    valid_until: date
    token: str


_USER_OF: Mapping[CardKind, KindOfUser] = MappingProxyType(
    {
        CardKind.PERSON: KindOfUser.CITIZEN,
        CardKind.YOUNG_PERSON: KindOfUser.CITIZEN,
        CardKind.ASSOCIATION: KindOfUser.ASSOCIATION,
        CardKind.SCHOOL: KindOfUser.SCHOOL,
    }
)
_PERSON = "card:"


def mark_of(card: CardId) -> str:
    """The end of a card's id, by which people tell their cards apart: "8E34"."""
    return card.hex[-_MARK_LETTERS:].upper()


def person_with(card: str) -> str:
    """The key that the bookings made with a card are counted under."""
    return f"{_PERSON}{card}"


def card_of(person: str | None) -> str | None:
    """The id of the card that `person` is counted by; None of one who is known otherwise, or not at all."""
    return person.removeprefix(_PERSON) if person is not None and person.startswith(_PERSON) else None
