"""What the public API says and hears about series; `/schema/openapi.json` is made from these."""

from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from booking_core.central.api.messages import (
    PHONE_FORM,
    ApiStruct,
    BookingOut,
    PlacesId,
    RefusalOut,
)
from booking_core.domain.bookings import EMAIL, LONGEST_EMAIL, Openness, Purpose
from booking_core.domain.places import KindOfUser
from booking_core.domain.recurring.recurrence import MOST_OCCURRENCES
from booking_core.domain.typed_numbers import PHONE_TYPED
from booking_core.protocol.messages import LONGEST_RULE, MOST_PERSONS

WallTime = Annotated[
    str,
    Meta(
        pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$(?!\n)",
        description="A time of the clock on the wall, as 19:00 or 19:00:00, without an offset from UTC.",
        examples=["19:00"],
    ),
]
Days = Annotated[tuple[date, ...], Meta(max_length=MOST_OCCURRENCES)]


def wall_time(text: WallTime) -> time:
    """The time that `text` tells."""
    return time.fromisoformat(text)


class RecurrenceIn(ApiStruct, frozen=True, kw_only=True):
    """When a series is, in local days and wall times: nineteen o'clock stays that when the clocks change.

    `rule` is the value of an RRULE (RFC 5545): FREQ=DAILY, WEEKLY with BYDAY, or MONTHLY with one BYDAY such as 2TU or
    -1TH; INTERVAL; and COUNT or UNTIL. An `ends` at or before `starts` is the next morning's. `exceptions` are days of
    the rule that the series leaves out, `additions` days that the rule does not give.
    """

    rule: Annotated[str, Meta(max_length=LONGEST_RULE)]
    first_day: date
    starts: WallTime
    ends: WallTime
    exceptions: Days = ()
    additions: Days = ()


class DateInsteadIn(ApiStruct, frozen=True, kw_only=True):
    """What is taken in place of one `day` of the series. `layout` is the standing one when left out."""

    day: date
    space: Annotated[str, Meta(max_length=64)]
    starts_at: Annotated[datetime, Meta(tz=True)]
    ends_at: Annotated[datetime, Meta(tz=True)]
    layout: Annotated[str, Meta(max_length=64)] | None = None


class SeriesIn(ApiStruct, frozen=True, kw_only=True):
    """A series: when it is, where, and what was chosen for single days after a preview.

    `left_out` are days that shall not be booked, whatever is free. To book it the house must know whom it has to do
    with: `phone`, `email`, or the `group` it is for.
    """

    recurrence: RecurrenceIn
    space: Annotated[str, Meta(max_length=64)]
    layout: Annotated[str, Meta(max_length=64)] | None = None
    persons: Annotated[int, Meta(ge=1, le=MOST_PERSONS)]
    purpose: Purpose = Purpose.MEETING
    openness: Openness = Openness.CLOSED
    user: KindOfUser = KindOfUser.ASSOCIATION
    group: PlacesId | None = None
    phone: Annotated[str, Meta(pattern=PHONE_TYPED, description=PHONE_FORM)] | None = None
    email: Annotated[str, Meta(pattern=EMAIL, max_length=LONGEST_EMAIL)] | None = None
    instead: Annotated[tuple[DateInsteadIn, ...], Meta(max_length=MOST_OCCURRENCES)] = ()
    left_out: Days = ()


class DateOut(ApiStruct, frozen=True, kw_only=True):
    """One day of a series as it would be answered now: it fits, it is left out, or `refusal` says why not.

    A refusal's `instead` is what could be taken: it holds also when all the others are taken. The times are empty where
    the clocks leave them out that night.
    """

    day: date
    fits: bool
    left_out: bool
    space: str
    layout: str
    starts_at: datetime | None
    ends_at: datetime | None
    refusal: RefusalOut | None


class SeriesPreviewOut(ApiStruct, frozen=True, kw_only=True):
    """Every day, in order; `sentence` tells the series in words. Nothing is held: ask for it with POST /v1/series.

    With `needs_approval` the house says yes or no to the whole of it.
    """

    sentence: str
    needs_approval: bool
    dates: tuple[DateOut, ...]


class DateRefusedOut(ApiStruct, frozen=True, kw_only=True):
    """A day that could not be had, and why."""

    day: date
    refusal: RefusalOut


class SeriesOut(ApiStruct, frozen=True, kw_only=True):
    """What was booked, or asked for, by day, and what could not be.

    `code`, `receipt` and `receipt_url` are those of the first date and speak for the whole series: with this receipt
    each of its bookings can be cancelled.
    """

    id: UUID
    version: int
    sentence: str
    bookings: tuple[BookingOut, ...]
    refused: tuple[DateRefusedOut, ...]
    code: str
    receipt: str
    receipt_url: str
