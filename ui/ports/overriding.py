"""Rules that staff let something past."""

from dataclasses import dataclass

from booking_core.domain.refusals import RefusalCode


@dataclass(frozen=True, slots=True)
class Override:
    """Rules that staff let something past knowingly, and why: kept in the house's log."""

    codes: tuple[RefusalCode, ...]
    reason: str
