"""The paper of a roll printer and how it counts letters; light: a machine knows its printer before it prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

COLUMN_DOTS = 12
"""Font A of every printer of this kind."""

HEADS: Mapping[int, int] = MappingProxyType({58: 384, 80: 576})
"""Dots across the head, by the width of the paper in mm."""

CODE_PAGES: Mapping[str, int] = MappingProxyType({"CP437": 0, "CP850": 2, "CP865": 5, "CP1252": 16, "CP858": 19})
"""The number Epson gives each code page; other brands may count differently (`Roll.page_number`)."""


@dataclass(frozen=True, slots=True)
class Roll:
    """The paper and the words of one printer. `page_number` is what it calls its code page; None: as Epson does."""

    width_mm: int = 80
    code_page: str = "CP858"
    page_number: int | None = None

    def __post_init__(self) -> None:
        if self.width_mm not in HEADS or self.code_page not in CODE_PAGES:
            message = f"no roll of {self.width_mm} mm with code page {self.code_page}"
            raise ValueError(message)

    @property
    def dots(self) -> int:
        return HEADS[self.width_mm]

    @property
    def columns(self) -> int:
        return self.dots // COLUMN_DOTS
