"""The [rules] that bookings must keep, and the quotas."""

from typing import Annotated

from pydantic import Field

from booking_core.central.places_file.schema.table import Inside, PlacesTable, Table
from booking_core.central.places_file.values import (
    CountedPartyWord,
    Day,
    Days,
    DayWords,
    Flag,
    HourCount,
    HoursOfDay,
    Identifier,
    Length,
    Minutes,
    Positive,
    QuotaPeriodWord,
    Reference,
    Says,
    SomeIdentifiers,
)


class LimitsTable(PlacesTable):
    """[venue.rules] and a space's `rules`."""

    shortest_minutes: Length | None = None
    longest_minutes: Length | None = None
    book_ahead_days: Days | None = None
    lead_minutes: Minutes | None = None


class QuotaTable(PlacesTable):
    """[[quota]], [[venue.quota]] and one of a space's `quota`."""

    id: Identifier
    who: CountedPartyWord
    per: QuotaPeriodWord
    most_bookings: Positive | None = None
    most_minutes: Positive | None = None
    first_day: Day | None = Field(default=None, alias="from")
    last_day: Day | None = Field(default=None, alias="to")


class WalkInTable(PlacesTable):
    """[rules.walk_in]."""

    starts_within_minutes: Minutes
    longest_minutes: Length
    start_tolerance_minutes: Minutes
    pause_between_minutes: Minutes
    last_room_minutes: Minutes = 60


class AssociationRuleTable(PlacesTable):
    """[rules.association]."""

    longest_minutes: Length
    longest_series_occurrences: Positive
    weekly_all_season: Flag
    open_bookings_per_person: Positive


class SchoolRuleTable(PlacesTable):
    """[rules.school]."""

    longest_minutes: Length
    travel_minutes: Minutes
    hours: HoursOfDay


class TryAnIdeaTable(PlacesTable):
    """[rules.try_an_idea]."""

    requires_open_event: Flag
    requires_approval: Flag


class AfterSchoolTable(PlacesTable):
    """[rules.after_school]."""

    audience: Reference
    days: DayWords
    hours: HoursOfDay
    spaces: SomeIdentifiers
    released_minutes_before: Minutes


class ResidentsFirstTable(PlacesTable):
    """[rules.residents_first]."""

    spaces: SomeIdentifiers
    lapses_days_before: Days


class RulesTable(PlacesTable):
    """[rules]."""

    shortest_minutes: Length
    longest_minutes: Length
    book_ahead_days: Days
    lead_minutes: Minutes = 0
    open_bookings_per_person: Positive
    late_cancel_minutes: Minutes
    answer_within_days: Days
    decide_weather_hours_before: HourCount
    hold_minutes: Minutes
    walk_in: Annotated[Table, Says("a table [rules.walk_in]"), Inside(WalkInTable, "rules.walk_in")]
    association: Annotated[
        Table, Says("a table [rules.association]"), Inside(AssociationRuleTable, "rules.association")
    ]
    school: Annotated[Table, Says("a table [rules.school]"), Inside(SchoolRuleTable, "rules.school")]
    try_an_idea: Annotated[Table, Says("a table [rules.try_an_idea]"), Inside(TryAnIdeaTable, "rules.try_an_idea")]
    after_school: (
        Annotated[Table, Says("a table [rules.after_school]"), Inside(AfterSchoolTable, "rules.after_school")] | None
    ) = None
    residents_first: (
        Annotated[
            Table,
            Says("a table [rules.residents_first]"),
            Inside(ResidentsFirstTable, "rules.residents_first"),
        ]
        | None
    ) = None
