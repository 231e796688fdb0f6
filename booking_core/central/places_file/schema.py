"""What each table of a places file may say. A key that is not here is a mistake.

Every model is one table without the tables in it: those stand as raw tables beside their `Inside`, which
names the model that reads them. So one bad table never hides what is wrong with the next.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType, UnionType
from typing import Annotated, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from booking_core.central.places_file.values import (
    Ages,
    CodePage,
    Count,
    CountedPartyWord,
    Country,
    DatedHours,
    Day,
    Days,
    DayWords,
    Features,
    Flag,
    HourCount,
    HoursList,
    HoursOfDay,
    Identifier,
    Identifiers,
    Kroner,
    Languages,
    Length,
    MarkKindWord,
    Millimetres,
    Minutes,
    OpenedByWord,
    OrientationWord,
    PaperWidth,
    PictureName,
    PlanPoint,
    PlanRectangle,
    PlanSize,
    Position,
    Positive,
    PrinterKindWord,
    PublicUrl,
    QuotaPeriodWord,
    RawTable,
    ReachWord,
    Reference,
    Says,
    SchemaVersion,
    SomeIdentifiers,
    Tellings,
    Text,
    TimeOfDay,
    TimeZone,
    VenueKindWord,
    Ways,
)

MarkType = TypeVar("MarkType")


class PlacesTable(BaseModel):
    """What all tables have in common: nothing is converted, nothing unknown is let through."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Inside:
    """Which model reads the raw table, or each of the raw tables, that a key holds.

    `heading` is how the file writes the table, [rules] or [[venue]]; empty for one in braces behind its key.
    `called` is the word for one of them, where the key itself is not.
    """

    model: type[PlacesTable]
    heading: str = ""
    called: str = ""


Table = Annotated[RawTable, Says("a table")]
Tables = Annotated[list[Table], Says("a list of tables")]


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


class PrivacyTable(PlacesTable):
    """[privacy]."""

    contact_kept_days_after: Days
    audit_kept_days: Days


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


class StoreTable(PlacesTable):
    """[venue.store]."""

    tables: Count
    chairs: Count


class PrinterTable(PlacesTable):
    """[[venue.printer]]."""

    id: Identifier
    kind: PrinterKindWord
    queue: Text | None = None
    width_mm: PaperWidth | None = None
    code_page: CodePage | None = None


class RoomTable(PlacesTable):
    """[[venue.room]]."""

    id: Identifier
    name: Text
    square_metres: Positive
    max_persons: Positive
    way: Text
    way_in: Ways = Field(default_factory=dict)
    reach: ReachWord


class PriceTable(PlacesTable):
    """A space's `price`."""

    citizen: Kroner
    association: Kroner
    school: Kroner
    business: Kroner


class LayoutTable(PlacesTable):
    """One of a space's `layouts`."""

    id: Identifier
    seats: Count
    wheelchair_places: Count
    tables: Count
    chairs: Count
    standing_places: Count = 0
    standing: Flag = False
    setup_minutes: Minutes | None = None
    strike_minutes: Minutes | None = None
    self_minutes: Minutes | None = None


class PictureTable(PlacesTable):
    """A space's `picture`."""

    file: PictureName
    shows: Text
    shows_in: Tellings = Field(default_factory=dict)


class SpaceTable(PlacesTable):
    """[[venue.space]]."""

    id: Identifier
    name: Text
    rooms: SomeIdentifiers
    features: Features = Field(default_factory=list)
    offline: Flag = False
    check_in: Flag = False
    approval: Flag = False
    bad_weather_space: Reference | None = None
    picture: (
        Annotated[
            Table,
            Says('a picture, e.g. { file = "lokale-3.jpg", shows = "Et lyst rum med et langt bord" }'),
            Inside(PictureTable),
        ]
        | None
    ) = None
    rules: Annotated[Table, Inside(LimitsTable)] | None = None
    quota: Annotated[
        Tables,
        Says('a list of quotas, e.g. [{ id = "one-a-day", who = "person", per = "day", most_bookings = 1 }]'),
        Inside(QuotaTable),
    ] = Field(default_factory=list)
    price: Annotated[
        Table,
        Says("prices, e.g. { citizen = 0, association = 0, school = 0, business = 300 }"),
        Inside(PriceTable),
    ]
    layouts: Annotated[
        list[Table],
        Field(min_length=1),
        Says("a list of one or more layouts, each in { }"),
        Inside(LayoutTable, called="layout"),
    ]


class AreaTable(PlacesTable):
    """One of a floor's `rooms`."""

    room: Reference
    at: PlanRectangle


class MarkTable(PlacesTable):
    """One of a floor's `marks`."""

    kind: MarkKindWord
    at: PlanPoint


class SpotTable(PlacesTable):
    """One of a floor's `kiosks`."""

    kiosk: Reference
    at: PlanPoint


