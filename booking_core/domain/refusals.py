"""A "no" is a value with a stable code; its sentence in each language stands in resources/translations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType


class RefusalCode(StrEnum):
    """Stable for ever: clients and statistics know them. What a code's facts are stands behind it.

    With `ready_at`, and with the `free_from` of a block, comes `day`, where that is another day than the one asked
    for; with a quota that is used comes `free_on`, the first day on which it is not, where that is known. With CLOSED
    come the `minutes` until the house closes, where it is open at the start that was asked for.
    """

    UNKNOWN_SPACE = "unknown-space"
    UNKNOWN_LAYOUT = "unknown-layout"
    LAYOUT_NEEDS_CREW = "layout-needs-crew"  # phone
    NOT_ON_QUARTER = "not-on-quarter"
    IN_THE_PAST = "in-the-past"
    TOO_SHORT = "too-short"  # minutes
    TOO_LONG = "too-long"  # minutes
    TOO_SOON = "too-soon"  # minutes, day, earliest
    TOO_FAR_AHEAD = "too-far-ahead"  # days, last_day
    CLOSED = "closed"  # day, opens_at, closes_at
    CLOSED_ALL_DAY = "closed-all-day"  # day, reason
    FIRE_LIMIT = "fire-limit"  # capacity
    TOO_MANY_PERSONS = "too-many-persons"  # capacity
    TOO_MANY_WHEELCHAIRS = "too-many-wheelchairs"  # wheelchairs
    UNKNOWN_GROUP = "unknown-group"  # phone
    OUTSIDE_SCHOOL_HOURS = "outside-school-hours"  # opens_at, closes_at
    SCHOOL_HOLIDAY = "school-holiday"  # day, reason
    KEPT_FOR = "kept-for"  # audience, day, free_from
    RESIDENTS_FIRST = "residents-first"  # days, first_day
    NOT_OPEN_TO_ALL = "not-open-to-all"
    FIXED_MEETINGS = "fixed-meetings"  # most
    NAME_NEEDED_START = "name-needed-start"  # minutes
    NAME_NEEDED_LENGTH = "name-needed-length"  # minutes
    NAME_NEEDED_LAST_ROOM = "name-needed-last-room"  # minutes
    NAME_NEEDED_PAUSE = "name-needed-pause"  # minutes
    NAME_NEEDED_SERIES = "name-needed-series"
    QUOTA_USED = "quota-used"  # who, per, most, counted
    NEEDS_APPROVAL = "needs-approval"  # phone
    TAKEN = "taken"  # free_from
    BLOCKED = "blocked"  # reason, free_from
    SHELTER_TAKEN = "shelter-taken"  # shelter, free_from
    HELD_ELSEWHERE = "held-elsewhere"  # house, kiosk, last_heard
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
    OVERRIDE_REASON_NEEDED = "override-reason-needed"
    UNKNOWN_BOOKING = "unknown-booking"
    UNKNOWN_CARD = "unknown-card"
    CARD_REVOKED = "card-revoked"
    ALREADY_OVER = "already-over"  # state
    NOT_ANSWERED = "not-answered"
    ALREADY_ANSWERED = "already-answered"  # state
    NO_LONGER_WAITING = "no-longer-waiting"
    WAITS_FOR_ENOUGH = "waits-for-enough"  # most
    ENOUGH_WISHES = "enough-wishes"
    UNKNOWN_WISH = "unknown-wish"
    VERSION_CHANGED = "version-changed"  # version
    UNKNOWN_SERIES = "unknown-series"
    SERIES_UNUSABLE = "series-unusable"  # fault
    ALREADY_IN_SERIES = "already-in-series"  # day
    NO_SUCH_TIME = "no-such-time"  # day
    UNKNOWN_ROOM = "unknown-room"  # room
    UNKNOWN_BLOCK = "unknown-block"
    BLOCK_CHANGED = "block-changed"  # version
    IN_USE = "in-use"  # free_from
    OTHERS_IN_THE_WAY = "others-in-the-way"
    NO_SHELTER = "no-shelter"
    WHEREABOUTS_DECIDED = "whereabouts-decided"
    TOO_LATE_TO_DECIDE = "too-late-to-decide"  # decide_by
    RECOVERING = "recovering"  # waited_for


Fact = str | int | date | datetime


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be done, with the numbers the sentence needs."""

    code: RefusalCode
    facts: Mapping[str, Fact] = field(default_factory=lambda: MappingProxyType({}))
