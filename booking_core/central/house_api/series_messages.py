"""What the API says to the municipality's own programs about series, and hears of them."""

from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from booking_core.central.api.messages import ApiStruct, BookingOut, PlacesId
from booking_core.central.api.series_messages import SeriesIn, WallTime
from booking_core.central.house_api.booking_messages import OverrideReason, Overrides, PublicTitle
from booking_core.central.house_api.messages import MovedToIn, Reason, Seen
from booking_core.domain.places import Weekday
from booking_core.domain.recurring.recurrence import MOST_OCCURRENCES
from booking_core.domain.recurring.series import Scope

Meant = Annotated[
    Scope, Meta(description="How much is meant, seen from `booking`: `this`, this and the `following`, or `all`.")
]


class DateAnywayIn(ApiStruct, frozen=True, kw_only=True):
    """A `day` of the series that is let past rules, and why."""

    day: date
    overrides: Overrides
    override_reason: OverrideReason


class HouseSeriesIn(SeriesIn, frozen=True, kw_only=True):
    """As for everybody, and what only the house may: a public `title`, and days that are let past rules."""

    title: PublicTitle = ""
    anyway: Annotated[tuple[DateAnywayIn, ...], Meta(max_length=MOST_OCCURRENCES)] = ()


class CancelSeriesIn(ApiStruct, frozen=True, kw_only=True):
    """What is given back, seen from the date `booking`; `reason` is read by whoever booked."""

    booking: UUID
    scope: Meant
    reason: Annotated[Reason, Meta(examples=["Salen er under vand"])]


class ChangeSeriesIn(ApiStruct, frozen=True, kw_only=True):
    """What is to be different, seen from the date `booking`; all that is left out stays as it is.

    `seen` names every date that is meant, in the version you have seen; those in `staying` stay where they are.
    `weekdays` says of a weekday which it becomes.
    """

    booking: UUID
    scope: Meant
    seen: Seen
    weekdays: Annotated[dict[Weekday, Weekday], Meta(examples=[{"tue": "thu"}])] | None = None
    starts: WallTime | None = None
    ends: WallTime | None = None
    space: PlacesId | None = None
    layout: PlacesId | None = None
    staying: Annotated[tuple[UUID, ...], Meta(max_length=MOST_OCCURRENCES)] = ()
    overrides: Overrides = ()
    override_reason: OverrideReason = ""


class AddDateIn(ApiStruct, frozen=True, kw_only=True):
    """One `day` more, at the series' own time and place or at `to`; `replaces` is a date of it that was given back."""

    day: date
    to: MovedToIn | None = None
    replaces: UUID | None = None
    overrides: Overrides = ()
    override_reason: OverrideReason = ""


class HouseSeriesOut(ApiStruct, frozen=True, kw_only=True):
    """A series as the house sees it, without who booked: all dates that belong to it, by time."""

    id: UUID
    version: int
    sentence: str
    title: str
    bookings: tuple[BookingOut, ...]
