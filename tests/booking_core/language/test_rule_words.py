"""The rules of a place, in words for people."""

from dataclasses import replace

import pytest

from booking_core.domain.identity import QuotaId, SpaceId
from booking_core.domain.places import Counted, CountedParty, LimitsOverride, Quota, QuotaPeriod, Weekday
from booking_core.language.catalogue import STAFF_LANGUAGES
from booking_core.language.rule_words import rules_in_words
from booking_core.language.words import Words
from tests.booking_core.central.running_centre import herlev

HERLEV = herlev()
DANISH, ENGLISH = Words.of("da"), Words.of("en")


def of(space: str, words: Words = DANISH) -> tuple[str, ...]:
    return rules_in_words(HERLEV, HERLEV.space_by_id[SpaceId(space)], words)


def test_what_concerns_everybody_comes_first() -> None:
    assert of("mh-lok3")[:5] == (
        "Fra 30 min. til 4 timer ad gangen.",
        "Forening: højst 8 timer ad gangen.",
        "Skole eller dagtilbud: højst 5 timer ad gangen.",
        "Du kan booke 90 dage frem.",
        "Uden telefonnummer: højst 2 timer, og tiden begynder inden for 4 timer.",
    )


def test_a_room_that_is_kept_after_school_says_so() -> None:
    said = of("bib-gruppe1")

    assert "Du kan kun booke samme dag." in said
    assert "Mandag til fredag kl. 14.00–17.00 er stedet reserveret til unge. 2 timer før er det for alle." in said
    assert not any("reserveret" in sentence for sentence in of("mh-lok3"))


def test_the_large_halls_tell_who_comes_first_and_who_says_yes() -> None:
    said = of("mh-hele-huset")

    assert "Huset skal sige ja først." in said
    assert "Byens borgere, foreninger og skoler booker først, alle andre fra 30 dage før." in said
    assert "I alt kan der højst være 2 bookinger på en uge." in said
    assert not any("Uden telefonnummer" in sentence for sentence in said)


def test_a_lead_time_of_whole_days_is_told_in_days() -> None:
    assert "Book mindst 2 dage før." in of("by-torvet")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((Weekday.MON, Weekday.TUE, Weekday.WED), "Mandag til onsdag "),
        ((Weekday.MON, Weekday.TUE), "Mandag og tirsdag "),
        ((Weekday.MON, Weekday.WED, Weekday.FRI), "Mandag, onsdag og fredag "),
        ((Weekday.SUN,), "Søndag "),
    ],
)
def test_days_in_a_row_are_told_by_the_first_and_the_last(days: tuple[Weekday, ...], words: str) -> None:
    assert HERLEV.rules.after_school is not None
    rule = replace(HERLEV.rules.after_school, days=days)
    places = replace(HERLEV, rules=replace(HERLEV.rules, after_school=rule))

    said = rules_in_words(places, places.space_by_id[SpaceId("bib-gruppe1")], DANISH)

    assert any(sentence.startswith(words) for sentence in said)


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_every_quota_has_a_sentence(language: str) -> None:
    space = HERLEV.space_by_id[SpaceId("mh-lok3")]
    quotas = tuple(
        Quota(QuotaId(f"{who}-{per}-{counted}"), who, per, 2, counted)
        for who in CountedParty
        for per in QuotaPeriod
        for counted in Counted
    )
    places = replace(HERLEV, quotas=quotas)

    said = rules_in_words(places, space, Words.of(language))

    assert len(set(said)) == len(said)
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in said)


def test_the_other_language_says_the_same() -> None:
    assert of("mh-lok3", ENGLISH)[0] == "From 30 min to 4 hours at a time."
    assert len(of("mh-lok3", ENGLISH)) == len(of("mh-lok3"))


def test_what_a_space_says_is_what_is_told() -> None:
    house = HERLEV.venue_of_space[SpaceId("mh-lok3")]
    own = replace(HERLEV.space_by_id[SpaceId("mh-lok3")], limits=LimitsOverride(45, 60, 7, 90))
    narrowed = replace(house, spaces=tuple(own if space.id == own.id else space for space in house.spaces))
    places = replace(HERLEV, venues=tuple(narrowed if venue.id == house.id else venue for venue in HERLEV.venues))

    assert rules_in_words(places, own, DANISH)[:3] == (
        "Fra 45 min. til 1 time ad gangen.",
        "Du kan booke 7 dage frem.",
        "Book mindst 1 time 30 min. før.",
    )
