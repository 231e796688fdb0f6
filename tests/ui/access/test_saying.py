"""What a voice makes of the words on the screen."""

import pytest

from booking_core.language.catalogue import languages
from booking_core.language.words import Words
from tests.booking_core.domain.made_bookings import MUNICIPALITY
from ui.access.saying import spoken, without_directions
from ui.view_models.visit.speech import Speech, unbroken

CODES = ", ".join(unbroken(f"{code} (14.15–15.15)") for code in ("482 916 370", "117 204 859"))


@pytest.mark.parametrize("language", languages())
def test_codes_in_the_middle_of_a_sentence_are_for_headphones_alone(language: str) -> None:
    speech = Speech(Words.of(language), MUNICIPALITY.zone)
    note = speech.say("mine.several-receipts", codes=CODES)

    openly, alone = (spoken(note, speech, in_private=in_private) for in_private in (False, True))

    assert not any(group in openly for group in ("482", "916", "370", "117", "204", "859"))
    digits = without_directions(speech.count("aloud.digits", 9)).replace("\N{NO-BREAK SPACE}", " ")
    assert openly.count(digits) == 2
    assert "4 8 2, 9 1 6, 3 7 0" in alone
    assert "14" in openly


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
        ("uk", "45 хв", "45 хвилин"),
        ("uk", "через 3 год", "через 3 години"),
        ("pl", "za 1 godz.", "za 1 godzinę"),
        ("tr", "52 dk sonra", "52 dakika sonra"),
        ("de", "in 52 Min.", "in 52 Minuten"),
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


@pytest.mark.parametrize(
    ("language", "shown", "said"),
    [
        ("da", "08:00. Børn tegner Herlev", "klokken 8. Børn tegner Herlev"),
        ("da", "Ledigt til kl. 16.30", "Ledigt til klokken 16:30"),
        ("en", "until 16:00", "until 16 o'clock"),
        ("en", "16:00–17:30", "16 to 17:30"),
        ("de", "bis 16:30 Uhr", "bis 16:30"),
        ("de", "08:00", "8 Uhr"),
        ("ar", "حتى 16:00", "حتى الساعة 16"),
        ("ar", "14:15–16:00", "من 14 و15 إلى 16"),
        ("tr", "saat 16:00", "saat 16"),
        ("uk", "16:00–18:00", "від 16 до 18"),
        ("pl", "14:15–16:00", "od 14:15 do 16"),
        ("ur", "16:30 بجے تک", "16 بج کر 30 منٹ تک"),
        ("ur", "16:00 بجے تک", "16 بجے تک"),
    ],
)
def test_a_time_is_said_as_people_say_it(language: str, shown: str, said: str) -> None:
    assert spoken(shown, Speech(Words.of(language), MUNICIPALITY.zone), in_private=False) == said


@pytest.mark.parametrize("language", languages())
def test_a_range_between_marks_of_direction_is_said_whole(language: str) -> None:
    speech = Speech(Words.of(language), MUNICIPALITY.zone)
    shown = speech.words.text("clock.range", start="14:15", end="16:00")

    said = spoken(shown, speech, in_private=False)

    assert "–" not in said
    assert without_directions(said) == said


@pytest.mark.parametrize(("language", "said"), [("da", "150 procent"), ("tr", "yüzde 150"), ("uk", "150 відсотків")])
def test_a_percentage_is_said_in_words(language: str, said: str) -> None:
    assert spoken("150 %", Speech(Words.of(language), MUNICIPALITY.zone), in_private=False) == said


def test_the_houses_number_is_said_digit_by_digit_and_a_postcode_in_halves(danish: Speech) -> None:
    said = spoken("Ring 44 00 00 01, eller gå til Demovej 2, 2730 Herlev", danish, in_private=False)

    assert said == "Ring 4 4, 0 0, 0 0, 0 1, eller gå til Demovej 2, 27 30 Herlev"


def test_the_mark_of_a_card_is_spelled(danish: Speech) -> None:
    assert spoken("Pladskort 8E34. 3D-printer.", danish, in_private=False) == "Pladskort 8 E 3 4. 3D-printer."


def test_a_day_in_brief_is_said_in_full(danish: Speech) -> None:
    assert spoken("Lø. 28. nov. og lø. 28. nov.", danish, in_private=False).endswith("lørdag den 28. november")


def test_a_german_date_is_no_end_of_a_sentence() -> None:
    german = Speech(Words.of("de"), MUNICIPALITY.zone)

    assert spoken("Donnerstag, 26. November", german, in_private=False) == "Donnerstag, 26. november"


def test_two_lines_are_said_with_a_pause_between_them(danish: Speech) -> None:
    assert spoken("I dag\nFra kl. 14.\nTil kl. 15", danish, in_private=False) == "I dag, Fra klokken 14. Til klokken 15"


def test_a_question_in_arabic_ends_once() -> None:
    assert spoken("متى؟.", Speech(Words.of("ar"), MUNICIPALITY.zone), in_private=False) == "متى؟"
