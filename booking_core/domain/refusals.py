"""A "no" is a value with a stable code; its sentence in each language stands in resources/translations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType


class RefusalCode(StrEnum):
    """Stable for ever: clients and statistics know them. What a code's facts are stands behind it.

    With `ready_at` comes `day`, where that is another day than the one asked for.
    """

    UNKNOWN_SPACE = "unknown-space"
    UNKNOWN_LAYOUT = "unknown-layout"
    LAYOUT_NEEDS_CREW = "layout-needs-crew"  # phone
    NOT_ON_QUARTER = "not-on-quarter"
    IN_THE_PAST = "in-the-past"
    TOO_SHORT = "too-short"  # minutes
    TOO_LONG = "too-long"  # minutes
    TOO_FAR_AHEAD = "too-far-ahead"  # days, last_day
    CLOSED = "closed"  # day, opens_at, closes_at
    CLOSED_ALL_DAY = "closed-all-day"  # day, reason
    TOO_MANY_PERSONS = "too-many-persons"  # capacity
    NAME_NEEDED_START = "name-needed-start"  # minutes
    NAME_NEEDED_LENGTH = "name-needed-length"  # minutes
    NEEDS_APPROVAL = "needs-approval"  # phone
    TAKEN = "taken"  # free_from
    HELD_ELSEWHERE = "held-elsewhere"
    SETUP_TAKEN = "setup-taken"  # minutes, ready_at
    STRIKE_TAKEN = "strike-taken"  # minutes, next_at
    SETUP_TOO_LATE = "setup-too-late"  # minutes, ready_at
    SETUP_OUTSIDE_HOURS = "setup-outside-hours"  # opens_at, closes_at
    NO_CREW = "no-crew"  # minutes, phone
    NOT_BY_THEMSELVES = "not-by-themselves"
    TABLES_MISSING = "tables-missing"  # tables
    CHAIRS_MISSING = "chairs-missing"  # chairs
    TOO_EARLY = "too-early"  # opens_at
    STAFF_ONLY = "staff-only"  # phone
    REASON_NEEDED = "reason-needed"
    UNKNOWN_BOOKING = "unknown-booking"
    ALREADY_OVER = "already-over"  # state
    VERSION_CHANGED = "version-changed"  # version
    RECOVERING = "recovering"


Fact = str | int | date | datetime


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be done, with the numbers the sentence needs."""

    code: RefusalCode
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
