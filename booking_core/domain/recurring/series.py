"""A series of bookings, and the wish for one: what its dates have in common, and what each day of it asks for.

series_dates   date by date: which can be had, which cannot and why, and what to take instead
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from booking_core.domain.bookings import (
    Booking,
    BookingState,
    Channel,
    Instead,
    Need,
    Openness,
    Purpose,
    SetUpBy,
)
from booking_core.domain.hours.opening_hours import spans_on
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, SeriesId, SpaceId
from booking_core.domain.places import Hours, KindOfUser, Municipality
from booking_core.domain.recurring.recurrence import Recurrence, days_of, days_of_rule
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan, local_day

_GONE = frozenset(
    {
        BookingState.CANCELLED_BY_CITIZEN,
        BookingState.CANCELLED_BY_STAFF,
        BookingState.DECLINED,
        BookingState.WITHDRAWN,
    }
)


class Scope(StrEnum):
    """How much of a series is meant, seen from one of its dates."""

    THIS = "this"
    FOLLOWING = "following"
    """This and all after it."""
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Series:
    """Bookings that repeat, and what they have in common. It holds no person.

    `bookings` are those that belong to it still, by time; `recurrence` gives just their days. A single date may be at
    another time or place than the series: its booking tells.
    """

    id: SeriesId
    recurrence: Recurrence
    space: SpaceId
    layout: LayoutId
    persons: int
    purpose: Purpose
    openness: Openness
    user: KindOfUser
    channel: Channel
    title: str = ""
    needs: tuple[Need, ...] = ()
    wheelchairs: int = 0
    set_up_by: SetUpBy = SetUpBy.CREW
    device: DeviceId | None = None
    group: str | None = None
    audience: str | None = None
    spoken: tuple[str, ...] = ()
    version: int = 1
    bookings: tuple[BookingId, ...] = ()

    def place_of(self, booking: BookingId) -> int | None:
        """Which of its dates that is, counted from 1; None when it is none of them any more."""
        return self.bookings.index(booking) + 1 if booking in self.bookings else None


@dataclass(frozen=True, slots=True)
class Anyway:
    """Rules that staff let one date past knowingly, and why."""

    codes: frozenset[RefusalCode] = frozenset()
    reason: str = ""


RULES_HOLD = Anyway()


@dataclass(frozen=True, slots=True)
class SeriesWish:
    """A series somebody wants, or dates to be added to one.

    The bookings' ids follow from `id`: wishing twice books once. `named` says whether the house knows whom to call.
    `instead` is what was chosen in place of single days, `left_out` are days that shall not be booked, `anyway` are
    those that staff let past rules.
    """

    id: UUID
    series: Series
    named: bool = False
    instead: Mapping[date, Instead] = field(default_factory=lambda: MappingProxyType({}))
    left_out: frozenset[date] = frozenset()
    anyway: Mapping[date, Anyway] = field(default_factory=lambda: MappingProxyType({}))


# What each day asks for


def is_known(wish: SeriesWish) -> bool:
    """Whether the house knows whom it has to do with for so long: somebody to call, or an association or a school."""
    return wish.named or wish.series.group is not None


def asks_the_house(municipality: Municipality, series: Series) -> bool:
    """Whether the house says yes or no to the whole of it; what staff make is the house's own."""
    space = municipality.space_by_id.get(series.space)
    return series.channel is not Channel.STAFF and space is not None and space.approval


def asked_of(wish: SeriesWish, zone: ZoneInfo) -> dict[date, Booking | None]:
    """The booking that each day of `wish` asks for, without cells; None where spring leaves its time out."""
    return {day: _asked_on(wish, day, zone) for day in days_of(wish.series.recurrence)}


def _asked_on(wish: SeriesWish, day: date, zone: ZoneInfo) -> Booking | None:
    instead = wish.instead.get(day)
    if instead is not None:
        return booking_in(wish, day, instead)
    series = wish.series
    span = span_on(day, series.recurrence, zone)
    return None if span is None else booking_in(wish, day, Instead(series.space, series.layout, span, series.set_up_by))


def span_on(day: date, recurrence: Recurrence, zone: ZoneInfo) -> TimeSpan | None:
    """The time of the series on `day`; None when the clocks leave it out that night."""
    return next(iter(spans_on(day, (Hours(recurrence.starts, recurrence.ends),), zone)), None)


def booking_in(wish: SeriesWish, day: date, at: Instead) -> Booking:
    """The booking that `wish` wants in place of its `day`, without cells."""
    series = wish.series
    return Booking(
        id=booking_id_of(wish.id, day),
        version=1,
        state=BookingState.CONFIRMED,
        space=at.space,
        layout=at.layout,
        span=at.span,
        persons=series.persons,
        purpose=series.purpose,
        openness=series.openness,
        user=series.user,
        channel=series.channel,
        occupancy=(),
        title=series.title,
        needs=series.needs,
        wheelchairs=series.wheelchairs,
        set_up_by=at.set_up_by,
        device=series.device,
        series=series.id,
        group=series.group,
        audience=series.audience,
        spoken=series.spoken,
    )


def booking_id_of(wish: UUID, day: date) -> BookingId:
    """The id of the booking that the command `wish` makes for its `day`, in every preview and at the centre."""
    return BookingId(uuid5(wish, day.isoformat()))


# As it is afterwards


def renewed(series: Series, bookings: Iterable[Booking], zone: ZoneInfo) -> Series:
    """`series` with those of `bookings` that still belong to it, and with their days; one version on.

    With none left it keeps its days, for it has none of its own any more.
    """
    left = sorted((one for one in bookings if one.state not in _GONE), key=lambda one: (one.span, one.id))
    days = {local_day(one.span.starts_at, zone) for one in left}
    recurrence = _holding(series.recurrence, days) if days else series.recurrence
    return replace(series, recurrence=recurrence, bookings=tuple(one.id for one in left), version=series.version + 1)


def _holding(recurrence: Recurrence, days: set[date]) -> Recurrence:
    ruled = set(days_of_rule(recurrence))
    return replace(recurrence, exceptions=tuple(ruled - days), additions=tuple(days - ruled))


def first_ahead(bookings: Iterable[Booking], *, now: datetime) -> Booking | None:
    """The first that still stands and has not ended: its code and its receipt stand for the whole series."""
    ahead = (one for one in bookings if one.state.occupies and one.span.ends_at > now)
    return min(ahead, key=lambda one: (one.span, one.id), default=None)
