"""Days, hours and minutes that must agree with each other.

mon  |---------|
mon            |----|         no overlap: the second begins when the first ends
mon        |--------|         overlap
mon                 |------|  "20:00-02:00" and
tue                      |--  "01:00-12:00": overlap, past midnight
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from booking_core.central.places_file.conversion import hours_on, limits_at, limits_of_all
from booking_core.central.places_file.draft import Draft
from booking_core.central.places_file.errors import Mistake, TomlPath
from booking_core.central.places_file.hours import DAY_MINUTES, minutes_of, written
from booking_core.central.places_file.schema.days import (
    ClosedTable,
    DatedDayTable,
    HolidayHoursTable,
    HoursTable,
    SchoolHolidayTable,
    SeasonTable,
)
from booking_core.central.places_file.schema.rooms import SpaceTable
from booking_core.central.places_file.schema.rules import QuotaTable, RulesTable, WalkInTable
from booking_core.central.places_file.schema.venue import VenueTable
from booking_core.domain.places import BookingLimits, Hours, LimitsOverride, Weekday

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
    """The first day of a closure, a school holiday, a season, a dated day or a quota is not after its last."""
    tables: list[tuple[TomlPath, ClosedTable | SchoolHolidayTable | SeasonTable]]
    tables = [*draft.every(ClosedTable), *draft.every(SchoolHolidayTable), *draft.every(SeasonTable)]
    spans = [(path, (table.first_day, table.last_day)) for path, table in tables]
    spans += [(path, table.days) for path, table in draft.every(DatedDayTable) if table.days is not None]
    spans += [
        (path, (table.first_day, table.last_day))
        for path, table in draft.every(QuotaTable)
        if table.first_day is not None and table.last_day is not None
    ]
    for path, (first_day, last_day) in spans:
        if first_day > last_day:
            expected = f"{first_day.isoformat()} (the day in from) or a later day"
            yield Mistake((*path, "to"), last_day.isoformat(), expected)


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


def hours_of_a_date_do_not_overlap(draft: Draft) -> Iterator[Mistake]:
    """Of one venue on a dated day, opening and staffed each for itself."""
    for path, table in draft.every(DatedDayTable):
        for key, hours in (("opening", table.opening), ("staffed", table.staffed or [])):
            at = [(*path, key, position) for position in range(len(hours))]
            openings = zip(at, hours, strict=True)
            yield from _overlaps([_opening(there, one, midnight=0, words=written(one)) for there, one in openings])


def staff_of_a_date_is_there_while_it_is_open(draft: Draft) -> Iterator[Mistake]:
    """Nobody waits at the desk behind a locked door."""
    for path, table in draft.every(DatedDayTable):
        openings = [minutes_of(hours) for hours in table.opening]
        for position, hours in enumerate(table.staffed or []):
            starts, ends = minutes_of(hours)
            if not any(opens <= starts and ends <= closes for opens, closes in openings):
                expected = "hours within one of those in opening"
                yield Mistake((*path, "staffed", position), f"{written(hours)}, when it is not open", expected)


def _opening(path: TomlPath, hours: Hours, *, midnight: int, words: str) -> _Opening:
    starts, ends = minutes_of(hours)
    return _Opening(path, words, midnight + starts, midnight + ends)


def _overlaps(openings: list[_Opening]) -> Iterator[Mistake]:
    for one, other in combinations(openings, 2):
        if one.overlaps(other):
            yield Mistake(other.path, f"{other.words}, which overlaps {one.words}", APART)


def shortest_is_not_above_longest(draft: Draft) -> Iterator[Mistake]:
    """Also where a venue or a space changes only one of the two."""
    rules = draft.one(("rules",), RulesTable)
    if rules is None:
        return
    limits = limits_of_all(rules)
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
