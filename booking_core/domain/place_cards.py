"""A place card: who shows it may book ahead without telling a name or a number.

kind            whose it is                   its bookings are
person          somebody grown up             a citizen's
young person    somebody under eighteen       a citizen's
association     a group of the places file    the association's, counted for it
school          a school of the places file   the school's, counted for it
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from booking_core.domain.places import KindOfUser

LAST_DIGITS = 4
"""How many letters of a card's id are shown, so that somebody can tell their cards apart."""


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


_USER_OF: Mapping[CardKind, KindOfUser] = MappingProxyType(
    {
        CardKind.PERSON: KindOfUser.CITIZEN,
        CardKind.YOUNG_PERSON: KindOfUser.CITIZEN,
        CardKind.ASSOCIATION: KindOfUser.ASSOCIATION,
        CardKind.SCHOOL: KindOfUser.SCHOOL,
    }
)
