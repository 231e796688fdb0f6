"""A wish is made of few parts, and who misses the same says the same one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.finding.search import Search
from booking_core.domain.identity import VenueId
from booking_core.domain.told.house_wishes import (
    LONGEST_ANSWER,
    SIZES,
    HouseAnswer,
    HouseWish,
    WeekPart,
    WishedPlace,
    WishHeard,
    is_sound,
    most_wished_first,
    size_for,
    week_part_at,
    wish_of,
)
from tests.booking_core.domain.made_bookings import MUNICIPALITY, at
from tests.booking_core.sample_places import HOUSE, LIBRARY

ZONE = MUNICIPALITY.zone
SATURDAY, MONDAY = date(2026, 11, 28), date(2026, 11, 30)
WISH = HouseWish(HOUSE, WishedPlace.HALL, Purpose.MUSIC, 60, WeekPart.EVENINGS, (Need.HEARING_LOOP,))


def a_search(persons: int = 55, **more: object) -> Search:
    search = Search(HOUSE, at("18:00"), timedelta(hours=3), persons=persons, purpose=Purpose.MUSIC)
    return replace(search, **more)  # type: ignore[arg-type]  # the fields' own types


def test_a_search_in_vain_words_the_wish() -> None:
    needs = frozenset({Need.STEP_FREE, Need.HEARING_LOOP})

    assert wish_of(a_search(needs=needs), ZONE) == replace(WISH, needs=(Need.HEARING_LOOP, Need.STEP_FREE))


def test_for_few_a_room_is_missed_and_for_many_a_hall() -> None:
    places = [wish_of(a_search(persons), ZONE).place for persons in (6, 30, 31, 200)]

    assert places == [WishedPlace.ROOM, WishedPlace.ROOM, WishedPlace.HALL, WishedPlace.HALL]


def test_a_size_holds_those_who_need_it() -> None:
    assert [size_for(persons) for persons in (1, 2, 13, 55, 500, 501)] == [2, 2, 16, 60, 500, 500]
    assert [size_for(size) for size in SIZES] == list(SIZES)


@pytest.mark.parametrize(
    ("wall", "day", "part"),
    [
        ("08:00", MONDAY, WeekPart.MORNINGS),
        ("11:45", MONDAY, WeekPart.MORNINGS),
        ("12:00", MONDAY, WeekPart.AFTERNOONS),
        ("17:00", MONDAY, WeekPart.EVENINGS),
        ("08:00", SATURDAY, WeekPart.WEEKENDS),
        ("23:45", date(2026, 11, 29), WeekPart.WEEKENDS),
        ("00:00", MONDAY, WeekPart.MORNINGS),
    ],
)
def test_the_part_of_the_week_is_that_of_the_wall(wall: str, day: date, part: WeekPart) -> None:
    assert week_part_at(at(wall, day), ZONE) is part


def test_who_misses_the_same_says_the_same_wish_and_any_other_part_makes_another() -> None:
    others = [
        replace(WISH, venue=LIBRARY),
        replace(WISH, place=WishedPlace.ROOM),
        replace(WISH, purpose=Purpose.TALK),
        replace(WISH, persons=80),
        replace(WISH, when=WeekPart.ANY),
        replace(WISH, needs=()),
    ]

    assert replace(WISH).id == WISH.id
    assert len({WISH.id, *(other.id for other in others)}) == len(others) + 1


@pytest.mark.parametrize(
    "more", [{"persons": 55}, {"needs": (Need.QUIET, Need.QUIET)}, {"needs": (Need.QUIET, Need.HEARING_LOOP)}]
)
def test_what_could_be_said_in_two_ways_is_no_wish(more: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a wish is for one of the sizes"):
        replace(WISH, **more)  # type: ignore[arg-type]  # the fields' own types


def test_an_answer_is_read_in_danish_by_danes_and_in_english_by_others_where_there_is_any() -> None:
    now = datetime(2026, 11, 26, 13, tzinfo=UTC)
    both, danish = HouseAnswer("Ja", "Yes", now), HouseAnswer("Ja", "", now)

    assert [both.in_language(language) for language in ("da", "en", "ar")] == ["Ja", "Yes", "Yes"]
    assert [danish.in_language(language) for language in ("da", "ar")] == ["Ja", "Ja"]


def test_the_most_wished_come_first_and_of_as_many_the_newest() -> None:
    def heard(house: str, times: int, hour: int) -> WishHeard:
        return WishHeard(replace(WISH, venue=VenueId(house)), times, datetime(2026, 11, 26, hour, tzinfo=UTC))

    few, old, new = heard("a", 1, 14), heard("b", 3, 9), heard("c", 3, 12)

    assert most_wished_first((few, old, new)) == (new, old, few)


@pytest.mark.parametrize(
    "more",
    [
        {"times": 0},
        {"times": 2**70},
        {"told_at": at("12:00").replace(tzinfo=None)},
        {"told_at": at("13:00")},
        {"answer": HouseAnswer("x" * (LONGEST_ANSWER + 1), "", at("12:00"))},
        {"answer": HouseAnswer("Vi ser på det.\0", "", at("12:00"))},
        {"answer": HouseAnswer("Vi ser på det.", "", at("13:00"))},
    ],
    ids=["nobody", "too many", "no zone", "not yet", "too long", "no text", "not answered yet"],
)
def test_what_no_machine_can_have_been_told_is_not_believed(more: dict[str, object]) -> None:
    heard = WishHeard(WISH, 2, at("12:00"), HouseAnswer("Vi ser på det.", "", at("12:00")))

    assert is_sound(heard, now=at("12:30"))
    assert not is_sound(replace(heard, **more), now=at("12:30"))  # type: ignore[arg-type]  # the fields' own types
