"""The texts of one language, read from `resources/translations/<language>/<part>.toml`.

The parts are `core` and one for each of those who read something of their own, such as `desk` or `schedule`. What
citizens read stands in every language; what staff and those who write programs read stands in Danish and English,
and whoever reads it in another language gets the English.

A key is the path through the file's tables, joined by full stops. A text that depends on a number is a table
of the plural categories that the language has (CLDR: zero, one, two, few, many, other).
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from resources import RESOURCES

FIRST_LANGUAGE = "da"
"""The language every text is first written in, and the one shown where another lacks a text."""

STAFF_LANGUAGES = ("da", "en")
"""The languages of the front desk, the janitor, the command line and the programming interface."""

PLURAL_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})

_FOLDER = RESOURCES / "translations"
_CORE = "core.toml"
_UNDERSTOOD_BY_MOST = "en"

Text = str | Mapping[str, str]
"""One text, or one for each plural category."""


class UnknownLanguage(LookupError):
    """No catalogue is there for the language."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts of `language` by key; those of the keys `borrowed` are English, which stands in."""

    language: str
    texts: Mapping[str, Text]
    borrowed: frozenset[str] = frozenset()

    def language_of(self, key: str) -> str:
        """The language in which the text `key` is written."""
        return _UNDERSTOOD_BY_MOST if key in self.borrowed else self.language


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages with a catalogue, the first language first.

    Looked for once: each request for a page asks, and each sentence that is read aloud.
    """
    codes = sorted(path.parent.name for path in _FOLDER.glob(f"*/{_CORE}"))
    return tuple(sorted(codes, key=lambda code: code != FIRST_LANGUAGE))


def languages_read() -> tuple[str, ...]:
    """The languages whose texts somebody has read through who grew up with them."""
    record = tomllib.loads((_FOLDER / "reviewed.toml").read_text(encoding="utf-8"))
    return tuple(language for language, entry in record.items() if "reviewed_on" in entry)


@lru_cache(maxsize=16)
def catalogue(language: str) -> Catalogue:
    """The catalogue of `language`.

    Raises:
        UnknownLanguage: there is none.
    """
    if language not in languages():
        message = f"no catalogue for the language {language!r}"
        raise UnknownLanguage(message)
    own = _read(language)
    standing_in = {} if language in STAFF_LANGUAGES else _read(_UNDERSTOOD_BY_MOST)
    texts = MappingProxyType({**standing_in, **own})
    return Catalogue(language, texts, borrowed=frozenset(standing_in.keys() - own.keys()))


def part_of_catalogue(part: str, language: str) -> Catalogue:
    """One part alone, for whoever says no more: all the parts of a language are 20 ms and a quarter of a MiB."""
    return catalogue_of(language, (_FOLDER / language / f"{part}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def _read(language: str) -> Mapping[str, Text]:
    texts: dict[str, Text] = {}
    for file in sorted((_FOLDER / language).glob("*.toml")):
        texts |= part_of_catalogue(file.stem, language).texts
    return texts


def catalogue_of(language: str, toml: str) -> Catalogue:
    """The catalogue that `toml` writes out."""
    return Catalogue(language, MappingProxyType(dict(_texts(tomllib.loads(toml)))))


def _texts(table: Mapping[str, object], above: str = "") -> Iterator[tuple[str, Text]]:
    for name, value in table.items():
        key = sys.intern(f"{above}{name}")  # the same in every language
        match value:
            case str():
                yield key, value
            case dict() if value.keys() <= PLURAL_CATEGORIES:
                yield key, MappingProxyType({str(category): str(text) for category, text in value.items()})
            case dict():
                yield from _texts(value, f"{key}.")
            case _:
                message = f"{key!r} is no text"
                raise TypeError(message)
