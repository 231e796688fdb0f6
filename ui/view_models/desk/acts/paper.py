"""What a desk puts on paper."""

from collections.abc import Callable

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import SeriesId
from ui.ports import PaperState, StaffDesk
from ui.view_models.desk.chosen.sight import Sight


class Paper:
    """Prints, and says of each whether it is there.

    What is printed meanwhile is told beside it: a paper that did not come is not covered by the next that did.
    """

    def __init__(self, sight: Sight, desk: StaffDesk) -> None:
        self._sight = sight
        self._desk = desk
        self._told: list[str] = []
        self._under_way: dict[int, str] = {}
        self._missing = False
        self._number = 0

    def print_series(self, booking: Booking, series: SeriesId) -> None:
        """One receipt for all dates of a series, of which `booking` is one."""
        language = self._sight.language
        self._print(self._receipt_of(booking), lambda: self._desk.print_series(series, language))

    def print_receipt(self, booking: Booking) -> None:
        """A receipt for `booking` as it is now."""
        language = self._sight.language
        self._print(self._receipt_of(booking), lambda: self._desk.print_receipt(booking.id, language))

    def print_schedule(self) -> None:
        """The janitor's sheet of this desk's house, for the day shown."""
        venue, day, speech = self._sight.venue, self._sight.day, self._sight.speech
        what = speech.say("desk.the-sheet", day=speech.short_day(day, self._sight.now))
        self._print(what, lambda: self._desk.print_schedule(venue, day))

    def forget(self) -> None:
        """Whoever wanted the papers has gone: they come, and nothing is told of them."""
        self._under_way.clear()

    def _receipt_of(self, booking: Booking) -> str:
        return self._sight.speech.say("desk.the-receipt", what=self._sight.called(booking))

    def _print(self, what: str, work: Callable[[], PaperState]) -> None:
        if not self._under_way:
            self._told, self._missing = [], False
        self._number += 1
        number = self._number
        self._under_way[number] = what
        self._tell()
        self._sight.look_up(work, lambda paper: self._printed(number, paper), failed=PaperState.FAILED)

    def _printed(self, number: int, paper: PaperState) -> None:
        what = self._under_way.pop(number, "")
        if not what:
            return
        self._told.append(self._sight.speech.say(f"desk.paper-{paper.value}", what=what))
        self._missing = self._missing or paper is not PaperState.PRINTED
        self._tell()

    def _tell(self) -> None:
        speech = self._sight.speech
        waiting = [speech.say("desk.printing", what=what) for what in self._under_way.values()]
        self._sight.say(" ".join([*self._told, *waiting]), refused=self._missing)
