"""What says sentences aloud."""

from enum import StrEnum
from typing import Protocol


class Pace(StrEnum):
    """How fast it is spoken."""

    USUAL = "usual"
    FAST = "fast"
    SLOW = "slow"


class Voice(Protocol):
    """Says sentences aloud. Neither method waits."""

    @property
    def only_headphones(self) -> bool:
        """Whether its sound can come out of headphones alone."""
        ...

    def speak(self, text: str, *, language: str, volume: int, pace: Pace) -> None:
        """Say `text` now, in place of whatever is being said; `volume` in percent."""
        ...

    def stop(self) -> None:
        """Be silent at once."""
        ...
