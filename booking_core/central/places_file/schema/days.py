"""Days and hours: when houses are open and staffed, closed, or have their crew at work."""

from datetime import date
from typing import Annotated

from pydantic import Field

from booking_core.central.places_file.schema.table import Inside, PlacesTable, Table, Tables
from booking_core.central.places_file.values import (
    DatedHours,
    Day,
    Flag,
    HoursList,
    HoursOfDay,
    Positive,
    Reference,
    Says,
    SomeIdentifiers,
    Text,
)


class HolidayHoursTable(PlacesTable):
    """One of the `exceptions` of [public_holidays]."""

    venue: Reference
    hours: HoursOfDay


class PublicHolidaysTable(PlacesTable):
    """[public_holidays]."""

    open: Flag
    exceptions: Annotated[Tables, Inside(HolidayHoursTable)] = Field(default_factory=list)


class ClosedTable(PlacesTable):
    """[[closed]]."""

    first_day: Day = Field(alias="from")
    last_day: Day = Field(alias="to")
    venues: SomeIdentifiers
    reason: Text


class SchoolHolidayTable(PlacesTable):
    """[[school_holiday]]."""

    name: Text
    first_day: Day = Field(alias="from")
    last_day: Day = Field(alias="to")


class HoursTable(PlacesTable):
    """The `opening` and `staffed` of a venue or a season."""

    mon: HoursList = Field(default_factory=list)
    tue: HoursList = Field(default_factory=list)
    wed: HoursList = Field(default_factory=list)
    thu: HoursList = Field(default_factory=list)
    fri: HoursList = Field(default_factory=list)
    sat: HoursList = Field(default_factory=list)
    sun: HoursList = Field(default_factory=list)


class CrewShiftTable(PlacesTable):
    """One entry of a `crew`."""

    hours: HoursOfDay
    heads: Positive


Shifts = Annotated[
    list[Table],
    Says('a list of shifts, e.g. [{ hours = "07:00-15:00", heads = 1 }]'),
    Inside(CrewShiftTable),
]


class CrewTable(PlacesTable):
    """The `crew` of a venue or a season."""

    mon: Shifts = Field(default_factory=list)
    tue: Shifts = Field(default_factory=list)
    wed: Shifts = Field(default_factory=list)
    thu: Shifts = Field(default_factory=list)
    fri: Shifts = Field(default_factory=list)
    sat: Shifts = Field(default_factory=list)
    sun: Shifts = Field(default_factory=list)


class SeasonTable(PlacesTable):
    """[[venue.season]]."""

    name: Text
    first_day: Day = Field(alias="from")
    last_day: Day = Field(alias="to")
    opening: (
        Annotated[Table, Says('weekly hours, e.g. { mon = ["10:00-16:00"] }, or { }'), Inside(HoursTable)] | None
    ) = None
    staffed: (
        Annotated[Table, Says('weekly hours, e.g. { mon = ["10:00-14:00"] }, or { }'), Inside(HoursTable)] | None
    ) = None
    crew: (
        Annotated[
            Table,
            Says('weekly shifts, e.g. { mon = [{ hours = "07:00-15:00", heads = 1 }] }, or { }'),
            Inside(CrewTable),
        ]
        | None
    ) = None


class DatedDayTable(PlacesTable):
    """[[venue.day]]."""

    one_day: Day | None = Field(default=None, alias="date")
    first_day: Day | None = Field(default=None, alias="from")
    last_day: Day | None = Field(default=None, alias="to")
    opening: DatedHours
    staffed: DatedHours | None = None
    crew: Shifts | None = None
    reason: Text | None = None

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last of them; None where the table does not say."""
        match self.one_day, self.first_day, self.last_day:
            case date() as day, None, None:
                return day, day
            case None, date() as first, date() as last:
                return first, last
            case _:
                return None
