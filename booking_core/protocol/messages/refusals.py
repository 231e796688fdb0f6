"""A refusal as JSON carries it, there and back."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

import msgspec

from booking_core.domain.refusals import Fact, Refusal, RefusalCode


class RefusalOnWire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A refusal with its facts as JSON knows them: instants and days in ISO 8601."""

    code: RefusalCode
    facts: dict[str, str | int]


_DAY_FACTS = frozenset({"day", "first_day", "last_day", "free_on"})
_INSTANT_FACTS = frozenset(
    {"earliest", "opens_at", "closes_at", "free_from", "ready_at", "next_at", "decide_by", "last_heard"}
)


def refusal_to_wire(refusal: Refusal) -> RefusalOnWire:
    """A refusal as JSON can carry it."""
    facts = {name: value.isoformat() if isinstance(value, date) else value for name, value in refusal.facts.items()}
    return RefusalOnWire(refusal.code, facts)


def refusal_from_wire(refusal: RefusalOnWire) -> Refusal:
    """The refusal that was carried, its instants and days typed again."""
    facts: Mapping[str, Fact] = {name: _fact(name, value) for name, value in refusal.facts.items()}
    return Refusal(refusal.code, MappingProxyType(dict(facts)))


def _fact(name: str, value: str | int) -> Fact:
    if isinstance(value, str) and name in _DAY_FACTS:
        return date.fromisoformat(value)
    if isinstance(value, str) and name in _INSTANT_FACTS:
        return datetime.fromisoformat(value)
    return value
