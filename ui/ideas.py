"""What one may use a room for: `resources/ideas.toml`, read once a start."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from booking_core.domain.bookings import Need, Openness, Purpose
from resources import RESOURCES

IDEAS = RESOURCES / "ideas.toml"


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea and the answers to the find page's questions that it comes with. Its words are the text `idea.<id>`."""

    id: str
    symbol: str
    purpose: Purpose
    persons: int
    length: timedelta
    openness: Openness
    needs: frozenset[Need] = frozenset()


def read_ideas(file: Path) -> tuple[Idea, ...]:
    """The ideas of `file`, in its order.

    Raises:
        ValueError: a purpose, need or openness is none, or the file is not TOML.
        KeyError: an idea lacks an answer.
    """
    return tuple(_idea(entry) for entry in tomllib.loads(file.read_text(encoding="utf-8"))["idea"])


@lru_cache(maxsize=1)
def shipped_ideas() -> tuple[Idea, ...]:
    """The ideas that come with the program."""
    return read_ideas(IDEAS)


def _idea(entry: Mapping[str, Any]) -> Idea:
    return Idea(
        id=entry["id"],
        symbol=entry["symbol"],
        purpose=Purpose(entry["purpose"]),
        persons=entry["persons"],
        length=timedelta(minutes=entry["minutes"]),
        openness=Openness(entry["openness"]),
        needs=frozenset(map(Need, entry.get("needs", ()))),
    )
