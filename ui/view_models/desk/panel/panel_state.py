"""What the panel beside the board shows, as values."""

from dataclasses import dataclass
from enum import StrEnum


class PanelKind(StrEnum):
    DAY = "day"
    BOOKING = "booking"
    BLOCK = "block"  # rooms are being closed
    BLOCKED = "blocked"  # what closes them, when it is done
    DRAFT = "draft"
    MOVE = "move"
    SERIES = "series"
    FOUND = "found"
    REQUESTS = "requests"
    CALLS = "calls"
    KIOSKS = "kiosks"
    CARDS = "cards"
    WISHES = "wishes"


@dataclass(frozen=True, slots=True)
class FactRow:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One answer among several."""

    key: str
    text: str
    detail: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class OfferRow:
    """Something one can do with a key or a press; the primary one stands out."""

    key: str
    title: str
    detail: str
    hint: str
    primary: bool


@dataclass(frozen=True, slots=True)
class PanelState:
    kind: str = PanelKind.DAY.value
    title: str = ""
    subtitle: str = ""
    code: str = ""
    plate: str = ""
    plate_text: str = ""
    refused: bool = False
    facts: tuple[FactRow, ...] = ()
    offers: tuple[OfferRow, ...] = ()
    layouts: tuple[ChoiceRow, ...] = ()
    purposes: tuple[ChoiceRow, ...] = ()
    opennesses: tuple[ChoiceRow, ...] = ()
    needs: tuple[ChoiceRow, ...] = ()
    spoken: tuple[ChoiceRow, ...] = ()
    spoken_label: str = ""
    reasons: tuple[ChoiceRow, ...] = ()
    name: str = ""
    phone: str = ""
    email: str = ""
    public_title: str = ""
    persons: int = 1
    wheelchairs: int = 0
    starts: str = ""
    length: str = ""
    trouble: str = ""
    may_check_in: bool = False
    may_change: bool = False
    may_book: bool = False
    titled: bool = False
    asking: bool = False
    in_series: bool = False
    scopes: tuple[ChoiceRow, ...] = ()
    weekdays: tuple[ChoiceRow, ...] = ()
