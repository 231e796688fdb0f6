"""The whole file, with what belongs to no house."""

from typing import Annotated

from pydantic import Field

from booking_core.central.places_file.schema.days import ClosedTable, PublicHolidaysTable, SchoolHolidayTable
from booking_core.central.places_file.schema.rules import QuotaTable, RulesTable
from booking_core.central.places_file.schema.table import Inside, PlacesTable, Table, Tables
from booking_core.central.places_file.schema.venue import VenueTable
from booking_core.central.places_file.values import (
    Ages,
    Country,
    Days,
    Flag,
    Identifier,
    Languages,
    PublicUrl,
    Says,
    SchemaVersion,
    Text,
    TimeZone,
)


class PrivacyTable(PlacesTable):
    """[privacy]."""

    contact_kept_days_after: Days
    audit_kept_days: Days


class AudienceTable(PlacesTable):
    """[[audience]]."""

    id: Identifier
    ages: Ages | None = None


class AssociationTable(PlacesTable):
    """[[association]]."""

    id: Identifier
    name: Text
    purpose: Text
    demo: Flag = False


class SchoolTable(PlacesTable):
    """[[school]]."""

    id: Identifier
    name: Text
    demo: Flag = False


class FileTable(PlacesTable):
    """The whole file."""

    schema_version: SchemaVersion = Field(alias="schema")
    municipality: Text
    time_zone: TimeZone
    country: Country
    public_url: PublicUrl
    languages: Languages
    rules: Annotated[Table, Says("a table [rules]"), Inside(RulesTable, "rules")]
    privacy: Annotated[Table, Says("a table [privacy]"), Inside(PrivacyTable, "privacy")]
    public_holidays: Annotated[Table, Says("a table [public_holidays]"), Inside(PublicHolidaysTable, "public_holidays")]
    closed: Annotated[Tables, Says("tables [[closed]] in double brackets"), Inside(ClosedTable, "closed")] = Field(
        default_factory=list
    )
    school_holiday: Annotated[
        Tables,
        Says("tables [[school_holiday]] in double brackets"),
        Inside(SchoolHolidayTable, "school_holiday"),
    ] = Field(default_factory=list)
    audience: Annotated[Tables, Says("tables [[audience]] in double brackets"), Inside(AudienceTable, "audience")] = (
        Field(default_factory=list)
    )
    association: Annotated[
        Tables, Says("tables [[association]] in double brackets"), Inside(AssociationTable, "association")
    ] = Field(default_factory=list)
    school: Annotated[Tables, Says("tables [[school]] in double brackets"), Inside(SchoolTable, "school")] = Field(
        default_factory=list
    )
    quota: Annotated[Tables, Says("tables [[quota]] in double brackets"), Inside(QuotaTable, "quota")] = Field(
        default_factory=list
    )
    venue: Annotated[
        list[Table],
        Field(min_length=1),
        Says("one or more tables [[venue]]"),
        Inside(VenueTable, "venue"),
    ]
