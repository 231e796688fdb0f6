"""How large and in which colours a desk shows its words."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ScreenComfort:
    """`text_percent` of the usual size; a window shows the largest it has room for, up to that."""

    text_percent: int = 100
    high_contrast: bool = False


class ComfortKeeper(Protocol):
    """Remembers it over a restart, for this machine: whoever needs it finds the screen as they left it."""

    def kept(self) -> ScreenComfort:
        """What was kept last; the usual where nothing was, or it cannot be read. Asked before there is a screen."""
        ...

    def keep(self, comfort: ScreenComfort) -> None:
        """Remember it. May wait for the disk; where that refuses, it is of use until the restart."""
        ...


class ComfortForNow:
    """Forgets it with the screen."""

    def kept(self) -> ScreenComfort:
        return ScreenComfort()

    def keep(self, comfort: ScreenComfort) -> None:
        del comfort
