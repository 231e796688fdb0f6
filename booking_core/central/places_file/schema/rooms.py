"""The rooms of a house, and the spaces that people book of them."""

from typing import Annotated

from pydantic import Field

from booking_core.central.places_file.schema.rules import LimitsTable, QuotaTable
from booking_core.central.places_file.schema.table import Inside, PlacesTable, Table, Tables
from booking_core.central.places_file.values import (
    Count,
    Features,
    Flag,
    Identifier,
    Kroner,
    Minutes,
    PictureName,
    Positive,
    ReachWord,
    Reference,
    Says,
    SomeIdentifiers,
    Tellings,
    Text,
    Ways,
)


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