class FloorTable(PlacesTable):
    """[[venue.floor]]: the plan of a floor."""

    name: Text
    size: PlanSize
    rooms: Annotated[
        list[Table],
        Field(min_length=1),
        Says('a list of one or more rooms, e.g. [{ room = "salen", at = [18, 16, 12, 9] }]'),
        Inside(AreaTable),
    ]
    marks: Annotated[Tables, Says('a list of marks, e.g. [{ kind = "lift", at = [33, 13] }]'), Inside(MarkTable)] = (
        Field(default_factory=list)
    )
    kiosks: Annotated[
        Tables, Says('a list of screens, e.g. [{ kiosk = "kiosk-1", at = [24, 20] }]'), Inside(SpotTable)
    ] = Field(default_factory=list)


class KioskTable(PlacesTable):
    """[[venue.kiosk]]."""

    id: Identifier
    where: Text
    holds: Identifiers
    offline_until: TimeOfDay
    screen_mm: Millimetres
    orientation: OrientationWord
    printer: Reference | None = None


class VenueTable(PlacesTable):
    """[[venue]]."""

    id: Identifier
    name: Text
    kind: VenueKindWord
    district: Text
    address: Text
    phone: Text
    position: Position
    step_free: Flag
    accessible_toilet: Flag
    demo: Flag = False
    story: Text
    opens: OpenedByWord
    print_day_at: TimeOfDay | None = None
    walk: Identifiers
    opening: Annotated[Table, Says('weekly hours, e.g. { mon = ["08:00-22:00"] }, or { }'), Inside(HoursTable)]
    staffed: Annotated[Table, Says('weekly hours, e.g. { mon = ["10:00-17:00"] }, or { }'), Inside(HoursTable)]
    crew: Annotated[
        Table,
        Says('weekly shifts, e.g. { mon = [{ hours = "07:00-15:00", heads = 1 }] }, or { }'),
        Inside(CrewTable),
    ]
    rules: Annotated[Table, Says("a table [venue.rules]"), Inside(LimitsTable, "venue.rules")] | None = None
    store: Annotated[Table, Says("a table [venue.store]"), Inside(StoreTable, "venue.store")] | None = None
    quota: Annotated[Tables, Says("tables [[venue.quota]] in double brackets"), Inside(QuotaTable, "venue.quota")] = (
        Field(default_factory=list)
    )
    season: Annotated[
        Tables, Says("tables [[venue.season]] in double brackets"), Inside(SeasonTable, "venue.season")
    ] = Field(default_factory=list)
    day: Annotated[Tables, Says("tables [[venue.day]] in double brackets"), Inside(DatedDayTable, "venue.day")] = Field(
        default_factory=list
    )
    printer: Annotated[
        Tables, Says("tables [[venue.printer]] in double brackets"), Inside(PrinterTable, "venue.printer")
    ] = Field(default_factory=list)
    floor: Annotated[Tables, Says("tables [[venue.floor]] in double brackets"), Inside(FloorTable, "venue.floor")] = (
        Field(default_factory=list)
    )
    room: Annotated[
        list[Table],
        Field(min_length=1),
        Says("one or more tables [[venue.room]]"),
        Inside(RoomTable, "venue.room"),
    ]
    space: Annotated[
        list[Table],
        Field(min_length=1),
        Says("one or more tables [[venue.space]]"),
        Inside(SpaceTable, "venue.space"),
    ]
    kiosk: Annotated[Tables, Says("tables [[venue.kiosk]] in double brackets"), Inside(KioskTable, "venue.kiosk")] = (
        Field(default_factory=list)
    )


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


@lru_cache(maxsize=64)
def keys_of(model: type[PlacesTable]) -> Mapping[str, FieldInfo]:
    """The fields of `model` by the key the file writes."""
    return MappingProxyType({field.alias or name: field for name, field in model.model_fields.items()})


@lru_cache(maxsize=64)
def tables_inside(model: type[PlacesTable]) -> Mapping[str, Inside]:
    """Which keys of `model` hold tables, and what reads them."""
    pairs = ((key, mark) for key, field in keys_of(model).items() for mark in _marks(field, Inside))
    return MappingProxyType(dict(pairs))


def expectation(model: type[PlacesTable], key: str) -> str:
    """What should stand behind `key`, in words."""
    return [mark.text for mark in _marks(keys_of(model)[key], Says)][-1]


def _marks(field: FieldInfo, kind: type[MarkType]) -> Iterator[MarkType]:
    metadata = [*field.metadata]
    if get_origin(field.annotation) in {Union, UnionType}:  # of an optional key the marks stand one deeper
        for part in get_args(field.annotation):
            metadata.extend(getattr(part, "__metadata__", ()))
    return (mark for mark in metadata if isinstance(mark, kind))
