"""The catalogues hold every text in every language."""

import tomllib
from enum import StrEnum

import pytest

from booking_core.domain.bookings import BookingState, Need, Openness, Purpose
from booking_core.domain.places import KindOfUser, Reach, VenueKind, Weekday
from booking_core.language.catalogue import (
    FIRST_LANGUAGE,
    UnknownLanguage,
    catalogue,
    catalogue_of,
    languages,
)
from booking_core.language.words import FactMissing, TextMissing, UnknownText, Words
from resources import RESOURCES

NAMED: tuple[type[StrEnum], ...] = (
    Purpose,
    Need,
    Openness,
    Reach,
    Weekday,
    VenueKind,
    KindOfUser,
    BookingState,
)
DEMONSTRATION = tomllib.loads((RESOURCES / "demo" / "herlev.toml").read_text(encoding="utf-8"))
SPACES = [space for venue in DEMONSTRATION["venue"] for space in venue.get("space", ())]
FEATURES = sorted({feature for space in SPACES for feature in space["features"]})
LAYOUTS = sorted({layout["id"] for space in SPACES for layout in space["layouts"]})
AUDIENCES = [audience["id"] for audience in DEMONSTRATION["audience"]]
KEYS = [
    *(f"feature.{feature}" for feature in FEATURES),
    *(f"layout.{layout}" for layout in LAYOUTS),
    *(f"audience.{audience}" for audience in AUDIENCES),
    *(f"openness-explained.{openness.value}" for openness in Openness),
]


def test_danish_comes_first_and_english_is_there() -> None:
    assert languages()[0] == FIRST_LANGUAGE == "da"
    assert "en" in languages()


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_key_of_the_first(language: str) -> None:
    assert catalogue(language).texts.keys() == catalogue(FIRST_LANGUAGE).texts.keys()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", NAMED)
def test_every_named_thing_has_a_name(language: str, kind: type[Purpose]) -> None:
    words = Words.of(language)

    assert all(words.name_of(thing).strip() for thing in kind)


@pytest.mark.parametrize("language", languages())
def test_what_the_demonstration_has_and_every_openness_have_words(language: str) -> None:
    assert [key for key in KEYS if not Words.of(language).text(key).strip()] == []


@pytest.mark.parametrize("language", languages())
def test_no_text_has_an_exclamation_mark(language: str) -> None:
    assert "!" not in str(catalogue(language).texts)


def test_a_language_without_a_catalogue_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        Words.of("tlh")


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(UnknownText):
        Words.of("da").text("receipt.nonsense")


def test_a_text_without_its_fact_is_refused() -> None:
    with pytest.raises(FactMissing):
        Words.of("da").text("receipt.price")


def test_a_text_with_a_plural_needs_the_count() -> None:
    with pytest.raises(FactMissing, match="count"):
        Words.of("da").text("count.persons")


def test_a_language_that_lacks_a_text_shows_danish_and_warns() -> None:
    polish = Words(catalogue_of("pl", "[day]\ntoday = 'dzisiaj'"), catalogue("da"))

    assert polish.text("day.today") == "dzisiaj"
    with pytest.warns(TextMissing, match=r"day\.tomorrow"):
        assert polish.text("day.tomorrow") == "i morgen"


@pytest.mark.parametrize(("count", "shown"), [(1, "1 miejsce"), (3, "3 miejsca"), (5, "5 miejsc"), (22, "22 miejsca")])
def test_a_plural_follows_the_rules_of_its_own_language(count: int, shown: str) -> None:
    forms = '[count.places]\none = "{count} miejsce"\nfew = "{count} miejsca"\nmany = "{count} miejsc"\n'
    polish = Words(catalogue_of("pl", f'{forms}other = "{{count}} miejsca"'), catalogue("da"))

    assert polish.text("count.places", count=count) == shown


def test_danish_says_one_person_and_two_people() -> None:
    words = Words.of("da")

    assert words.text("count.persons", count=1) == "1 person"
    assert words.text("count.persons", count=2) == "2 personer"
