"""Which hours of which days the board shows, and the words above them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.places import Municipality, Venue
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_instant
from ui.view_models.desk.board.axis import Axis, Column
from ui.view_models.shown.ribbons import HOUR, fraction_of, hour_after, hour_before
from ui.view_models.visit.speech import Speech

FEWEST_HOURS = 8
HOURS_A_DAY = 24
EVERY = 4
"""Of a day in the week every fourth hour has its number."""

LATEST_END = timedelta(hours=26)
"""Two in the morning: what runs later belongs to a board of its own day."""


@dataclass(frozen=True, slots=True)
class BoardHour:
    """An hour above the rows. `noted` where a note about the day stands in its place."""

    column: int
    fraction: float
    label: str
    noted: bool = False


def axis_of(municipality: Municipality, venues: Iterable[Venue], days: tuple[date, ...], *, speech: Speech) -> Axis:
    """From the first hour that any house is open to the last; of several days the same hours of the wall clock."""
    places = tuple(venues)
    each = [_hours_of(municipality, places, day, speech) for day in days]
    if len(days) == 1:
        return Axis((Column(days[0], each[0]),))
    first = min(_wall_hour(hours.starts_at, day, speech) for day, hours in zip(days, each, strict=True))
    last = max(_wall_hour(hours.ends_at, day, speech) for day, hours in zip(days, each, strict=True))
    last = min(last, first + HOURS_A_DAY)  # no hour stands in two columns
    return Axis(tuple(Column(day, TimeSpan(_at(first, day, speech), _at(last, day, speech))) for day in days))


def _hours_of(municipality: Municipality, venues: Iterable[Venue], day: date, speech: Speech) -> TimeSpan:
    """Whole hours from the first opening to the last closing of the day, no later than two in the morning."""
    spans = [span for venue in venues for span in day_plan(municipality, venue, day).open_spans]
    nine = speech.instant(day, hour=9)
    first = hour_before(min((span.starts_at for span in spans), default=nine), speech)
    last = hour_after(max((span.ends_at for span in spans), default=nine + FEWEST_HOURS * HOUR), speech)
    return TimeSpan(first, max(first + FEWEST_HOURS * HOUR, min(last, speech.instant(day, hour=0) + LATEST_END)))


def _wall_hour(instant: datetime, day: date, speech: Speech) -> int:
    """The whole hour of the wall clock, counted from the midnight that begins `day`."""
    local = speech.local(instant)
    return (local.date() - day).days * HOURS_A_DAY + local.hour


def _at(hour: int, day: date, speech: Speech) -> datetime:
    return local_instant(day + hour // HOURS_A_DAY * ONE_DAY, time(hour % HOURS_A_DAY), speech.zone)


def board_hours(axis: Axis, speech: Speech, *, noted: frozenset[int] = frozenset()) -> tuple[BoardHour, ...]:
    """Every whole hour of a day, both ends included; of several days every fourth between the ends."""
    if axis.is_week:
        return tuple(replace(hour, noted=hour.column in noted) for hour in _few_hours(axis, speech))
    return tuple(_each_hour(axis.columns[0].hours, speech))


def _each_hour(window: TimeSpan, speech: Speech) -> Iterable[BoardHour]:
    count = int(window.length / HOUR)
    for instant in (window.starts_at + number * HOUR for number in range(count + 1)):
        yield BoardHour(0, fraction_of(instant, window), speech.hour(instant))


def _few_hours(axis: Axis, speech: Speech) -> Iterable[BoardHour]:
    for number, column in enumerate(axis.columns):
        for hour in _each_hour(column.hours, speech):
            if int(hour.label) % EVERY == 0 and 0 < hour.fraction < 1:
                yield BoardHour(number, hour.fraction, hour.label)
