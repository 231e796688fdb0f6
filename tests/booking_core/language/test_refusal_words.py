"""Every refusal has a sentence in every language, made of the facts its code carries."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest

from booking_core.domain import refusals
from booking_core.domain.bookings import BookingState
from booking_core.domain.places import Counted, CountedParty, QuotaPeriod
from booking_core.domain.refusals import Fact, Refusal, RefusalCode
from booking_core.language.catalogue import catalogue, languages
from booking_core.language.words import Words
from booking_core.language.writing import DIRECTION_SIGNS

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
FACTS: dict[str, Fact] = {
    "minutes": 90,
    "days": 7,
    "last_day": date(2026, 12, 3),
    "day": date(2026, 11, 26),
    "opens_at": datetime(2026, 11, 26, 7, 0, tzinfo=UTC),
    "closes_at": datetime(2026, 11, 26, 21, 0, tzinfo=UTC),
    "reason": "Jul",
    "capacity": 16,
    "phone": "44 00 00 01",
    "room": "kaelder",
    "fault": "too-many",
    "free_from": datetime(2026, 11, 26, 15, 0, tzinfo=UTC),
    "state": BookingState.NO_SHOW.value,
    "ready_at": datetime(2026, 11, 26, 15, 30, tzinfo=UTC),
    "next_at": datetime(2026, 11, 26, 18, 0, tzinfo=UTC),
    "version": 3,
    "earliest": datetime(2026, 11, 26, 15, 15, tzinfo=UTC),
    "first_day": date(2026, 11, 30),
    "wheelchairs": 2,
    "audience": "young",
    "who": CountedParty.PERSON.value,
    "per": QuotaPeriod.DAY.value,
    "most": 2,
    "counted": Counted.BOOKINGS.value,
    "tables": 4,
    "chairs": 12,
    "shelter": "Laden",
    "decide_by": datetime(2026, 11, 26, 10, 0, tzinfo=UTC),
    "house": "Herlev Bibliotek",
    "kiosk": "Ved indgangen",
    "waited_for": "Herlev Bibliotek, Ved indgangen",
    "last_heard": datetime(2026, 11, 26, 13, 2, tzinfo=UTC),
}


def facts_by_code() -> dict[RefusalCode, set[str]]:
    """What stands behind each code in `booking_core.domain.refusals`."""
    source = Path(refusals.__file__).read_text(encoding="utf-8")
    lines = re.findall(r'^    [A-Z_]+ = "([a-z-]+)"(?:  # (.*))?$', source, re.MULTILINE)
    return {RefusalCode(code): set(facts.split(", ")) - {""} for code, facts in lines}


def refusal(code: RefusalCode, **changed: Fact) -> Refusal:
    facts = {name: FACTS[name] for name in facts_by_code()[code]}
    return Refusal(code, MappingProxyType({**facts, **changed}))


def first_letter(sentence: str) -> str:
    return next(sign for sign in sentence if sign not in DIRECTION_SIGNS)


def test_the_facts_of_every_code_are_known() -> None:
    assert facts_by_code().keys() == set(RefusalCode)


@pytest.mark.parametrize("language", languages())
def test_every_code_has_a_sentence_that_says_what_is_and_what_to_do(language: str) -> None:
    sentences = [Words.of(language).refusal(refusal(code), COPENHAGEN) for code in RefusalCode]

    assert [sentence for sentence in sentences if not is_what_is_and_what_to_do(sentence)] == []


def is_what_is_and_what_to_do(sentence: str) -> bool:
    sentences = re.findall(r"[.?؟۔](?= \W*\w|$)", sentence)
    whole = ".." not in sentence and "{" not in sentence
    return not first_letter(sentence).islower() and len(sentences) > 1 and whole


@pytest.mark.parametrize("language", languages())
def test_no_sentence_uses_a_fact_its_code_does_not_carry(language: str) -> None:
    by_code = {code.value: facts for code, facts in facts_by_code().items()}
    by_code |= {f"{code}-another-day": {*by_code[code], "day"} for code in ("setup-taken", "setup-too-late", "blocked")}
    by_code |= {f"quota-used{which}": {*by_code["quota-used"], "free_on"} for which in ("-until", "-house-until")}
    by_code |= {
        f"held-elsewhere-silent{which}": {*by_code["held-elsewhere"], *day}
        for which, day in (("", ()), ("-another-day", ("day",)))
    }
    by_code["closed-before-the-end"] = {*by_code["closed"], "minutes"}
    by_code["unknown-room-named"] = by_code["unknown-room"]
    by_code["recovering-waiting"] = by_code["recovering"]
    texts = {
        key.removeprefix("refusal.").removesuffix("-because").removesuffix("-house"): text
        for key, text in catalogue(language).texts.items()
        if key.startswith("refusal.")
    }

    used = {code: {name for _, name, _, _ in Formatter().parse(str(text)) if name} for code, text in texts.items()}

    assert {code: facts - by_code[code] for code, facts in used.items() if facts - by_code[code]} == {}


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (RefusalCode.TOO_SHORT, "Her booker man mindst 1 time 30 min. ad gangen. Vælg en længere tid."),
        (RefusalCode.TOO_MANY_PERSONS, "Her er plads til 16 personer. Vælg et større sted."),
        (
            RefusalCode.CLOSED,
            "Der er åbent torsdag den 26. november fra kl. 8 til kl. 22. Vælg en tid inden for åbningstiden.",
        ),
        (
            RefusalCode.TAKEN,
            "Rummet er optaget frem til kl. 16. Vælg en senere tid eller et andet sted.",
        ),
        (
            RefusalCode.CLOSED_ALL_DAY,
            "Der er lukket torsdag den 26. november (Jul). Vælg en anden dag eller et andet sted.",
        ),
    ],
)
def test_danish_sentences_tell_the_facts_as_people_say_them(code: RefusalCode, sentence: str) -> None:
    assert Words.of("da").refusal(refusal(code), COPENHAGEN) == sentence


@pytest.mark.parametrize("language", languages())
def test_who_would_stay_past_closing_is_told_when_that_is_and_what_to_do(language: str) -> None:
    words = Words.of(language)

    told = words.refusal(refusal(RefusalCode.CLOSED, minutes=45), COPENHAGEN)

    assert is_what_is_and_what_to_do(told)
    assert words.clock_time(datetime(2026, 11, 26, 21, 0, tzinfo=UTC), COPENHAGEN) in told
    assert words.day(date(2026, 11, 26)) not in told


def test_a_day_closed_without_a_reason_gives_none() -> None:
    sentence = Words.of("da").refusal(refusal(RefusalCode.CLOSED_ALL_DAY, reason=""), COPENHAGEN)

    assert sentence == "Der er lukket torsdag den 26. november. Vælg en anden dag eller et andet sted."


def test_one_place_is_no_plural() -> None:
    sentence = Words.of("en").refusal(refusal(RefusalCode.TOO_MANY_PERSONS, capacity=1), COPENHAGEN)

    assert sentence == "There is room for 1 person here. Choose a larger place."


@pytest.mark.parametrize("state", BookingState)
def test_every_state_makes_a_sentence(state: BookingState) -> None:
    sentence = Words.of("da").refusal(refusal(RefusalCode.ALREADY_OVER, state=state.value), COPENHAGEN)

    assert Words.of("da").name_of(state) in sentence


@pytest.mark.parametrize("code", [RefusalCode.SETUP_TAKEN, RefusalCode.SETUP_TOO_LATE])
def test_a_room_that_is_ready_on_another_day_only_is_told_with_that_day(code: RefusalCode) -> None:
    words = Words.of("da")

    assert "fredag" not in words.refusal(refusal(code), COPENHAGEN)
    assert "fredag den 27. november" in words.refusal(refusal(code, day=date(2026, 11, 27)), COPENHAGEN)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {},
            (
                "Man kan højst have 2 bookinger på en dag, og med denne bliver det for meget. "
                "Giv en tid tilbage, eller spørg i huset."
            ),
        ),
        (
            {"free_on": date(2026, 11, 30), "per": "week", "most": 90, "counted": "minutes"},
            (
                "Man kan højst have 1 time 30 min. på en uge, og med denne bliver det for meget. "
                "Vælg en tid fra mandag den 30. november, eller giv en tilbage."
            ),
        ),
        (
            {"who": "house", "per": "season", "most": 1},
            (
                "Her kan der højst være 1 booking på en sæson, og med denne bliver det for meget. "
                "Vælg et andet sted, eller spørg i huset."
            ),
        ),
        (
            {"who": "house", "per": "open", "free_on": date(2026, 11, 30)},
            (
                "Her kan der højst være 2 bookinger i vente, og med denne bliver det for meget. "
                "Vælg en tid fra mandag den 30. november, eller et andet sted."
            ),
        ),
    ],
)
def test_a_quota_says_how_much_in_which_time_and_when_there_is_room_again(
    changed: dict[str, Fact], sentence: str
) -> None:
    assert Words.of("da").refusal(refusal(RefusalCode.QUOTA_USED, **changed), COPENHAGEN) == sentence


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {},
            (
                "Skærmen i Herlev Bibliotek (Ved indgangen) har ikke svaret siden kl. 14.02. Rummet er ledigt der "
                "og kan kun bookes på den. Vælg et andet sted, eller spørg i huset."
            ),
        ),
        (
            {"day": date(2026, 11, 25)},
            (
                "Skærmen i Herlev Bibliotek (Ved indgangen) har ikke svaret siden onsdag den 25. november kl. 14.02. "
                "Rummet er ledigt der og kan kun bookes på den. Vælg et andet sted, eller spørg i huset."
            ),
        ),
    ],
)
def test_a_room_in_the_hands_of_a_silent_kiosk_says_which_and_since_when(
    changed: dict[str, Fact], sentence: str
) -> None:
    assert Words.of("da").refusal(refusal(RefusalCode.HELD_ELSEWHERE, **changed), COPENHAGEN) == sentence


def test_an_audience_is_called_by_its_name_or_else_by_its_id() -> None:
    words = Words.of("da")

    assert "reserveret til unge" in words.refusal(refusal(RefusalCode.KEPT_FOR), COPENHAGEN)
    assert "reserveret til fodboldpiger" in words.refusal(
        refusal(RefusalCode.KEPT_FOR, audience="fodboldpiger"), COPENHAGEN
    )
