"""How values, positions and near misses are worded in errors."""

from collections.abc import Iterable
from datetime import date, datetime, time
from difflib import get_close_matches

from booking_core.domain.cpr_numbers import HIDDEN, masked, of_persons_alone

LONGEST_QUOTE = 60
SHORT_QUOTE = 24


def shown(value: object) -> str:
    """`value` as it could stand in the file: `"mange"`, `true`, `["a", "b"]`; long ones are cut."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{_cut(value)}"'
        case datetime() | date() | time():
            return value.isoformat()
        case list():
            return _cut("[" + ", ".join(shown(item) for item in value) + "]")
        case dict():
            return "a table" if value else "an empty table"
        case _:
            return _cut(str(value))


def like_a_cpr(text: str) -> str:
    """`text` where it looks like a CPR number, in words that do not hold it."""
    hidden = masked(of_persons_alone(text))
    before, rest = hidden[: hidden.find(HIDDEN)], hidden[hidden.find(HIDDEN) :]
    ahead = before if len(before) <= SHORT_QUOTE else f"…{before[-SHORT_QUOTE:]}"
    behind = rest if len(rest) <= LONGEST_QUOTE - SHORT_QUOTE else f"{rest[: LONGEST_QUOTE - SHORT_QUOTE]}…"
    return f"{shown(ahead + behind)}, where ten digits begin with a day and a month as a CPR number does"


def _cut(text: str) -> str:
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE] + "…"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, … 11th."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be."""
    matches = get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def one_of(known: Iterable[str], *, meant: str) -> str:
    """What to expect where `meant` is not among `known`: the nearest of them, or all, or the first few."""
    names = sorted(known)
    if not names:
        return "nothing here, as the file has none"
    if guess := nearest(meant, names):
        return f'one the file has, perhaps "{guess}"'
    return "one of " + _listed(f'"{name}"' for name in names)


def one_of_keys(known: Iterable[str], *, meant: str) -> str:
    """What to expect instead of the key `meant`."""
    names = sorted(known)
    if guess := nearest(meant, names):
        return f"{guess}, perhaps"
    return "one of the keys " + _listed(names)


def _listed(names: Iterable[str], *, most: int = 12) -> str:
    words = list(names)
    shortened = words[:most] + (["…"] if len(words) > most else [])
    return ", ".join(shortened)
