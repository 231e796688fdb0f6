"""What a voice makes of the words on the screen."""

import pytest

from booking_core.language.catalogue import languages
from booking_core.language.words import Words
from tests.booking_core.domain.made_bookings import MUNICIPALITY
from ui.access.sentences import spoken
from ui.view_models.visit.speech import Speech, unbroken

CODES = ", ".join(unbroken(f"{code} (14.15–15.15)") for code in ("482 916 370", "117 204 859"))


@pytest.mark.parametrize("language", languages())
def test_codes_in_the_middle_of_a_sentence_are_for_headphones_alone(language: str) -> None:
    speech = Speech(Words.of(language), MUNICIPALITY.zone)
    note = speech.say("mine.several-receipts", codes=CODES)

    openly, alone = (spoken(note, speech, in_private=in_private) for in_private in (False, True))

    assert not any(group in openly for group in ("482", "916", "370", "117", "204", "859"))
    assert openly.count(speech.count("aloud.digits", 9)) == 2
    assert "4 8 2, 9 1 6, 3 7 0" in alone
    assert "14:15" in openly


@pytest.fixture
def danish() -> Speech:
    return Speech(Words.of("da"), MUNICIPALITY.zone)


def test_short_words_are_said_whole(danish: Speech) -> None:
    said = spoken("Kl. 16 · 30 min. · Det koster 0 kr.", danish, in_private=False)

    assert said == "klokken 16, 30 minutter, Det koster 0 kroner"


@pytest.mark.parametrize(
    ("language", "shown", "said"),
    [
        ("da", "1 min.", "1 minut"),
        ("da", "1 kr.", "1 krone"),
        ("pl", "22 min.", "22 minuty"),
        ("pl", "30 min.", "30 minut"),
        ("uk", "45 min.", "45 хвилин"),
        ("ar", "2 min.", "دقيقتان"),
    ],
)
def test_what_is_counted_is_said_in_the_form_of_its_number(language: str, shown: str, said: str) -> None:
    speech = Speech(Words.of(language), MUNICIPALITY.zone)

    assert said in spoken(shown, speech, in_private=False)
    assert "/" not in spoken(shown, speech, in_private=False)


@pytest.mark.parametrize("kroner", [0, 1, 22, 999, 1000, 1050, 2001, 12_000])
@pytest.mark.parametrize("language", languages())
def test_of_a_price_every_digit_is_said(language: str, kroner: int) -> None:
    speech = Speech(Words.of(language), MUNICIPALITY.zone)
    shown = speech.words.price(kroner)

    said = spoken(f"3 timer, {shown}", speech, in_private=False).removeprefix("3 timer, ")

    assert digits_of(said) == digits_of(shown)


@pytest.mark.parametrize(("kroner", "said"), [(1000, "1000 kroner"), (1050, "1050 kroner"), (2001, "2001 kroner")])
def test_a_price_of_thousands_is_said_as_one_number(danish: Speech, kroner: int, said: str) -> None:
    assert spoken(danish.words.price(kroner), danish, in_private=False) == said


def digits_of(words: str) -> str:
    return "".join(one for one in words if one.isdigit())


def test_what_a_language_calls_itself_is_said_in_the_words_of_the_voice(danish: Speech) -> None:
    assert spoken("Til klokken 22, العربية, English", danish, in_private=False) == "Til klokken 22, arabisk, engelsk"
