"""How a language writes: which way its lines run, and its small letters inside a sentence.

In a line that runs from the right, names and numbers from elsewhere keep their own direction: each is set apart by
the isolates of Unicode (UAX 9), and a mark at its beginning says which way the line runs, whatever it begins with.
"""

from collections.abc import Iterable, Mapping

RIGHT_TO_LEFT = frozenset({"ar", "ur"})
"""The languages that are written from right to left."""

RIGHT_TO_LEFT_MARK = "\u200f"
FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"
DIRECTION_SIGNS = frozenset({RIGHT_TO_LEFT_MARK, FIRST_STRONG_ISOLATE, POP_ISOLATE})

_COMMA = ","
_COMMAS = {"ar": "،", "ur": "،"}
_NOUNS_STAY_LARGE = frozenset({"de"})
_SMALL = {"tr": {"İ": "i", "I": "ı"}}
_LARGE = {"tr": {"i": "İ", "ı": "I"}}


def runs_right_to_left(language: str) -> bool:
    """Whether lines of `language` begin at the right."""
    return language in RIGHT_TO_LEFT


def in_line(text: str, language: str) -> str:
    """`text`, which may begin with a name from elsewhere, as a line of `language`."""
    return f"{RIGHT_TO_LEFT_MARK}{text}" if text and runs_right_to_left(language) else text


def apart(text: str, language: str) -> str:
    """`text`, a name from elsewhere, such that it keeps its own direction in a line of `language`."""
    return _isolated(text) if runs_right_to_left(language) else text


def set_apart(facts: Mapping[str, object], language: str) -> Mapping[str, object]:
    """`facts` such that each keeps its own direction inside a sentence of `language`."""
    return {name: apart(fact, language) if isinstance(fact, str) else fact for name, fact in facts.items()}


def in_row(texts: Iterable[str], language: str) -> str:
    """`texts` one after the other, with the comma of `language` between them."""
    return f"{_COMMAS.get(language, _COMMA)} ".join(texts)


def within_sentence(text: str, language: str) -> str:
    """`text` as it stands inside a sentence: with a small first letter, but not where nouns keep their large one."""
    return text if language in _NOUNS_STAY_LARGE else beginning_small(text, language)


def beginning_small(text: str, language: str) -> str:
    """`text` with a small first letter: of words that are no nouns, in any language."""
    return _SMALL.get(language, {}).get(text[:1], text[:1].lower()) + text[1:]


def beginning_sentence(text: str, language: str) -> str:
    """`text` with a large first letter."""
    return _LARGE.get(language, {}).get(text[:1], text[:1].upper()) + text[1:]


def _isolated(text: str) -> str:
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if text else text
