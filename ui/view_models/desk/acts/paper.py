"""What a desk puts on paper."""

from collections.abc import Callable

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import SeriesId
from ui.ports import PaperState, StaffDesk
from ui.view_models.desk.chosen.sight import Sight


class Paper:
    """Prints, and says whether it is there."""

    def __init__(self, sight: Sight, desk: StaffDesk) -> None:
        self._sight = sight
        self._desk = desk

    def print_series(self, series: SeriesId) -> None:
        """One receipt for all dates of a series."""
        language = self._sight.language
        self._print(lambda: self._desk.print_series(series, language))

    def print_receipt(self, booking: Booking) -> None:
        """A receipt for `booking` as it is now."""
        language = self._sight.language
        self._print(lambda: self._desk.print_receipt(booking.id, language))

    def print_schedule(self) -> None:
        """The janitor's sheet of this desk's house, for the day shown."""
        venue, day = self._sight.venue, self._sight.day
        self._print(lambda: self._desk.print_schedule(venue, day))

    def _print(self, work: Callable[[], PaperState]) -> None:
        self._sight.say(self._sight.speech.say("desk.printing"))
        self._sight.look_up(work, self._printed, failed=PaperState.FAILED)

    def _printed(self, paper: PaperState) -> None:
        self._sight.say(self._sight.speech.say(f"desk.paper-{paper.value}"), refused=paper is not PaperState.PRINTED)
