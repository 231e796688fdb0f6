"""What is broken is said in passing, with a small letter in every language that has any."""

import pytest

from booking_core.domain.told.conditions import ConditionKind, Thing
from booking_core.language.condition_words import condition_line
from booking_core.language.words import Words


@pytest.mark.parametrize(
    ("language", "line"),
    [("da", "Lys, i stykker"), ("de", "Licht, kaputt"), ("en", "Light, broken")],
)
def test_what_is_the_matter_follows_with_a_small_letter(language: str, line: str) -> None:
    assert condition_line(Words.of(language), ConditionKind.BROKEN, Thing.LIGHT) == line


@pytest.mark.parametrize(
    ("language", "line"),
    [("da", "Noget mangler"), ("de", "Etwas fehlt"), ("en", "Something is missing"), ("pl", "Czegoś brakuje")],
)
def test_what_has_no_name_of_its_own_is_something(language: str, line: str) -> None:
    assert condition_line(Words.of(language), ConditionKind.MISSING, Thing.OTHER) == line
