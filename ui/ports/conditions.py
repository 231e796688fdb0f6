"""What is broken, dirty or missing, told at a kiosk or on the round."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.told.conditions import ConditionKind, ConditionReport, Thing, WhyNotTold
from ui.ports.silence import KioskOutOfOrder


@dataclass(frozen=True, slots=True)
class ConditionOnList:
    """The house has it on its list; the report with everybody who told the same."""

    report: ConditionReport


@dataclass(frozen=True, slots=True)
class ConditionKept:
    """The centre is silent. The report is on this machine's disk, and is sent as soon as the centre answers."""


ConditionOutcome = ConditionOnList | ConditionKept | WhyNotTold | KioskOutOfOrder


@dataclass(frozen=True, slots=True)
class ConditionTelling:
    """What the people of `booking`, or whoever works in the house, tell of `space`.

    `id` is chosen once: telling it again counts once.
    """

    id: UUID
    booking: BookingId | None
    space: SpaceId
    kind: ConditionKind
    thing: Thing
    told_at: datetime


class Telling(Protocol):
    """Hears at a kiosk what is broken, dirty or missing."""

    def report_condition(self, telling: ConditionTelling) -> ConditionOutcome:
        """Tell the house that something is broken, dirty or missing; asked again, what has become of it by now.

        Nobody is told whose they are; the booking is counted, so that few tell much.
        """
        ...
