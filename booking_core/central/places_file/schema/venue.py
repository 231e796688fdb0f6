"""A house or a square, with its kiosks and its store of furniture."""

from typing import Annotated

from pydantic import Field

from booking_core.central.places_file.schema.days import CrewTable, DatedDayTable, HoursTable, SeasonTable
from booking_core.central.places_file.schema.plans import FloorTable
from booking_core.central.places_file.schema.rooms import RoomTable, SpaceTable
from booking_core.central.places_file.schema.rules import LimitsTable, QuotaTable
from booking_core.central.places_file.schema.table import Inside, PlacesTable, Table, Tables
from booking_core.central.places_file.values import (
    CodePage,
    Count,
    Flag,
    Identifier,
    Identifiers,
    Millimetres,
    OpenedByWord,
    OrientationWord,
    PaperWidth,
    Position,
    PrinterKindWord,
    Reference,
    Says,
    Text,
    TimeOfDay,
    VenueKindWord,
)


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
