"""A series of bookings, date by date: which can be had, which cannot and why, and what to take instead.

    days of the recurrence    5 Jan.   12 Jan.   19 Jan.    26 Jan.
    verdict                   fits     refused   left out   fits
    suggestion                         20:15

Each date is laid into a calendar that holds those before it, so that dates of one series never hide one another.
What was chosen in place of a date comes after all that keep their own time. `preview` and the centre lay out alike:
what a preview calls fitting is what the centre books from the same calendar.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
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
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId, LayoutId, SeriesId, SpaceId
from booking_core.domain.opening_hours import spans_on
from booking_core.domain.places import Hours, KindOfUser, Municipality
from booking_core.domain.placing import Placed
from booking_core.domain.policy import Ask, refusal_of, refusal_of_meetings
from booking_core.domain.recurrence import Recurrence, Weekly, days_of, days_of_rule
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.suggestions import Step, Suggestion, Wanted, suggestions
from booking_core.domain.time_spans import TimeSpan, local_day
from booking_core.domain.weather import place_with_shelter, sheltered

_GONE = frozenset(
    {
        BookingState.CANCELLED_BY_CITIZEN,
        BookingState.CANCELLED_BY_STAFF,
        BookingState.DECLINED,
        BookingState.WITHDRAWN,
    }
)
_STEPS = (Step.SHIFT, Step.OTHER_SPACE, Step.OTHER_DAY)
"""What may be taken in place of a date, the first that can be had."""


_HOPELESS = frozenset({RefusalCode.TOO_FAR_AHEAD, RefusalCode.FIXED_MEETINGS, RefusalCode.FIRE_LIMIT})
"""What no other hour, place or day of the house can mend."""


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
    version: int = 1
    bookings: tuple[BookingId, ...] = ()

    def place_of(self, booking: BookingId) -> int | None:
        """Which of its dates that is, counted from 1; None when it is none of them any more."""
        return self.bookings.index(booking) + 1 if booking in self.bookings else None


@dataclass(frozen=True, slots=True)
class SeriesWish:
    """A series somebody wants, or dates to be added to one.

    The bookings' ids follow from `id`: wishing twice books once. `named` says whether the house knows whom to call.
    `instead` is what was chosen in place of single days, `left_out` are days that shall not be booked.
    """

    id: UUID
    series: Series
    named: bool = False
    instead: Mapping[date, Instead] = field(default_factory=lambda: MappingProxyType({}))
    left_out: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Fits:
    """It can be had: `booking` with its cells."""

    booking: Booking


@dataclass(frozen=True, slots=True)
class Refused:
    """Why it cannot be had, and something that can."""

    refusal: Refusal
    suggestion: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """It is not wanted."""


Verdict = Fits | Refused | LeftOut


@dataclass(frozen=True, slots=True)
class DatePreview:
    """One local day of a series. `asked` is its booking as it is wanted, None where spring leaves its time out."""

    day: date
    asked: Booking | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class LaidOut:
    """`dates` by day, and `calendar` with all in it that fit."""

    dates: tuple[DatePreview, ...]
    calendar: Calendar

    @property
    def fitting(self) -> tuple[Booking, ...]:
        """What can be had, by day."""
        return tuple(one.verdict.booking for one in self.dates if isinstance(one.verdict, Fits))


Placer = Callable[[Calendar, Booking], Placed | Refusal]
"""A booking in a calendar with its cells, or why it cannot have them."""


def preview(
    municipality: Municipality, calendar: Calendar, wish: SeriesWish, *, now: datetime
) -> tuple[DatePreview, ...]:
    """Every date of `wish`, by day, as the centre would answer over `calendar` at `now` (aware).

    All that fits is booked, and all suggestions or any of them with it. `calendar` covers the houses around the days.
    """
    placer = placer_of(municipality, named=wish.named, now=now)
    laid = lay_out(municipality, calendar, wish, placer=placer)
    return tuple(_suggesting(municipality, laid, wish, placer=placer, now=now))


def placer_of(municipality: Municipality, *, named: bool, now: datetime) -> Placer:
    """The rules and the placing that everybody decides with."""

    def placer(calendar: Calendar, booking: Booking) -> Placed | Refusal:
        refusal = refusal_of(ask_of(booking, named=named), municipality, now=now)
        return refusal or place_with_shelter(municipality, calendar, sheltered(municipality, booking, now=now), now=now)

    return placer


def lay_out(municipality: Municipality, calendar: Calendar, wish: SeriesWish, *, placer: Placer) -> LaidOut:
    """Every date of `wish` put into `calendar` where `placer` can, one after the other."""
    asked = asked_of(wish, municipality.zone)
    verdicts: dict[date, Verdict] = {}
    dates = len(wish.series.bookings)
    for day in sorted(asked, key=lambda day: (day in wish.instead, day)):
        placed = _placed(municipality, calendar, wish, day, asked=asked[day], dates=dates, placer=placer)
        if isinstance(placed, Placed):
            calendar = calendar.with_bookings((*placed.neighbours, placed.booking))
            verdicts[day] = Fits(placed.booking)
            dates += 1
        else:
            verdicts[day] = placed
    finished = {day: _as_it_ended(verdict, calendar) for day, verdict in verdicts.items()}
    return LaidOut(tuple(DatePreview(day, asked[day], finished[day]) for day in sorted(asked)), calendar)


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
    )


def booking_id_of(wish: UUID, day: date) -> BookingId:
    """The id of the booking that the command `wish` makes for its `day`, in every preview and at the centre."""
    return BookingId(uuid5(wish, day.isoformat()))


def ask_of(booking: Booking, *, named: bool) -> Ask:
    """What the rules look at."""
    return Ask(
        booking.space,
        booking.layout,
        booking.span,
        booking.persons,
        channel=booking.channel,
        named=named,
        set_up_by=booking.set_up_by,
        wheelchairs=booking.wheelchairs,
        user=booking.user,
        group=booking.group,
        audience=booking.audience,
        openness=booking.openness,
    )


def one_date_more(municipality: Municipality, series: Series, dates: int) -> Refusal | None:
    """Why a series that has `dates` dates may not have another."""
    is_weekly = isinstance(series.recurrence.pattern, Weekly)
    return refusal_of_meetings(municipality, series.user, dates + 1, is_weekly=is_weekly)


def _placed(
    municipality: Municipality,
    calendar: Calendar,
    wish: SeriesWish,
    day: date,
    *,
    asked: Booking | None,
    dates: int,
    placer: Placer,
) -> Placed | Refused | LeftOut:
    if day in wish.left_out:
        return LeftOut()
    if asked is None:
        return Refused(Refusal(RefusalCode.NO_SUCH_TIME, {"day": day}))
    refusal = one_date_more(municipality, wish.series, dates)
    placed = refusal or placer(calendar, asked)
    return Refused(placed) if isinstance(placed, Refusal) else placed


def _as_it_ended(verdict: Verdict, calendar: Calendar) -> Verdict:
    """A later date may have changed what an earlier one shares with it."""
    match verdict:
        case Fits(booking):
            return Fits(replace(calendar.bookings[booking.id], version=1))
        case _:
            return verdict


# What to take instead


def _suggesting(
    municipality: Municipality, laid: LaidOut, wish: SeriesWish, *, placer: Placer, now: datetime
) -> Iterator[DatePreview]:
    """Each suggestion is held back from those after it, so that all of them can be taken."""
    calendar, dates = laid.calendar, len(wish.series.bookings) + len(laid.fitting)
    for one in laid.dates:
        is_full = one_date_more(municipality, wish.series, dates) is not None
        found = None if is_full else _to_be_had(municipality, calendar, wish, one, placer=placer, now=now)
        if found is None:
            yield one
            continue
        refused, placed = found
        calendar = calendar.with_bookings((*placed.neighbours, placed.booking))
        dates += 1
        yield replace(one, verdict=refused)


def _to_be_had(
    municipality: Municipality,
    calendar: Calendar,
    wish: SeriesWish,
    one: DatePreview,
    *,
    placer: Placer,
    now: datetime,
) -> tuple[Refused, Placed] | None:
    """The first suggestion for a refused date that can be had, with its booking."""
    verdict = one.verdict
    if not isinstance(verdict, Refused) or one.asked is None or verdict.refusal.code in _HOPELESS:
        return None
    wanted = Wanted(ask_of(one.asked, named=wish.named), frozenset(wish.series.needs))
    for suggestion in _suggestions(municipality, calendar, wanted, verdict.refusal, now=now):
        placed = placer(calendar, booking_in(wish, one.day, taken(suggestion)))
        if isinstance(placed, Placed):
            return replace(verdict, suggestion=suggestion), placed
    return None


def _suggestions(
    municipality: Municipality, calendar: Calendar, wanted: Wanted, refusal: Refusal, *, now: datetime
) -> Iterator[Suggestion]:
    """The nearest time that day in the same place, then the same time elsewhere in the house, then another day."""
    day = local_day(wanted.ask.span.starts_at, municipality.zone)
    for step in _STEPS:
        for one in suggestions(municipality, calendar, wanted, refusal, now=now, steps=frozenset({step})):
            if step is not Step.SHIFT or local_day(one.ask.span.starts_at, municipality.zone) == day:
                yield one


def taken(suggestion: Suggestion) -> Instead:
    """What is booked when `suggestion` is taken."""
    ask = suggestion.ask
    return Instead(ask.space, ask.layout, ask.span, ask.set_up_by)


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
