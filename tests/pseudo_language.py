"""A language that nobody speaks, made from the English words: longer, accented, and each text in brackets.

    "Free until {time}"   →   "[Fréèé úñtíì {time}]"

Whatever a screen shows without brackets never went through a translation, and what fits in this language has room for
a longer one. It is written into a copy of the resources, for a process that takes those for its own, and never ships.
"""

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from shutil import copytree, ignore_patterns
from xml.etree import ElementTree

import PySide6

from booking_core.language.catalogue import Text
from resources import RESOURCES
from tests.gates.wording import texts_of

LANGUAGE = "eo"
"""The code of a language that Mødested does not speak and whose numbers have the English forms."""

LONGER_BY = ((10, 0.4), (20, 0.3))
"""Up to so many signs, as a word and a label have, a text is by so much longer than English."""

SENTENCE_LONGER_BY = 0.2
"""Nine of ten German sentences grow by less than a third, half of them by less than a fifth; three of four German words
by less than a half: all texts of a page grow here at once."""

OPEN, CLOSE = "[", "]"

_LRELEASE = Path(PySide6.__path__[0]) / "lrelease"
_FORMAT = "format."
_LOCALE = "format.locale"
_KEPT = re.compile(r"(\{[^}]*\}|%L?\d{1,2}|%n|<[^>]*>|&\w+;)")
_NAME_OF_A_DAY = re.compile("[EM]{3}")
_ACCENTED = str.maketrans("aeiouyAEIOUYcnsz", "áéíóúýÁÉÍÓÚÝçñšž")
_VOWELS = frozenset("áéíóúýÁÉÍÓÚÝ")


def pseudo(text: str) -> str:
    """`text` in the language, with its places and marks as they are; without a word of its own just as it is."""
    pieces = _KEPT.split(text)
    words = "".join(pieces[::2])
    if not any(sign.isalpha() for sign in words):
        return text
    share = next((longer for signs, longer in LONGER_BY if len(words) <= signs), SENTENCE_LONGER_BY)
    wanted = max(0, round(len(words) * share) - len(OPEN + CLOSE))
    vowels = sum(sign in _VOWELS for sign in words.translate(_ACCENTED))
    times = _times(wanted, vowels)
    said = (piece if place % 2 else _stretched(piece, times) for place, piece in enumerate(pieces))
    return f"{OPEN}{''.join(said)}{CLOSE}"


def write_resources(folder: Path) -> None:
    """Copy the resources to `folder / "resources"` and add the language."""
    copy = copytree(RESOURCES, folder / "resources", ignore=ignore_patterns("__pycache__"))
    translations = copy / "translations"
    (translations / LANGUAGE).mkdir()
    for part in sorted((translations / "en").glob("*.toml")):
        texts = {key: _spoken(key, text) for key, text in texts_of(part).items()}
        (translations / LANGUAGE / part.name).write_text(_toml(texts), encoding="utf-8")
    _write_screens(translations)


def _times(wanted: int, vowels: int) -> Iterator[int]:
    """How often each of the vowels is said again, such that it is `wanted` times in all."""
    return (wanted * (place + 1) // vowels - wanted * place // vowels for place in range(vowels))


def _stretched(piece: str, times: Iterator[int]) -> str:
    return "".join(
        sign * (1 + next(islice(times, 1))) if sign in _VOWELS else sign for sign in piece.translate(_ACCENTED)
    )


def _spoken(key: str, text: Text) -> Text:
    if key == _LOCALE:
        return text
    if key.startswith(_FORMAT):
        return _pattern(str(text))
    return pseudo(text) if isinstance(text, str) else {form: pseudo(words) for form, words in text.items()}


def _pattern(text: str) -> str:
    """How a date is written: babel names its day, and the brackets tell that the pattern is this language's."""
    return f"'{OPEN}'{text}'{CLOSE}'" if _NAME_OF_A_DAY.search(text) else text


def _toml(texts: Mapping[str, Text]) -> str:
    """A TOML file of dotted keys; JSON writes strings as TOML reads them."""
    lines = []
    for key, text in texts.items():
        forms = {key: text} if isinstance(text, str) else {f"{key}.{form}": words for form, words in text.items()}
        lines += [f"{name} = {json.dumps(words)}\n" for name, words in forms.items()]
    return "".join(lines)


def _write_screens(translations: Path) -> None:
    tree = ElementTree.parse(translations / "da" / "screens.ts")  # noqa: S314  our own file
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.text = pseudo(message.findtext("source", ""))
    file = translations / LANGUAGE / "screens.ts"
    tree.write(file, encoding="utf-8")
    subprocess.run([_LRELEASE, "-silent", file, "-qm", file.with_suffix(".qm")], check=True)
