"""A series of bookings: made, changed, added to, answered by the house, given back, asked for.

    machine ── BookSeries ───► SeriesBooked   SeriesRequested   or   SeriesRefused(why, for each day)
            ── ChangeSeries ─► SeriesAltered                    or   SeriesRefused(why, for each day)
               CancelSeries, AddToSeries, ApproveSeries and DeclineSeries are answered in the same way
            ── SeriesWanted ─► SeriesGiven                      or   NoReceipt(why)

`booking_core.protocol.series_on_wire` makes these of the domain's series, and back.
"""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from booking_core.domain.bookings import Booking, Channel, Instead, Need, Openness, Purpose, SetUpBy
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, SeriesId, SpaceId
from booking_core.domain.places import KindOfUser, Weekday
from booking_core.domain.recurring.recurrence import MOST_OCCURRENCES
from booking_core.domain.recurring.series import Scope
from booking_core.protocol.messages.bookings import Spoken
from booking_core.protocol.messages.form import (
    TEXT,
    Days,
    GroupName,
    Message,
    Needs,
    Overrides,
    Persons,
    Reason,
    SameIdOtherBody,
    SealedContact,
    Title,
    Version,
    WallTime,
    Wheelchairs,
    check_length,
)
from booking_core.protocol.messages.refusals import RefusalOnWire

LONGEST_RULE = 200


class RecurrenceOnWire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a series is, see `domain.recurring`: `rule` is the value of an RRULE, the times are those of the wall."""

    rule: Annotated[str, Meta(max_length=LONGEST_RULE, pattern=TEXT)]
    first_day: date
    starts: WallTime
    ends: WallTime
    exceptions: Days = ()
    additions: Days = ()


class SeriesOnWire(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A `domain.recurring.series.Series`."""

    id: SeriesId
    version: int
    recurrence: RecurrenceOnWire
    space: SpaceId
    layout: LayoutId
    persons: int
    purpose: Purpose
    openness: Openness
    user: KindOfUser
    channel: Channel
    title: str
    needs: tuple[Need, ...]
    wheelchairs: int
    set_up_by: SetUpBy
    device: DeviceId | None
    group: str | None
    audience: str | None
    bookings: tuple[BookingId, ...]
    spoken: Spoken = ()


class DateInstead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was chosen in place of one day of a series."""

    day: date
    to: Instead

    def __post_init__(self) -> None:
        check_length(self.to.span)


class DateAnyway(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day of a series that staff let past rules which they may override, and why."""

    day: date
    overrides: Overrides
    reason: Reason


class BookSeries(Message, frozen=True, kw_only=True, tag="book-series"):
    """Please book every date of the series that can be had, all at once; those that cannot are told with reasons.

    `instead` is what was chosen for single days, `left_out` are days not to be booked whatever is free, `anyway` are
    those that a desk lets past rules. In a place that the house gives itself all dates are one request to it. The rest
    is as in `Book`, but that somebody must be known to the house: by `contact`, or as `group`.
    """

    id: SeriesId
    recurrence: RecurrenceOnWire
    space: SpaceId
    layout: LayoutId
    persons: Persons
    purpose: Purpose
    openness: Openness = Openness.CLOSED
    user: KindOfUser = KindOfUser.CITIZEN
    title: Title = ""
    needs: Needs = ()
    wheelchairs: Wheelchairs = 0
    set_up_by: SetUpBy = SetUpBy.CREW
    contact: SealedContact | None = None
    group: GroupName | None = None
    audience: GroupName | None = None
    spoken: Spoken = ()
    instead: Annotated[tuple[DateInstead, ...], Meta(max_length=MOST_OCCURRENCES)] = ()
    left_out: Days = ()
    anyway: Annotated[tuple[DateAnyway, ...], Meta(max_length=MOST_OCCURRENCES)] = ()


