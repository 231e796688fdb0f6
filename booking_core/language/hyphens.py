"""Where a long word may break in a narrow column: "Gym-nastik", "Sprog-café", rather than "Gymnas…".

No dictionary of a language: a syllable begins with one consonant, or with two or three that begin words, and no break
leaves fewer than three letters on a side. A Danish compound breaks at its seam mostly, and never unreadably; so does a
Ukrainian word.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

SOFT_HYPHEN = "\u00ad"
"""Shown as a hyphen where a line ends with it, and not at all elsewhere."""

_LONG = 7
_FEWEST = 3
_VOWELS = "aeiouyæøåäöüéаеєиіїоуюя"
_SOFTENING = "ь"
"""What belongs to the letter before it."""

_BEGINNING = re.compile("[bfgk][lr]|[dpt]r|kn|[kt]v|pl|s[kp]r?|str?|th|[бвгґдзкпстфх][рл]|с[кпт]р?")
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN_VOWELS = re.compile(rf"(?<=[{_VOWELS}])[^{_VOWELS}]+(?=[{_VOWELS}])")


def breakable(text: str) -> str:
    """`text` with soft hyphens in its long words; those of scripts that join their letters stay as they are."""
    return _WORD.sub(lambda word: _broken(word[0]), text)


def _broken(word: str) -> str:
    if len(word) < _LONG or len(word.lower()) != len(word):  # a letter whose small form is two, as of Turkish
        return word
    places = (0, *_places(word.lower()), len(word))
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(places))


def _places(word: str) -> Iterator[int]:
    for cluster in _BETWEEN_VOWELS.finditer(word):
        begins = min(_beginnings_of(cluster[0]))
        place = cluster.start() + begins
        if _FEWEST <= place <= len(word) - _FEWEST:
            yield place


def _beginnings_of(cluster: str) -> Iterator[int]:
    """From which letters on the consonants between two vowels can begin a syllable; the last one always can."""
    yield len(cluster.rstrip(_SOFTENING)) - 1
    yield from (place for place in range(len(cluster)) if _BEGINNING.fullmatch(cluster[place:]))
