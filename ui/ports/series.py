"""Series of bookings at a desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Protocol

from booking_core.domain.bookings import Booking, Contact
from booking_core.domain.identity import BookingId, LayoutId, SeriesId, SpaceId
from booking_core.domain.places import Weekday
from booking_core.domain.recurring.series import Scope, Series, SeriesWish
from booking_core.domain.refusals import Refusal
from ui.ports.booking import Alternative
from ui.ports.overriding import Override
from ui.ports.paper import PaperState
from ui.ports.silence import CentreSilent


@dataclass(frozen=True, slots=True)
class SeriesDone:
    """The centre has done it: the series as it is now, and those of its bookings that it changed.

    `refused` are the days it could not give, each with its reason.
    """

    series: Series
    bookings: tuple[Booking, ...]
    refused: Mapping[date, Refusal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SeriesMove:
    """Where `scope` of a series, seen from `booking`, shall go: what is None, and the dates in `staying`, stay.

    `seen` are its dates as they were shown, `starts` and `ends` wall times.
    """

    series: SeriesId
    booking: BookingId
    scope: Scope
    seen: tuple[Booking, ...]
    weekdays: Mapping[Weekday, Weekday] = field(default_factory=dict)
    starts: time | None = None
    ends: time | None = None
    space: SpaceId | None = None
    layout: LayoutId | None = None
    staying: frozenset[BookingId] = frozenset()
    override: Override | None = None


SeriesOutcome = SeriesDone | Refusal | CentreSilent


class SeriesDesk(Protocol):
    """Books, moves, answers and gives back series for the house."""

    def book_series(self, wish: SeriesWish, contact: Contact) -> SeriesOutcome:
        """Book every date that can be had; `contact` is for the house alone. Booking twice books once."""
        ...

    def move_series(self, move: SeriesMove) -> SeriesOutcome:
        """Move all the dates that are meant, or none."""
        ...

    def cancel_series(self, series: SeriesId, booking: BookingId, scope: Scope, reason: str) -> SeriesOutcome:
        """Cancel those dates for the house."""
        ...

    def add_to_series(
        self,
        series: SeriesId,
        day: date,
        *,
        to: Alternative | None = None,
        replaces: BookingId | None = None,
        override: Override | None = None,
    ) -> SeriesOutcome:
        """Book the series on one more local day: at `to` or as it is, perhaps in place of a date that was given up."""
        ...

    def approve_series(self, series: SeriesId, requests: Sequence[Booking]) -> SeriesOutcome:
        """Say yes to a series that was asked for, as its dates were shown; those that no longer fit are told no."""
        ...

    def decline_series(self, series: SeriesId, requests: Sequence[Booking], reason: str) -> SeriesOutcome:
        """Say no to a series that was asked for, as its dates were shown; whoever asked can read `reason`."""
        ...

    def print_series(self, series: SeriesId, language: str) -> PaperState:
        """One receipt for all dates of a series as they are now."""
        ...
