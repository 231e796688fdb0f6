"""What is done with series at a desk: booked, moved, given back, one day more, and answered."""

from collections.abc import Iterable, Sequence
from datetime import date

from booking_core.domain.bookings import Booking, Contact
from booking_core.domain.identity import SeriesId
from booking_core.domain.recurring.series import Scope, SeriesWish
from booking_core.domain.refusals import RefusalCode
from ui.ports import SeriesDone, SeriesMove, StaffDesk
from ui.view_models.desk.chosen.chosen import Answering, Moving, Nothing, Notice, Repeating, Selected
from ui.view_models.desk.chosen.sight import Sight
from ui.view_models.desk.chosen.undo import SeriesBooked, SeriesChanged

_OTHERS_HAVE_IT = frozenset({RefusalCode.TAKEN, RefusalCode.SETUP_TAKEN, RefusalCode.SHELTER_TAKEN})


class SeriesActs:
    """Asks the centre about many dates at once, and says how many it were."""

    def __init__(self, sight: Sight, desk: StaffDesk) -> None:
        self._sight = sight
        self._desk = desk

    def book(self, wish: SeriesWish) -> None:
        """Book every date of the series that can be had."""
        if not isinstance(self._sight.chosen, Repeating) or not self._sight.can_change:
            return
        draft = self._sight.chosen.draft
        contact = Contact(draft.name, draft.phone, draft.email)
        if self._sight.takes(*(one.reason for one in wish.anyway.values())):
            self._sight.ask(lambda: self._desk.book_series(wish, contact), self._booked)

    def move(self, moving: Moving, move: SeriesMove) -> None:
        """Let all dates that are meant be where the one is held."""
        self._sight.ask(lambda: self._desk.move_series(move), lambda done: self._moved(moving.booking, done))

    def approve(self, first: Booking, series: SeriesId, asked: Sequence[Booking]) -> None:
        """Say yes to the dates in `asked`, of which `first` is the first."""
        self._sight.ask(lambda: self._desk.approve_series(series, asked), lambda done: self._approved(first, done))

    def cancel(self, booking: Booking, scope: Scope, reason: str) -> None:
        """Cancel those dates for the house."""
        series = booking.series
        if series is not None and self._sight.can_change and self._sight.takes(reason):
            self._sight.ask(
                lambda: self._desk.cancel_series(series, booking.id, scope, reason),
                lambda done: self._cancelled(booking, done),
            )

    def add(self, series: SeriesId, day: date) -> None:
        """Book the series on that day as well."""
        if self._sight.can_change:
            self._sight.ask(lambda: self._desk.add_to_series(series, day), self._added)

    def _booked(self, done: SeriesDone) -> None:
        first = min(done.bookings, key=lambda booking: booking.span)
        self._sight.remember(SeriesBooked(done.series, first))
        self._sight.select(first.id)
        self._sight.choose(Selected(first.id), Notice(self._told_of(done), refused=bool(_taken(done))))

    def _told_of(self, done: SeriesDone) -> str:
        """How many dates were booked, which others have, and on which there was to be none by the house's rules."""
        speech, taken = self._sight.speech, _taken(done)
        told = [speech.words.text("desk-series.booked", count=len(done.bookings))]
        if taken:
            told.append(speech.say("desk-series.not-all", days=self._days(taken)))
        if ruled_out := done.refused.keys() - taken:
            told.append(speech.say("desk-series.skipped", days=self._days(ruled_out)))
        return " ".join(told)

    def _days(self, days: Iterable[date]) -> str:
        words, today = self._sight.speech.words, self._sight.today
        return ", ".join(words.date_in_brief(day, today=today) for day in sorted(days))

    def _approved(self, first: Booking, done: SeriesDone) -> None:
        """How many dates are booked, and which had to be told no."""
        said = self._sight.speech.say("requests.approved", what=self._sight.called(first))
        days = self._days(done.refused)
        text = self._sight.speech.say("requests.approved-not-all", said=said, days=days) if days else said
        self._sight.choose(Answering(), Notice(text))

    def _moved(self, before: Booking, done: SeriesDone) -> None:
        count = len(done.bookings)
        self._sight.remember(SeriesChanged(before))
        self._sight.select(before.id)
        self._sight.choose(Selected(before.id), Notice(self._sight.speech.words.text("desk-series.moved", count=count)))

    def _cancelled(self, before: Booking, done: SeriesDone) -> None:
        self._sight.remember(SeriesChanged(before))
        text = self._sight.speech.words.text("desk-series.cancelled", count=len(done.bookings))
        self._sight.choose(Nothing(), Notice(text))

    def _added(self, done: SeriesDone) -> None:
        (made,) = done.bookings
        self._sight.select(made.id)
        self._sight.choose(
            Selected(made.id), Notice(self._sight.speech.say("desk.booked", what=self._sight.called(made)))
        )


def _taken(done: SeriesDone) -> frozenset[date]:
    """The days on which others have the room."""
    return frozenset(day for day, refusal in done.refused.items() if refusal.code in _OTHERS_HAVE_IT)
