"""What a look at a machine or at the centre has found, as `--doctor` and `doctor` print it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    WELL = "well"
    ADVICE = "advice"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """`sentence` says what was found, and what to do where something is to be done."""

    health: Health
    sentence: str


def findings_told(found: Iterable[Finding]) -> Iterator[str]:
    """A line for each, without its end."""
    return (f"{one.health.value:6}  {one.sentence}" for one in found)


def is_anything_wrong(found: Sequence[Finding]) -> bool:
    """Advice alone is no reason to worry whoever looks by a timer."""
    return any(one.health is Health.WRONG for one in found)
