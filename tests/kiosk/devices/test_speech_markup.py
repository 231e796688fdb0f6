"""Sentences as a voice is given them."""

import pytest

from kiosk.devices.speech_markup import marked_up


@pytest.mark.parametrize("language", ["ar", "uk", "ur"])
def test_a_danish_name_in_another_writing_is_read_by_a_danish_voice(language: str) -> None:
    told = marked_up("حتى 16. Store Sal, 1. sal.", language)

    assert told == (
        '<speak>حتى 16. <voice xml:lang="da">Store Sal</voice>, 1. <voice xml:lang="da">sal</voice>.</speak>'
    )


@pytest.mark.parametrize("language", ["da", "en", "de", "pl", "tr"])
def test_in_latin_letters_a_sentence_has_one_voice(language: str) -> None:
    assert marked_up("Lokale 3, knap.", language) == "<speak>Lokale 3, knap.</speak>"


def test_letters_are_no_name() -> None:
    assert marked_up("رمز QR", "ar") == "<speak>رمز QR</speak>"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("da", "Kor &amp; leg &lt;3"),
        ("ar", '<voice xml:lang="da">Kor</voice> &amp; <voice xml:lang="da">leg</voice> &lt;3'),
    ],
)
def test_signs_of_markup_among_the_words_are_words(language: str, told: str) -> None:
    assert marked_up("Kor & leg <3", language) == f"<speak>{told}</speak>"
