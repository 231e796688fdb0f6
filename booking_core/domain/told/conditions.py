"""Condition reports: what people tell the house is broken, dirty or missing, and until when it stays on the list.

     told ─► open ── told again, the same thing there ─► open, once more
              │
              └──── put right ─► closed ── told again ─► another report
                                   └────── told before it was put right, heard later ─► counts in this one

A report says what, where and when, and never who: nothing here leads to a person or a booking.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.holding import CHECK_IN_OPENS_BEFORE
from booking_core.domain.identity import ConditionId, SpaceId
from booking_core.domain.places import Municipality, Space, VenueKind

MAY_TELL_AFTER = timedelta(days=1)
"""So long after its end the people of a booking may still tell what they found."""

MOST_A_BOOKING = 3
"""So much of one visit: more is told to somebody of the house."""

CLOSED_KNOWN_FOR = timedelta(days=14)
"""So long a machine remembers that something was put right, for a centre that is put back to an older copy."""

HEARD_AT_MOST_LATE = timedelta(days=31)
"""A machine that was alone for longer has a clock that nobody can go by."""


class ConditionKind(StrEnum):
    """What is the matter."""

    BROKEN = "broken"
    DIRTY = "dirty"
    MISSING = "missing"


class Thing(StrEnum):
    """What it is the matter with, in the order in which people are asked."""

    FURNITURE = "furniture"
    SCREEN = "screen"
    HEARING_LOOP = "hearing-loop"
    LIGHT = "light"
    HEATING = "heating"
    DOOR = "door"
    TOILET = "toilet"
    KITCHEN = "kitchen"
    OTHER = "other"


class WhyNotTold(StrEnum):
    """Why a report is not taken, or not closed. Stable: every code has its sentence."""

    UNKNOWN_SPACE = "unknown-space"
    TOLD_ENOUGH = "told-enough"
    UNKNOWN_REPORT = "unknown-report"


_BY_FEATURE = {
    Thing.SCREEN: frozenset({"screen", "projector"}),
    Thing.HEARING_LOOP: frozenset({"hearing-loop"}),
    Thing.KITCHEN: frozenset({"kitchenette", "sink"}),
}
_INDOORS = frozenset({Thing.HEATING, Thing.DOOR})
_OUTDOOR = "outdoor"


@dataclass(frozen=True, slots=True)
class ConditionReport:
    """One thing in one space that is not as it should be, told `times` from `first_at` to `last_at` (aware)."""

    id: ConditionId
    space: SpaceId
    kind: ConditionKind
    thing: Thing
    first_at: datetime
    last_at: datetime
    times: int = 1
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def is_of_the_same(self, other: "ConditionReport") -> bool:
        """Whether both tell the same of the same thing in the same space."""
        return (self.space, self.kind, self.thing) == (other.space, other.kind, other.thing)


MOST_TIMES = 100_000
"""No more people tell the same."""


def things_in(municipality: Municipality, space: Space) -> tuple[Thing, ...]:
    """What of `space` can be told about: what it has, and no projector where there is none."""
    features = set(space.features)
    is_outdoors = _OUTDOOR in features or municipality.venue_of_space[space.id].kind is VenueKind.OUTDOOR
    return tuple(_things(features, is_outdoors=is_outdoors))


def _things(features: set[str], *, is_outdoors: bool) -> Iterator[Thing]:
    for thing in Thing:
        needed = _BY_FEATURE.get(thing)
        is_there = needed is None or bool(needed & features)
        if is_there and not (is_outdoors and thing in _INDOORS):
            yield thing


def may_tell(booking: Booking, *, now: datetime) -> bool:
    """Whether the people of `booking` may tell what they find: from shortly before its time until a day after it."""
    was_theirs = booking.state in {BookingState.CONFIRMED, BookingState.CHECKED_IN, BookingState.COMPLETED}
    span = booking.span
    return was_theirs and span.starts_at - CHECK_IN_OPENS_BEFORE <= now < span.ends_at + MAY_TELL_AFTER


def told_at(said: datetime, *, now: datetime) -> datetime:
    """When it was told, to the second, by the clock of the machine that heard it as far as that can be believed."""
    believed = said if now - HEARD_AT_MOST_LATE <= said <= now else now
    return believed.replace(microsecond=0)


def joined(known: Iterable[ConditionReport], told: ConditionReport) -> ConditionReport:
    """The report that `told` makes: one more time of one that is `known`, or itself.

    `known` are those of the same thing there. One that was put right after `told` was said has put that right too.
    """
    same = [one for one in known if one.is_of_the_same(told)]
    going = next((one for one in same if one.closed_at is None or one.closed_at >= told.first_at), None)
    if going is None:
        return told
    return replace(
        going,
        first_at=min(going.first_at, told.first_at),
        last_at=max(going.last_at, told.last_at),
        times=going.times + 1,
    )


def is_sound(report: ConditionReport, *, now: datetime) -> bool:
    """Whether a machine may know such a report: instants (aware) in their order, told by so many people."""
    instants = [report.first_at, report.last_at, *filter(None, (report.closed_at,)), now]
    if any(one.tzinfo is None for one in instants):
        return False
    return instants == sorted(instants) and 0 < report.times <= MOST_TIMES


def with_all_of(report: ConditionReport, others: Iterable[ConditionReport]) -> ConditionReport:
    """`report` with what `others` of the same thing there were told beside it."""
    both = (report, *others)
    return replace(
        report,
        first_at=min(one.first_at for one in both),
        last_at=max(one.last_at for one in both),
        times=sum(one.times for one in both),
    )


def closed(report: ConditionReport, *, now: datetime) -> ConditionReport:
    """The report as it is once the thing has been put right; twice is once."""
    return report if not report.is_open else replace(report, closed_at=max(now.replace(microsecond=0), report.last_at))


def in_order(reports: Iterable[ConditionReport]) -> tuple[ConditionReport, ...]:
    """What is open, the longest standing first."""
    going = (one for one in reports if one.is_open)
    return tuple(sorted(going, key=lambda one: (one.first_at, one.space, one.thing, one.kind)))
