"""On which floor a place is, in the reader's own language where its way is told in it."""

import re
from dataclasses import replace

import pytest

from booking_core.domain.identity import SpaceId
from booking_core.language.catalogue import languages
from booking_core.language.words import Words
from tests.ui.herlev_day import COPENHAGEN, herlev, picture_of_the_day
from ui.view_models.shown.places import floor_of, where_is, with_floor
from ui.view_models.shown.plans import plan_of
from ui.view_models.visit.speech import Speech

ROOM = herlev().space_by_id[SpaceId("mh-lok4")]
HOUSE = herlev().venue_of_space[ROOM.id]
IN_ENGLISH_NOWHERE = replace(HOUSE, rooms=tuple(replace(room, ways={}) for room in HOUSE.rooms))


def speech_in(language: str) -> Speech:
    return Speech(Words.of(language), COPENHAGEN)


@pytest.mark.parametrize(
    ("language", "floor", "caption"),
    [
        ("da", "stuen", "Etageplan: Stuen"),
        ("en", "ground floor", "Ground floor"),
        ("de", "Erdgeschoss", "Erdgeschoss"),
        ("ur", "گراؤنڈ فلور", "گراؤنڈ فلور"),
    ],
)
def test_the_floor_is_told_in_the_language_of_the_screen(language: str, floor: str, caption: str) -> None:
    speech = speech_in(language)
    plan = plan_of(picture_of_the_day(), HOUSE, ROOM, speech=speech)

    assert floor_of(HOUSE, ROOM, speech) == floor
    assert floor in with_floor(ROOM.name, HOUSE, ROOM, speech)
    assert floor in where_is(HOUSE, ROOM, walking_minutes=0, speech=speech)
    assert caption in plan.title
    assert caption in plan.spoken


@pytest.mark.parametrize("language", [language for language in languages() if language not in {"da", "uk"}])
def test_no_floor_is_told_in_danish_to_others(language: str) -> None:
    """Ukrainian keeps the word on the doors beside its own."""
    speech = speech_in(language)
    told = [
        f"{floor_of(venue, space, speech)} {plan_of(picture_of_the_day(), venue, space, speech=speech).title}"
        for venue, space in herlev().spaces()
    ]

    assert [each for each in told if re.search(r"stuen|\. sal\b", each, re.IGNORECASE)] == []


def test_where_the_way_is_told_in_danish_alone_the_floor_is_as_on_the_doors(english: Speech) -> None:
    plan = plan_of(picture_of_the_day(), IN_ENGLISH_NOWHERE, ROOM, speech=english)

    assert with_floor(ROOM.name, IN_ENGLISH_NOWHERE, ROOM, english) == "Lokale 4, stuen"
    assert "Stuen" in plan.title
