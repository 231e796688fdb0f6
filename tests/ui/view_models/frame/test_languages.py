"""Every language by its own name, and what is wanting of its texts."""

from zoneinfo import ZoneInfo

from booking_core.language.catalogue import catalogue, languages
from booking_core.language.words import Words
from ui.view_models.frame.languages import NAMED_SECONDS, LanguageModel, derive_state
from ui.view_models.visit.session import Comfort
from ui.view_models.visit.speech import Speech, Speeches
from ui.view_models.visit.visit import Visit

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
SPEECHES = {language: Speech(Words.of(language), COPENHAGEN) for language in languages()}


def test_every_language_stands_by_its_own_name_and_the_chosen_one_is_marked() -> None:
    rows = derive_state(SPEECHES, chosen="pl", is_open=True, turn=0).rows

    assert {row.key: row.text.strip("\u200f") for row in rows} == {
        "da": "Dansk",
        "en": "English",
        "de": "Deutsch",
        "ar": "العربية",
        "tr": "Türkçe",
        "uk": "Українська",
        "pl": "Polski",
        "ur": "اردو",
    }
    assert [row.key for row in rows if row.chosen] == ["pl"]


def test_texts_that_no_native_reader_has_gone_through_say_so_in_their_own_language() -> None:
    notes = {row.key: row.note for row in derive_state(SPEECHES, chosen="da", is_open=True, turn=0).rows}

    assert notes["en"] == "Not yet read by a native speaker"
    assert len(set(notes.values())) == len(notes)


def test_a_screen_whose_languages_are_not_asked_for_lists_none() -> None:
    assert derive_state(SPEECHES, chosen="da", is_open=False, turn=0).rows == ()


def test_the_way_there_names_every_language_but_the_one_that_is_shown() -> None:
    named = [derive_state(SPEECHES, chosen="da", is_open=False, turn=turn).named for turn in range(5)]

    rows = derive_state(SPEECHES, chosen="da", is_open=True, turn=0).rows
    assert ", ".join(named[:4]).split(", ") == [row.text for row in rows if not row.chosen]
    assert named[4] == named[0]


def test_where_one_language_is_spoken_it_is_named() -> None:
    assert derive_state({"da": SPEECHES["da"]}, chosen="da", is_open=False, turn=3).named == "Dansk"


def test_the_names_stand_still_while_somebody_uses_a_help() -> None:
    visit = Visit(SPEECHES, language="da")
    model = LanguageModel(visit)

    def named() -> set[str]:
        said = set()
        for _ in range(NAMED_SECONDS * 2):
            model.beat()
            said.add(str(model.property("named")))
        return said

    before = named()
    visit.choose_comfort(Comfort("da", text_percent=150))

    assert len(before) > 1
    assert len(named()) == 1


def test_a_language_is_named_without_reading_more_of_it() -> None:
    catalogue.cache_clear()
    speeches = Speeches(languages(), COPENHAGEN)

    for turn in range(len(speeches)):
        derive_state(speeches, chosen="da", is_open=False, turn=turn)

    assert catalogue.cache_info().currsize == 1  # the chosen one's own
