"""Series made for tests, in the sample municipality, seen from Thursday 26 November 2026 at 14.08."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from uuid import UUID

from booking_core.domain.bookings import Booking, Channel, Openness, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import LayoutId, SeriesId, SpaceId
from booking_core.domain.places import KindOfUser, Weekday
from booking_core.domain.recurring.recurrence import Count, Recurrence, Weekly
from booking_core.domain.recurring.series import Series, SeriesWish
from booking_core.domain.recurring.series_dates import DatePreview, Fits, LeftOut, Refused
from booking_core.domain.time_spans import TimeSpan, local_day
from tests.booking_core.domain.made_bookings import ZONE, at, made_booking, number
from tests.booking_core.sample_places import MEETING, WORKSHOP

NOW = at("14:08")
TUESDAY = date(2026, 12, 1)
TUESDAYS = tuple(date(2026, 12, day) for day in (1, 8, 15, 22))
EVERY_TUESDAY = Weekly((Weekday.TUE,))


def evenings(count: int = 4, *, first_day: date = TUESDAY, starts: str = "19:00", ends: str = "21:00") -> Recurrence:
    """So many Tuesdays, on the clocks of the house."""
    return Recurrence(EVERY_TUESDAY, first_day, Count(count), time.fromisoformat(starts), time.fromisoformat(ends))


def a_series(
    recurrence: Recurrence | None = None,
    *,
    space: SpaceId = WORKSHOP,
    layout: LayoutId = MEETING,
    user: KindOfUser = KindOfUser.CITIZEN,
    channel: Channel = Channel.STAFF,
    persons: int = 8,
    series_id: int = 1000,
) -> Series:
    return Series(
        id=SeriesId(UUID(int=series_id)),
        recurrence=recurrence or evenings(),
        space=space,
        layout=layout,
        persons=persons,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
        user=user,
        channel=channel,
    )


def a_wish(series: Series | None = None, **more: object) -> SeriesWish:
    series = series or a_series()
    return replace(SeriesWish(series.id, series), **more)  # type: ignore[arg-type]  # the fields' own types


def evening(day: date, starts: str = "19:00", ends: str = "21:00") -> TimeSpan:
    return TimeSpan(at(starts, day), at(ends, day))


def taken(*spans: TimeSpan, space: SpaceId = WORKSHOP) -> Calendar:
    """A calendar in which those spans of `space` belong to others."""
    return Calendar.of(made_booking(space, span, booking_id=number(one)) for one, span in enumerate(spans, start=1))


def told(previews: Iterable[DatePreview]) -> list[str]:
    """Each date in a few words: "1 fits", "8 taken, shift 21:00 workshop"."""
    return [f"{one.day.day} {_verdict(one)}" for one in previews]


def _verdict(preview: DatePreview) -> str:
    match preview.verdict:
        case Fits(booking):
            return f"fits{_unlike(preview, booking)}"
        case Refused(refusal, None):
            return refusal.code.value
        case Refused(refusal, suggestion) if suggestion is not None:
            start = suggestion.ask.span.starts_at.astimezone(ZONE)
            day = "" if start.date() == preview.day else f" on {start.day}"
            return f"{refusal.code.value}, {suggestion.step.value} {start:%H:%M}{day} {suggestion.ask.space}"
        case LeftOut() | _:
            return "left out"


def _unlike(preview: DatePreview, booking: Booking) -> str:
    day = local_day(booking.span.starts_at, ZONE)
    return "" if day == preview.day else f" on {day.day}"
