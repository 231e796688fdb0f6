"""What says sentences aloud."""

from typing import Protocol


class Voice(Protocol):
    """Says sentences aloud. Neither method waits."""

    @property
    def only_headphones(self) -> bool:
        """Whether its sound can come out of headphones alone."""
        ...

    def speak(self, text: str, *, language: str, volume: int) -> None:
        """Say `text` now, in place of whatever is being said; `volume` in percent."""
        ...

    def stop(self) -> None:
        """Be silent at once."""
        ...
