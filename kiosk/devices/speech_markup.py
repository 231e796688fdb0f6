"""A sentence as a voice is given it: SSML, with Danish names in the midst of another writing read by a Danish voice.

In Latin letters within Arabic, Ukrainian or Urdu stand names as they are on the doors: "Lokale 3", "Store Sal". Left to
itself a voice of those languages reads them as English. A number beside a name stays with the listener's own language.
"""

import re
from typing import Final

HOME: Final = "da"
"""The language of the names of houses, rooms and ways."""

OTHER_WRITINGS: Final = frozenset({"ar", "uk", "ur"})

_NAMES = re.compile(r"([A-Za-zÀ-ÿ]+(?:[ '’-]+[A-Za-zÀ-ÿ]+)*)")
_LETTERS = re.compile(r"[A-Z]{1,4}")
"""An abbreviation, such as QR or PDF, or a letter of a code: not Danish, and read letter by letter."""

_SIGNS_OF_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""Python's own for it brings the network along, to fetch the grammars of documents."""


def marked_up(text: str, language: str) -> str:
    """`text` in `language`, for a voice that reads SSML."""
    parts = _NAMES.split(text) if language in OTHER_WRITINGS else [text]
    return f"<speak>{''.join(_read_by_its_voice(part) for part in parts)}</speak>"


def _read_by_its_voice(part: str) -> str:
    is_name = _NAMES.fullmatch(part) and not _LETTERS.fullmatch(part)
    safe = part.translate(_SIGNS_OF_MARKUP)
    return f'<voice xml:lang="{HOME}">{safe}</voice>' if is_name else safe
