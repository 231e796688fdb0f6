"""The floors of a house from above."""

from typing import Annotated

from pydantic import Field

from booking_core.central.places_file.schema.table import Inside, PlacesTable, Table, Tables
from booking_core.central.places_file.values import (
    MarkKindWord,
    PlanPoint,
    PlanRectangle,
    PlanSize,
    Reference,
    Says,
    Text,
)


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
