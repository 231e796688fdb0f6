"""Which languages are spoken somewhere, for those who read about it."""

import pytest

from booking_core.language.spoken import spoken_in_brief, spoken_words
from booking_core.language.words import Words


@pytest.mark.parametrize(
    ("spoken", "told", "brief"),
    [
        ((), "", ""),
        (("da",), "Kun på dansk", "Kun på dansk"),
        (("da", "en"), "Sprog: Dansk, English", "English"),
        (("da", "en", "pl", "uk"), "Sprog: Dansk, English, Polski, Українська", "English, Polski +1"),
        (("fo",), "Sprog: fo", "fo"),
    ],
)
def test_each_has_its_own_name_and_danish_alone_is_said(spoken: tuple[str, ...], told: str, brief: str) -> None:
    danish = Words.of("da")

    assert (spoken_words(danish, spoken), spoken_in_brief(danish, spoken)) == (told, brief)


def test_a_name_from_another_script_keeps_its_direction_in_arabic() -> None:
    assert "\u2068English\u2069" in spoken_words(Words.of("ar"), ("ar", "en"))
