"""The house's yes or no at a desk."""

from collections.abc import Sequence

from booking_core.domain.bookings import Booking
from ui.ports import StaffDesk
from ui.view_models.desk.acts.booking_acts import BookingActs
from ui.view_models.desk.acts.series_acts import SeriesActs
from ui.view_models.desk.chosen.chosen import Answering
from ui.view_models.desk.chosen.sight import Sight


class RequestActs:
    """Answers what is asked of the house."""

    def __init__(self, sight: Sight, desk: StaffDesk, bookings: BookingActs, series: SeriesActs) -> None:
        self._sight = sight
        self._desk = desk
        self._bookings = bookings
        self._series = series

    def approve(self, asked: Sequence[Booking]) -> None:
        """Say yes to what is asked for: one request, or the dates of a series together."""
        first, series = asked[0], asked[0].series
        if not self._sight.can_change:
            return
        if series is not None:
            self._series.approve(first, series, asked)
        else:
            self._bookings.ask(lambda: self._desk.approve(first), lambda after: self._answered("approved", after))

    def decline(self, asked: Sequence[Booking], reason: str) -> None:
        """Say no to it, and why."""
        first, series = asked[0], asked[0].series
        if not self._sight.can_change or not self._sight.takes(reason):
            return
        if series is not None:
            self._sight.ask(
                lambda: self._desk.decline_series(series, asked, reason), lambda _: self._answered("declined", first)
            )
        else:
            self._bookings.ask(
                lambda: self._desk.decline(first, reason), lambda after: self._answered("declined", after)
            )

    def _answered(self, answer: str, booking: Booking) -> None:
        self._bookings.done(None, Answering(), f"requests.{answer}", booking)
