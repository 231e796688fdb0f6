"""What dated days, seasons, closures and school holidays must say together.

first  |=======|               the first and the last day are included
other          |=====|         they meet: both have that day
other           |=====|        they do not
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from booking_core.central.places_file.checks.houses import VENUE_DEPTH
from booking_core.central.places_file.conversion import EVERY_VENUE
from booking_core.central.places_file.draft import Draft, value_at
from booking_core.central.places_file.errors import Mistake, TomlPath
from booking_core.central.places_file.schema.days import ClosedTable, DatedDayTable, SchoolHolidayTable, SeasonTable
from booking_core.central.places_file.wording import shown

WEEKLY = ("opening", "staffed", "crew")
WHEN = "either date, or from and to: dates without quotes"


@dataclass(frozen=True, slots=True)
class _Days:
    """Days in the order of the calendar. `path` leads to where the file names the first of them."""

    path: TomlPath
    first: date
    last: date
    name: str = ""

    @property
    def words(self) -> str:
        days = self.first.isoformat() if self.first == self.last else f"{self.first} to {self.last}"
        return f"{shown(self.name)} ({days})" if self.name else days

    def meets(self, other: "_Days") -> bool:
        return self.first <= other.last and other.first <= self.last


def dated_days_say_when(draft: Draft) -> Iterator[Mistake]:
    """By one date, or by a first and a last."""
    for path, _ in draft.every(DatedDayTable):
        given = {key for key in ("date", "from", "to") if key in _raw_keys(draft, path)}
        if given in ({"date"}, {"from", "to"}):
            continue
        if "date" in given:
            yield Mistake((*path, "date"), "a date beside from or to", WHEN)
        elif given:
            (missing,) = {"from", "to"} - given
            yield Mistake((*path, missing), "nothing", "the other end of these days: a date without quotes")
        else:
            yield Mistake((*path, "date"), "nothing", WHEN)


def dated_days_do_not_meet(draft: Draft) -> Iterator[Mistake]:
    """No day of a venue has hours of its own twice."""
    for days in _by_venue(_dated(draft)):
        yield from _meetings(days, expected="days of which no other [[venue.day]] of this venue speaks")


def dated_days_are_on_no_closed_day(draft: Draft) -> Iterator[Mistake]:
    """Closed beats open, so such a day would never count."""
    for dated in _dated(draft):
        venue = draft.ids.get(dated.path[:VENUE_DEPTH])
        for closure in _closures(draft, of=venue):
            if closure.meets(dated):
                found = f"{dated.words}, when it is closed: {closure.words}"
                yield Mistake(dated.path, found, "days on which no [[closed]] closes this venue: closed beats open")


def seasons_change_something(draft: Draft) -> Iterator[Mistake]:
    """One that changes nothing was meant to change something."""
    for path, _ in draft.every(SeasonTable):
        if not _raw_keys(draft, path) & set(WEEKLY):
            yield Mistake((*path, "opening"), "nothing", "at least one of opening, staffed and crew")


def seasons_do_not_meet(draft: Draft) -> Iterator[Mistake]:
    """Two seasons of a venue may meet where they change different things."""
    for key in WEEKLY:
        changing = (days for days in _seasons(draft) if key in _raw_keys(draft, days.path[:-1]))
        for days in _by_venue(changing):
            yield from _meetings(days, expected=f"seasons with {key} of their own that do not meet")


def school_holidays_do_not_meet(draft: Draft) -> Iterator[Mistake]:
    """A day belongs to one of them."""
    holidays = (
        _Days((*path, "from"), table.first_day, table.last_day, table.name)
        for path, table in draft.every(SchoolHolidayTable)
        if table.first_day <= table.last_day
    )
    yield from _meetings(holidays, expected="school holidays that do not meet")


def _meetings(days: Iterable[_Days], *, expected: str) -> Iterator[Mistake]:
    for one, other in combinations(days, 2):
        if one.meets(other):
            yield Mistake(other.path, f"{other.words}, which meets {one.words}", expected)


def _dated(draft: Draft) -> Iterator[_Days]:
    for path, table in draft.every(DatedDayTable):
        if table.days is not None and table.days[0] <= table.days[1]:
            key = "from" if table.one_day is None else "date"
            yield _Days((*path, key), *table.days)


def _seasons(draft: Draft) -> Iterator[_Days]:
    for path, table in draft.every(SeasonTable):
        if table.first_day <= table.last_day:
            yield _Days((*path, "from"), table.first_day, table.last_day, table.name)


def _closures(draft: Draft, *, of: str | None) -> Iterator[_Days]:
    for path, table in draft.every(ClosedTable):
        if table.first_day <= table.last_day and (EVERY_VENUE in table.venues or of in table.venues):
            yield _Days((*path, "from"), table.first_day, table.last_day, table.reason)


def _by_venue(days: Iterable[_Days]) -> Iterable[list[_Days]]:
    venues: dict[TomlPath, list[_Days]] = {}
    for one in days:
        venues.setdefault(one.path[:VENUE_DEPTH], []).append(one)
    return venues.values()


def _raw_keys(draft: Draft, path: TomlPath) -> frozenset[str]:
    """Which keys the table at `path` has, whatever is behind them."""
    table = value_at(draft.document, path)
    return frozenset(table if isinstance(table, dict) else ())
