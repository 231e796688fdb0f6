"""What is wrong with a field of a request, as a stable code and a sentence in the caller's language.

The library that reads requests says it in English sentences of its own, which change with its versions. They are
turned into codes here, at the edge; a sentence that is not known is the code `wrong`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from booking_core.central.api.description.field_words import EXAMPLES
from booking_core.central.api.messages import FaultOut, Part
from booking_core.language.words import Words

LONGEST_FIELD = 100
"""An unknown field is told as it was written, and somebody may have written a whole book."""
MISSING, UNKNOWN, REPEATED, NO_JSON, WRONG = "missing", "unknown", "repeated", "no-json", "wrong"
NOT_RANDOM: Final = "not-random"
NO_SUCH_CHOICE: Final = "no-such-choice"
LIKE_A_CPR: Final = "looks-like-cpr"
_WRONG_FORM: Final = "wrong-form"
_UNKNOWN_AT_ALL: Final = "unknown-at-all"
_LOOKS_LIKE: Final = "looks-like"

_PATTERNS: Final = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        (r"Invalid enum value", NO_SUCH_CHOICE),
        (r"Expected `(?:array|str|bytes|object)` of length >= (?P<limit>\d+)", "too-short"),
        (r"Expected `(?:array|str|bytes|object)` of length <= (?P<limit>\d+)", "too-long"),
        (r"Expected `(?:int|float)` (?:>=|>) (?P<limit>-?[\d.]+)", "too-small"),
        (r"Expected `(?:int|float)` (?:<=|<) (?P<limit>-?[\d.]+)", "too-large"),
        (r"Expected `(?:int|float)` that's a multiple of (?P<limit>[\d.]+)", "no-multiple"),
        (r"Expected `\w+` with a timezone component", "no-zone"),
        (r"Expected `str` matching regex|Invalid \w+|Object missing required|.*badly formed", _WRONG_FORM),
        (r"Expected `(?P<kind>[^`]+)`, got `[^`]+`", "wrong-kind"),
    )
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a request something stands; `field` is empty for the whole of a part."""

    part: Part
    field: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. `choices` are the names or values that there are instead."""

    spot: Spot
    code: str
    limit: str = ""
    choices: tuple[str, ...] = ()


def fault_said(spot: Spot, message: str, choices: tuple[str, ...] = ()) -> Fault:
    """What the reading library means by `message`; `choices` are told where there is something to choose from."""
    for pattern, code in _PATTERNS:
        found = pattern.match(message)
        if found is not None:
            limit = found.groupdict().get("limit") or ""
            return Fault(spot, code, limit, choices if code == NO_SUCH_CHOICE else ())
    return Fault(spot, WRONG)


def fault_told(fault: Fault, words: Words) -> FaultOut:
    """The fault as the API tells it."""
    spot = fault.spot
    field = spot.field[:LONGEST_FIELD] or spot.part.value
    said: Mapping[str, str] = {
        "field": field,
        "limit": fault.limit,
        "choices": ", ".join(fault.choices),
        "example": _example_of(spot),
    }
    return FaultOut(
        part=spot.part,
        field=field,
        code=fault.code,
        sentence=words.text(f"api-fault.{_sentence_of(fault)}", **said),
        choices=fault.choices,
    )


def _sentence_of(fault: Fault) -> str:
    """Which sentence tells of it: that of its code, unless more or less than usual can be said."""
    if fault.code == UNKNOWN and not fault.choices:
        return _UNKNOWN_AT_ALL
    if fault.code == _WRONG_FORM and _example_of(fault.spot):
        return _LOOKS_LIKE
    return fault.code


def _example_of(spot: Spot) -> str:
    """What may stand there, as the description shows it; empty where it shows nothing of the kind."""
    name = spot.field.rpartition(".")[2].partition("[")[0]
    example = EXAMPLES.get(name)
    return example if isinstance(example, str) else ""
