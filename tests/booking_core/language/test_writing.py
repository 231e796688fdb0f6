"""Lines run the way their language does, and letters inside a sentence are large or small as it wants."""

import pytest

from booking_core.language.words import Words
from booking_core.language.writing import (
    FIRST_STRONG_ISOLATE,
    POP_ISOLATE,
    RIGHT_TO_LEFT_MARK,
    beginning_sentence,
    in_row,
    within_sentence,
)


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_a_line_from_the_right_says_so_and_keeps_a_name_in_its_own_direction(language: str) -> None:
    said = Words.of(language).text("screen.open-until", at="16:30")

    assert said.startswith(RIGHT_TO_LEFT_MARK)
    assert f"{FIRST_STRONG_ISOLATE}16:30{POP_ISOLATE}" in said


def test_english_that_stands_in_for_a_line_from_the_right_is_written_from_the_left() -> None:
    said = Words.of("ar").text("api.refused")

    assert said == Words.of("en").text("api.refused")


def test_a_line_from_the_left_needs_no_signs() -> None:
    assert Words.of("de").text("screen.open-until", at="16:30") == "offen bis 16:30"


@pytest.mark.parametrize(
    ("language", "text", "within"),
    [
        ("da", "Holde møde", "holde møde"),
        ("de", "Beamer", "Beamer"),
        ("tr", "İşitme", "işitme"),
        ("tr", "Iğdır", "ığdır"),
    ],
)
def test_inside_a_sentence_the_first_letter_is_as_the_language_wants(language: str, text: str, within: str) -> None:
    assert within_sentence(text, language) == within


def test_a_turkish_sentence_begins_with_its_own_capital() -> None:
    assert beginning_sentence("iptal", "tr") == "İptal"
    assert beginning_sentence("i dag", "da") == "I dag"


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("pl", {1: "1 osoba", 3: "3 osoby", 5: "5 osób"}),
        ("ar", {1: "شخص واحد", 2: "شخصان", 3: "3 أشخاص", 11: "11 شخصًا"}),
    ],
)
def test_people_are_counted_as_the_language_counts(language: str, counts: dict[int, str]) -> None:
    words = Words.of(language)

    assert {n: words.text("count.persons", count=n).lstrip(RIGHT_TO_LEFT_MARK) for n in counts} == counts


@pytest.mark.parametrize("language", ["de", "uk", "ar"])
def test_what_only_staff_read_is_english_where_they_have_no_words(language: str) -> None:
    said = Words.of(language).text("desk.today").lstrip(RIGHT_TO_LEFT_MARK)

    assert said == "Today"


@pytest.mark.parametrize(("language", "row"), [("da", "1, 2"), ("ar", "1، 2"), ("ur", "1، 2")])
def test_what_stands_in_a_row_has_the_comma_of_the_language(language: str, row: str) -> None:
    assert in_row(["1", "2"], language) == row