class BookingSeen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A booking in the version its asker has seen."""

    booking: BookingId
    version: Version


class ChangeSeries(Message, frozen=True, kw_only=True, tag="change-series"):
    """Please let `scope` of the series, seen from `booking`, be at other weekdays, times, in another space or layout.

    What is left out stays as it is; so do the dates in `staying`, and those that are over. All the others are changed,
    or none is. `seen` names each in the version the asker has seen. From a date on, or all when some are over, the
    series parts: its later dates become a series of their own with this wish's `id`. `overrides` and
    `override_reason` are as in `Book`, for each date that needs them.
    """

    id: UUID
    series: SeriesId
    booking: BookingId
    scope: Scope
    seen: Annotated[tuple[BookingSeen, ...], Meta(min_length=1, max_length=MOST_OCCURRENCES)]
    weekdays: dict[Weekday, Weekday] = msgspec.field(default_factory=dict)
    starts: WallTime | None = None
    ends: WallTime | None = None
    space: SpaceId | None = None
    layout: LayoutId | None = None
    staying: Annotated[tuple[BookingId, ...], Meta(max_length=MOST_OCCURRENCES)] = ()
    overrides: Overrides = ()
    override_reason: Reason = ""


class CancelSeries(Message, frozen=True, kw_only=True, tag="cancel-series"):
    """Please give back `scope` of the series, seen from `booking`, as `Cancel` does it: twice is harmless."""

    id: UUID
    series: SeriesId
    booking: BookingId
    scope: Scope
    reason: Reason = ""


class AddToSeries(Message, frozen=True, kw_only=True, tag="add-to-series"):
    """Please book one more `day` for the series: one that was refused or given back, or another.

    At the series' own time and place, or at `to`. `replaces` is the date of this series it is made in place of.
    `overrides` and `override_reason` are as in `Book`.
    """

    id: UUID
    series: SeriesId
    day: date
    to: Instead | None = None
    replaces: BookingId | None = None
    overrides: Overrides = ()
    override_reason: Reason = ""

    def __post_init__(self) -> None:
        if self.to is not None:
            check_length(self.to.span)


class ApproveSeries(Message, frozen=True, kw_only=True, tag="approve-series"):
    """The house says yes to a series that was asked for; to those of its dates that still fit. From a desk alone.

    `seen` names each date that waits for an answer in the version the asker has seen. `id` is this answer's own.
    """

    id: UUID
    series: SeriesId
    seen: Annotated[tuple[BookingSeen, ...], Meta(min_length=1, max_length=MOST_OCCURRENCES)]


class DeclineSeries(Message, frozen=True, kw_only=True, tag="decline-series"):
    """The house says no to a series that was asked for, and why in `reason`, which whoever asked reads.

    `seen` is as in `ApproveSeries`.
    """

    id: UUID
    series: SeriesId
    seen: Annotated[tuple[BookingSeen, ...], Meta(min_length=1, max_length=MOST_OCCURRENCES)]
    reason: Reason = ""


class SeriesWanted(Message, frozen=True, kw_only=True, tag="series-wanted"):
    """All dates of a series as they are now, with a receipt."""

    series: SeriesId


class DateRefused(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day of a series that cannot be had."""

    day: date
    refusal: RefusalOnWire


class SeriesBooked(Message, frozen=True, kw_only=True, tag="series-booked"):
    """It counts: the series with its bookings by day, and the days that could not be had.

    `receipt` is the signed token of the first that still stands; it speaks for the whole series.
    """

    series: SeriesOnWire
    bookings: tuple[Booking, ...]
    refused: tuple[DateRefused, ...]
    receipt: str


class SeriesRequested(Message, frozen=True, kw_only=True, tag="series-requested"):
    """Asked of the house, which answers by the bookings' `answer_by`; none of them holds anything.

    `refused` are the days that could not even be asked for. `receipt` is the signed token of the first date.
    """

    series: SeriesOnWire
    bookings: tuple[Booking, ...]
    refused: tuple[DateRefused, ...]
    receipt: str


class SeriesAltered(Message, frozen=True, kw_only=True, tag="series-altered"):
    """The series as it is now, and those of its bookings that were changed, added or given back.

    `receipt` is as in `SeriesBooked`, empty when none of it stands any more.
    """

    series: SeriesOnWire
    bookings: tuple[Booking, ...]
    receipt: str


class SeriesRefused(Message, frozen=True, kw_only=True, tag="series-refused"):
    """Nothing was done: `refusal` says why, `dates` for each day where it is the days' own fault."""

    refusal: RefusalOnWire
    dates: tuple[DateRefused, ...] = ()


class SeriesGiven(Message, frozen=True, kw_only=True, tag="series-given"):
    """The series as it is now, all its bookings by time, and the receipt of the one named `first`."""

    series: SeriesOnWire
    bookings: tuple[Booking, ...]
    first: BookingId
    receipt: str


SeriesCommand = BookSeries | ChangeSeries | CancelSeries | AddToSeries | ApproveSeries | DeclineSeries
SeriesAnswer = SeriesBooked | SeriesRequested | SeriesAltered | SeriesRefused | SameIdOtherBody
