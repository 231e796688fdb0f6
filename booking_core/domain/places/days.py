"""Hours of a week, and the days on which they do not hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from booking_core.domain.identity import VenueId


class Weekday(StrEnum):
    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        return tuple(cls)[day.weekday()]


@dataclass(frozen=True, slots=True)
class Hours:
    """Local wall times. An end at or before its start is the next morning."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class CrewHours:
    hours: Hours
    heads: int


WeeklyHours = Mapping[Weekday, tuple[Hours, ...]]
WeeklyCrew = Mapping[Weekday, tuple[CrewHours, ...]]


@dataclass(frozen=True, slots=True)
class Season:
    """Days, the first and the last included, in which a venue has other weeks. None keeps the venue's own."""

    name: str
    first_day: date
    last_day: date
    opening: WeeklyHours | None = None
    staffed: WeeklyHours | None = None
    crew: WeeklyCrew | None = None

    def holds_on(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class DatedDay:
    """Hours of one venue on a date, or on each day of a few; without any it is closed.

    `staffed` and `crew` are None where the day says nothing of them. `edited` marks what was set at the centre and
    not in the places file: importing a file leaves it alone.
    """

    first_day: date
    last_day: date
    opening: tuple[Hours, ...]
    staffed: tuple[Hours, ...] | None = None
    crew: tuple[CrewHours, ...] | None = None
    reason: str = ""
    edited: bool = False

    def holds_on(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which venues are closed, whatever their weekly hours say. Both days are included."""

    first_day: date
    last_day: date
    venues: frozenset[VenueId] | None
    """None means every venue."""
    reason: str

    def shuts(self, venue_id: VenueId, day: date) -> bool:
        in_days = self.first_day <= day <= self.last_day
        return in_days and (self.venues is None or venue_id in self.venues)


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """Closed on public holidays, but for venues with hours of their own on them."""

    open: bool
    exceptions: Mapping[VenueId, tuple[Hours, ...]]


@dataclass(frozen=True, slots=True)
class SchoolHoliday:
    name: str
    first_day: date
    last_day: date
