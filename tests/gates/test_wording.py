"""The gate finds what a language does not write, and the shipped typefaces have every letter of every text."""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships none

from booking_core.documents.lettering import Script, script_of
from booking_core.documents.typefaces import Weight
from booking_core.language.catalogue import languages
from booking_core.language.writing import DIRECTION_SIGNS, in_line
from resources import RESOURCES
from tests.gates.wording import forms_of, texts_of, wording_faults

TRANSLATIONS = RESOURCES / "translations"
DRAWN_OTHERWISE = DIRECTION_SIGNS | set("\n\u200c\u200d →■•☐✓”“")
"""Signs of direction, and those that screens and papers draw themselves."""


def written(folder: Path, language: str, text: str) -> list[str]:
    texts = {"da": "Der er ikke plads", "en": "There is no room", language: text}
    for of, words in texts.items():
        (folder / of).mkdir()
        (folder / of / "core.toml").write_text(f'full = "{words}"\n', encoding="utf-8")
    return [fault.partition("'full' ")[2] for fault in wording_faults(folder)]


@pytest.mark.parametrize(
    ("language", "text"), [("de", "Kein Platz bei Mødested"), ("uk", "Номер CPR"), ("tr", "Yer yok: 16:30")]
)
def test_a_language_s_own_words_and_the_names_pass(tmp_path: Path, language: str, text: str) -> None:
    assert written(tmp_path, language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "fault"),
    [
        ("de", "There is no room", "is not translated"),
        ("pl", "Proszę zadzwonić do domu", "calls a public place a home: domu"),
        ("ar", "الآن في البيت", "calls a public place a home: البيت"),
        ("de", "Der Raum ist ikke frei", "words of another language: ikke"),
        ("pl", "Brak miejsca på dziś", "words of another language: på"),
        ("uk", "Немає room", "words of another language: room"),
        ("ar", "لا مكان ١٦", "other digits"),
    ],
)
def test_what_a_language_does_not_write_is_found(tmp_path: Path, language: str, text: str, fault: str) -> None:
    assert any(fault in each for each in written(tmp_path, language, text))


@pytest.mark.parametrize("language", languages())
def test_every_letter_of_every_text_is_in_the_typeface_of_its_script(language: str) -> None:
    screens = ElementTree.parse(TRANSLATIONS / language / "screens.ts") if language != "en" else None  # noqa: S314  ours
    said = [
        *(
            form
            for file in (TRANSLATIONS / language).glob("*.toml")
            for text in texts_of(file).values()
            for form in forms_of(text)
        ),
        *(node.text or "" for node in (screens.iter("translation") if screens is not None else ())),
    ]

    letters = {(sign, script) for text in said for script in [script_of(in_line(text, language))] for sign in text}
    missing = {sign for sign, script in letters if not is_covered(sign, script)}

    assert missing == set()


def is_covered(sign: str, script: Script) -> bool:
    return sign in DRAWN_OTHERWISE or all(ord(sign) in letters_of(script, weight.style) for weight in Weight)


@cache
def letters_of(script: Script, style: str) -> frozenset[int]:
    with TTFont(RESOURCES / "fonts" / f"{script.value}-{style}.ttf", lazy=True) as font:
        return frozenset(font.getBestCmap())
