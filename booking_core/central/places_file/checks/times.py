"""Days, hours and minutes that must agree with each other.

mon  |---------|
mon            |----|         no overlap: the second begins when the first ends
mon        |--------|         overlap
mon                 |------|  "20:00-02:00" and
tue                      |--  "01:00-12:00": overlap, past midnight
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from itertools import combinations

from booking_core.central.places_file.conversion import hours_on, limits_at
from booking_core.central.places_file.draft import Draft
from booking_core.central.places_file.errors import Mistake, TomlPath
from booking_core.central.places_file.hours import written
from booking_core.central.places_file.schema import (
    ClosedTable,
    HolidayHoursTable,
    HoursTable,
    RulesTable,
    SchoolHolidayTable,
    SpaceTable,
    VenueTable,
    WalkInTable,
)
from booking_core.domain.places import BookingLimits, Hours, LimitsOverride, Weekday

DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES
APART = "hours that do not overlap"


@dataclass(frozen=True, slots=True)
class _Opening:
    """Hours on the ring of a week, in minutes since Monday 00:00."""

    path: TomlPath
    words: str
    starts: int
    ends: int

    def overlaps(self, other: "_Opening") -> bool:
        shifts = (-WEEK_MINUTES, 0, WEEK_MINUTES)  # Sunday night runs into Monday
        return any(self.starts + shift < other.ends and other.starts < self.ends + shift for shift in shifts)


def days_are_in_order(draft: Draft) -> Iterator[Mistake]:
    """The first day of a closure or a school holiday is not after its last."""
    tables: list[tuple[TomlPath, ClosedTable | SchoolHolidayTable]]
    tables = [*draft.every(ClosedTable), *draft.every(SchoolHolidayTable)]
    for path, table in tables:
        if table.first_day > table.last_day:
            expected = f"{table.first_day.isoformat()} (the day in from) or a later day"
            yield Mistake((*path, "to"), table.last_day.isoformat(), expected)


def hours_do_not_overlap(draft: Draft) -> Iterator[Mistake]:
    """Of one venue in its week, also past midnight. Crews may overlap: two people can be there at once."""
    for path, table in draft.every(HoursTable):
        yield from _overlaps([*_openings(path, table)])


def _openings(path: TomlPath, table: HoursTable) -> Iterator[_Opening]:
    for number, day in enumerate(Weekday):
        for position, hours in enumerate(hours_on(table, day)):
            at = (*path, day.value, position)
            yield _opening(at, hours, midnight=number * DAY_MINUTES, words=f"{day.value} {written(hours)}")


def holiday_hours_do_not_overlap(draft: Draft) -> Iterator[Mistake]:
    """Of one venue on a public holiday."""
    by_venue: dict[str, list[_Opening]] = {}
    for path, table in draft.every(HolidayHoursTable):
        opening = _opening((*path, "hours"), table.hours, midnight=0, words=written(table.hours))
        by_venue.setdefault(table.venue, []).append(opening)
    for openings in by_venue.values():
        yield from _overlaps(openings)


def _opening(path: TomlPath, hours: Hours, *, midnight: int, words: str) -> _Opening:
    starts, ends = midnight + _minutes(hours.opens), midnight + _minutes(hours.closes)
    return _Opening(path, words, starts, ends if ends > starts else ends + DAY_MINUTES)


def _minutes(wall: time) -> int:
    return wall.hour * 60 + wall.minute


def _overlaps(openings: list[_Opening]) -> Iterator[Mistake]:
    for one, other in combinations(openings, 2):
        if one.overlaps(other):
            yield Mistake(other.path, f"{other.words}, which overlaps {one.words}", APART)


def shortest_is_not_above_longest(draft: Draft) -> Iterator[Mistake]:
    """Also where a venue or a space changes only one of the two."""
    rules = draft.one(("rules",), RulesTable)
    if rules is None:
        return
    limits = BookingLimits(rules.shortest_minutes, rules.longest_minutes, rules.book_ahead_days)
    if limits.shortest_minutes > limits.longest_minutes:
        yield _below_shortest(("rules",), limits)
        return
    for path, _ in draft.every(VenueTable):
        at = (*path, "rules")
        yield from _limits_out_of_order(at, limits_at(draft, at), limits)
    for path, _ in draft.every(SpaceTable):
        at, venue_at = (*path, "rules"), (*path[:2], "rules")
        yield from _limits_out_of_order(at, limits_at(draft, at), limits_at(draft, venue_at).over(limits))


def _limits_out_of_order(path: TomlPath, own: LimitsOverride, wider: BookingLimits) -> Iterator[Mistake]:
    """Nothing where the wider limits are out of order already: that has been said."""
    limits = own.over(wider)
    if wider.shortest_minutes > wider.longest_minutes or limits.shortest_minutes <= limits.longest_minutes:
        return
    if own.longest_minutes is not None:
        yield _below_shortest(path, limits)
    else:
        expected = f"at most {limits.longest_minutes}, which is longest_minutes here"
        yield Mistake((*path, "shortest_minutes"), str(limits.shortest_minutes), expected)


def _below_shortest(path: TomlPath, limits: BookingLimits) -> Mistake:
    expected = f"at least {limits.shortest_minutes}, which is shortest_minutes here"
    return Mistake((*path, "longest_minutes"), str(limits.longest_minutes), expected)


def walk_in_is_not_above_longest(draft: Draft) -> Iterator[Mistake]:
    """Without a name one never books longer than with one."""
    rules, walk_in = draft.one(("rules",), RulesTable), draft.one(("rules", "walk_in"), WalkInTable)
    if rules is None or walk_in is None or walk_in.longest_minutes <= rules.longest_minutes:
        return
    expected = f"at most {rules.longest_minutes}, which is longest_minutes in [rules]"
    yield Mistake(("rules", "walk_in", "longest_minutes"), str(walk_in.longest_minutes), expected)
