"""What is wrong with a field of a request, as a stable code and a sentence in the caller's language.

The library that reads requests says it in English sentences of its own, which change with its versions. They are
turned into codes here, at the edge; a sentence that is not known is the code `wrong`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from booking_core.central.api_messages import FaultOut
from booking_core.language.words import Words

BODY = "body"
AS_THE_CALLER_WROTE: Final[Mapping[str, str]] = {
    "first_day": "from",
    "idempotency_key": "Idempotency-Key",
    "data": BODY,
}
WRONG = "wrong"
_LEFT_OUT = re.compile(r"Missing required \w+ parameter '(?P<name>[^']+)'")
_HEADERS: Final = {"idempotency-key": "Idempotency-Key"}

_PATTERNS: Final = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        (r"Object missing required field `(?P<name>[^`]+)`", "missing"),
        (r"Object contains unknown field `(?P<name>[^`]*)`", "unknown"),
        (r"Invalid enum value", "no-such-choice"),
        (r"Expected `(?:array|str|bytes|object)` of length >= (?P<limit>\d+)", "too-short"),
        (r"Expected `(?:array|str|bytes|object)` of length <= (?P<limit>\d+)", "too-long"),
        (r"Expected `(?:int|float)` (?:>=|>) (?P<limit>-?[\d.]+)", "too-small"),
        (r"Expected `(?:int|float)` (?:<=|<) (?P<limit>-?[\d.]+)", "too-large"),
        (r"Expected `(?:int|float)` that's a multiple of (?P<limit>[\d.]+)", "no-multiple"),
        (r"Expected `\w+` with a timezone component", "no-zone"),
        (r"Expected `str` matching regex|Invalid \w+|Object missing required|.*badly formed", "wrong-form"),
        (r"Expected `(?P<kind>[^`]+)`, got `[^`]+`", "wrong-kind"),
    )
)


@dataclass(frozen=True, slots=True)
class _Fault:
    field: str
    code: str
    limit: str


def faults_of(entries: Iterator[Mapping[str, object]], words: Words) -> tuple[FaultOut, ...]:
    """What each of the framework's `entries` says, for the caller to read."""
    found = (_fault(str(entry.get("key") or ""), str(entry.get("message") or "")) for entry in entries)
    return tuple(
        FaultOut(
            field=one.field,
            code=one.code,
            sentence=words.text(f"api-fault.{one.code}", field=one.field, limit=one.limit),
        )
        for one in found
    )


def parameter_fault(detail: str, words: Words) -> FaultOut | None:
    """The parameter that was left out, as the framework's `detail` names it; None when it says something else."""
    found = _LEFT_OUT.search(detail)
    if found is None:
        return None
    name = _HEADERS.get(found["name"].casefold(), found["name"])
    field = AS_THE_CALLER_WROTE.get(name, name)
    return FaultOut(field=field, code="missing", sentence=words.text("api-fault.missing", field=field, limit=""))


def body_fault(words: Words) -> FaultOut:
    """The body is no JSON at all."""
    return FaultOut(field=BODY, code="no-json", sentence=words.text("api-fault.no-json", field=BODY, limit=""))


def _fault(key: str, message: str) -> _Fault:
    field = AS_THE_CALLER_WROTE.get(key, key or BODY)
    for pattern, code in _PATTERNS:
        found = pattern.match(message)
        if found is not None:
            said = found.groupdict()
            return _Fault(_within(field, said.get("name")), code, said.get("limit") or "")
    return _Fault(field, WRONG, "")


def _within(field: str, name: str | None) -> str:
    """The full path of what is missing from, or too much in, the object at `field`."""
    if name is None:
        return field
    own = AS_THE_CALLER_WROTE.get(name, name)
    return own if field == BODY else f"{field}.{own}"
