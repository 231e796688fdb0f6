"""Checks what the texts of each language are written with: its own words, its own script, digits as on the doors.

A sentence that is the English or the Danish one again was not translated, unless its words are among those that
really are the same (`same_words.toml`, by language).
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from booking_core.language.catalogue import STAFF_LANGUAGES, Text, catalogue_of

DANISH, ENGLISH = STAFF_LANGUAGES
SAME_WORDS = Path(__file__).with_name("same_words.toml")
PATTERNS = "format."
DANISH_LETTERS = re.compile(r"\b\w*[æøåÆØÅ]\w*\b")
DANISH_WORDS = frozenset(
    [
        "allerede",
        "anden",
        "bliver",
        "booker",
        "det",
        "eller",
        "efter",
        "fra",
        "før",
        "giv",
        "hvis",
        "huset",
        "højst",
        "ikke",
        "inden",
        "inde",
        "jer",
        "lokale",
        "lokalet",
        "mangler",
        "med",
        "mindst",
        "når",
        "og",
        "også",
        "rummet",
        "ringe",
        "sidste",
        "skal",
        "skærmen",
        "stedet",
        "svar",
        "svaret",
        "tiden",
        "tilbage",
        "uden",
        "vælg",
        "ved",
        "være",
    ]
)
"""Frequent ones that no other language here has as a word of its own."""
HOMES: Mapping[str, re.Pattern[str]] = {
    "ar": re.compile(r"\b(و?(ال|بال|لل|ب|ل)?)(بيت|بيوت)\b"),
    "pl": re.compile(r"\bdom(u|owi|em|y|ów|om|ach)?\b(?! kultury)", re.IGNORECASE),
    "tr": re.compile(r"\bev(i|e|de|den|in|ler\w*|deki|inde|inden|ine)?\b", re.IGNORECASE),
    "uk": re.compile(r"\b(дім|дом(у|ом|і|и|ів|ам|ах))\b(?! культури)", re.IGNORECASE),
    "ur": re.compile(r"\bگھر(وں)?\b"),
}
"""Words for where somebody lives: what a town calls a house is a public place in these languages."""

OWN_SCRIPT = {"ar": "ARABIC", "ur": "ARABIC", "uk": "CYRILLIC"}
NAMES = frozenset({"Mødested", "CPR", "QR", "PDF", "DK", "ics", "example", "com", "no", "name"})
"""Names that no language translates, and the address `name@example.com`."""
PLACES = re.compile(r"\{[\w-]*\}|%L?\d{1,2}")
WORDS = re.compile(r"[^\W\d_]+")
LATIN_WORDS = re.compile(r"[A-Za-zÀ-ɏ]+")
DIGIT = re.compile(r"\d")


def wording_faults(folder: Path) -> Iterator[str]:
    """Each text that is written with what its language does not use, or is not translated at all."""
    same = tomllib.loads(SAME_WORDS.read_text(encoding="utf-8"))
    for file in sorted(folder.glob("*/*.toml")):
        language = file.parent.name
        shared = frozenset(same.get(language, ()))
        originals = [texts_of(folder / other / file.name) for other in _written_before(language)]
        for key, text in texts_of(file).items():
            if not key.startswith(PATTERNS):
                before = {form for texts in originals for form in forms_of(texts.get(key, ()))}
                yield from (f"{file}: '{key}' {fault}" for fault in _faults(text, language, before - shared))
    for file in sorted(folder.glob("*/screens.ts")):
        language = file.parent.name
        shared = frozenset(same.get(language, ()))
        for source, text in _screen_texts(file):
            yield from (f"{file}: {source!r} {fault}" for fault in _faults(text, language, {source} - shared))


def _written_before(language: str) -> tuple[str, ...]:
    return {DANISH: (ENGLISH,), ENGLISH: ()}.get(language, (DANISH, ENGLISH))


def texts_of(file: Path) -> Mapping[str, Text]:
    """The texts of one part in one language by key; none where there is no such file."""
    if not file.exists():
        return {}
    return catalogue_of(file.parent.name, file.read_text(encoding="utf-8")).texts


def forms_of(text: Text | tuple[()]) -> tuple[str, ...]:
    """What a text says, once for each number it knows."""
    return (text,) if isinstance(text, str) else tuple(text.values()) if isinstance(text, Mapping) else ()


def _screen_texts(file: Path) -> Iterator[tuple[str, Text]]:
    for message in ElementTree.parse(file).iter("message"):  # noqa: S314  our own file
        yield message.findtext("source", ""), message.findtext("translation", "")


def _faults(text: Text, language: str, originals: set[str]) -> Iterator[str]:
    for form in forms_of(text):
        yield from _faults_of_form(form, language)
        if _has_words(form) and form in originals:
            yield f"is not translated: {form!r}"


def _faults_of_form(form: str, language: str) -> Iterator[str]:
    bare = PLACES.sub(" ", form)
    if any(unicodedata.name(digit).split()[0] != "DIGIT" for digit in DIGIT.findall(bare)):
        yield "has other digits than the doors"
    if language == DANISH:
        return
    home = HOMES[language].search(bare) if language in HOMES else None
    if home is not None:
        yield f"calls a public place a home: {home[0]}"
    words = set(WORDS.findall(bare)) - NAMES
    danish = {word for word in words if DANISH_LETTERS.fullmatch(word)}
    if language in OWN_SCRIPT:
        danish |= set(LATIN_WORDS.findall(bare)) - NAMES
    elif language != ENGLISH:
        danish |= {word for word in words if word in DANISH_WORDS}
    if danish:
        yield f"has words of another language: {', '.join(sorted(danish))}"


def _has_words(form: str) -> bool:
    return bool(set(WORDS.findall(PLACES.sub(" ", form))) - NAMES)
