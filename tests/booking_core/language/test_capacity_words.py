"""How many a place holds: said alike at its door and on its page."""

import pytest

from booking_core.documents.door_sign import door_signs
from booking_core.domain.identity import SpaceId, VenueId
from booking_core.language.capacity_words import capacity_of
from booking_core.language.words import Words
from tests.booking_core.central.running_centre import herlev


@pytest.mark.parametrize(
    ("language", "space", "expected"),
    [
        ("da", "mh-lok3", "Plads til 16"),
        ("da", "mh-lok5", "Plads til 20, op til 24"),
        ("en", "mh-lok5", "Room for 20, up to 24"),
    ],
)
def test_more_than_as_it_stands_is_told_behind_it(language: str, space: str, expected: str) -> None:
    assert capacity_of(Words.of(language), herlev().space_by_id[SpaceId(space)]) == expected


def test_the_sign_at_the_door_says_both() -> None:
    signs = door_signs(herlev(), herlev().venue_by_id[VenueId("medborgerhus")])

    facts = next(sign.facts for sign in signs if sign.room == "Lokale 5")
    assert (facts[0].danish, facts[0].english) == ("Plads til 20, op til 24", "Room for 20, up to 24")
