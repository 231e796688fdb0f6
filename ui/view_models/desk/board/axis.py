"""The hours along the board: a stretch a day, side by side and each as wide as the others.

one day    |8    10    12    14    16    18    20    22|
a week     |8   22|8   22|8   22|8   22|8   22|8   22|8   22|
along      0      1      2      3      4      5      6      7
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from ui.view_models.shown.ribbons import fraction_of

WEEK_STEP = 2 * SLOT_LENGTH
"""In a week a quarter of an hour is narrower than a hand can hold still."""


@dataclass(frozen=True, slots=True)
class Column:
    """The hours shown of one local day."""

    day: date
    hours: TimeSpan


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a span lies in one column, in fractions of its hours."""

    column: int
    span: TimeSpan
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Axis:
    """One column, or seven of one week. A place `along` it is the column's number and the fraction of its hours."""

    columns: tuple[Column, ...]

    @property
    def is_week(self) -> bool:
        """Whether there are several days."""
        return len(self.columns) > 1

    @property
    def window(self) -> TimeSpan:
        """From the first hour shown to the last."""
        return TimeSpan(self.columns[0].hours.starts_at, self.columns[-1].hours.ends_at)

    @property
    def step(self) -> timedelta:
        """By how much a hand moves what it holds."""
        return WEEK_STEP if self.is_week else SLOT_LENGTH

    def pieces(self, span: TimeSpan) -> Iterator[Piece]:
        """What is seen of `span`, column by column."""
        for number, column in enumerate(self.columns):
            seen = span.clipped_to(column.hours)
            if seen is not None:
                start, end = fraction_of(seen.starts_at, column.hours), fraction_of(seen.ends_at, column.hours)
                yield Piece(number, seen, start, end)

    def column_of(self, instant: datetime) -> int | None:
        """The column whose hours hold `instant`."""
        return next((number for number, column in enumerate(self.columns) if column.hours.holds(instant)), None)

    def instant_at(self, along: float) -> datetime:
        """The instant there, to the microsecond."""
        hours, fraction = self._there(along)
        return hours.starts_at + fraction * hours.length

    def nearest(self, along: float) -> datetime:
        """The nearest of the steps."""
        hours, fraction = self._there(along)
        return hours.starts_at + round(fraction * (hours.length / self.step)) * self.step

    def step_under(self, along: float) -> datetime:
        """The step in which it lies."""
        hours, fraction = self._there(along)
        return hours.starts_at + int(fraction * (hours.length / self.step)) * self.step

    def length_of(self, fraction: float) -> timedelta:
        """How long `fraction` of a column is."""
        return fraction * self.columns[0].hours.length

    def _there(self, along: float) -> tuple[TimeSpan, float]:
        number = min(len(self.columns) - 1, max(0, int(along)))
        return self.columns[number].hours, along - number
