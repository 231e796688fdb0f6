"""What a person takes along, and what became of it on the way through the printer."""

from dataclasses import dataclass
from enum import StrEnum


class PaperState(StrEnum):
    """What became of the paper. WAITING is kept on the disk and printed as soon as the printer works again."""

    PRINTED = "printed"
    NO_PRINTER = "no-printer"
    WAITING = "waiting"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PaperSpared:
    """Nothing was printed: so many slips have been just now that others might find no paper."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What the person takes along: the nine-digit code, the address in the QR code, and the state of the paper."""

    code: str
    url: str
    paper: PaperState
