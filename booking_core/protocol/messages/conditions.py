"""What is broken, dirty or missing: told by whoever sees it, closed by a desk or a janitor.

machine ── ReportCondition ─► ConditionTold(report as it is now)   or   ConditionRefused(why)
        ── CloseCondition ──► the same
"""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from booking_core.domain.identity import BookingId, ConditionId, SpaceId
from booking_core.domain.told.conditions import ConditionKind, ConditionReport, Thing, WhyNotTold
from booking_core.protocol.messages.form import Message, SameIdOtherBody


class ReportCondition(Message, frozen=True, kw_only=True, tag="report-condition"):
    """Something in `space` is broken, dirty or missing. `id` is this message's own; telling it twice is harmless.

    `told_at` is when somebody said so, by the clock of the machine, which may have waited for the network; None: now.
    `booking` is whose people say it: it is counted for some days, how often they do, and stands in no report.
    """

    id: UUID
    space: SpaceId
    kind: ConditionKind
    thing: Thing
    told_at: Annotated[datetime, Meta(tz=True)] | None = None
    booking: BookingId | None = None


class CloseCondition(Message, frozen=True, kw_only=True, tag="close-condition"):
    """It has been put right. From a desk or a janitor's tablet; `id` is this one's own, and twice is harmless."""

    id: UUID
    report: ConditionId


class ConditionTold(Message, frozen=True, kw_only=True, tag="condition-told"):
    """The report as it is now, with what was told in it; or closed."""

    report: ConditionReport


class ConditionRefused(Message, frozen=True, kw_only=True, tag="condition-refused"):
    """Nothing was done."""

    why: WhyNotTold


ConditionCommand = ReportCondition | CloseCondition
"""What changes the list of what is broken, dirty or missing."""

ConditionAnswer = ConditionTold | ConditionRefused | SameIdOtherBody
