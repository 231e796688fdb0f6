"""Taking back the last thing done at a desk."""

from dataclasses import replace
from typing import assert_never

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId
from booking_core.domain.policy import OVERRIDABLE
from booking_core.domain.recurring.series import Scope
from booking_core.domain.time_spans import local_day
from ui.ports import Alternative, Override, SeriesDone, StaffDesk
from ui.view_models.desk.acts.booking_acts import BookingActs
from ui.view_models.desk.chosen.chosen import Nothing, Notice, Selected
from ui.view_models.desk.chosen.sight import Sight
from ui.view_models.desk.chosen.undo import Booked, Cancelled, DateCancelled, Moved, SeriesBooked, SeriesChanged
from ui.view_models.desk.chosen.wishes import again


class Undoing:
    """Asks the centre to have it as it was, and says so."""

    def __init__(self, sight: Sight, desk: StaffDesk, bookings: BookingActs) -> None:
        self._sight = sight
        self._desk = desk
        self._bookings = bookings

    def undo(self) -> None:
        """Take the last thing done here back."""
        last = self._sight.undo_stack.last
        if last is None or not self._sight.can_change:
            return
        match last:
            case Booked(booking=booking):
                reason = self._sight.speech.say("desk.undone-reason")
                self._bookings.ask(lambda: self._desk.cancel(booking.id, reason), self._undone)
            case Moved(before=before, after=after):
                back = Alternative(before.space, before.layout, before.span)
                override = self._as_it_was()
                self._bookings.ask(lambda: self._desk.reschedule(after, back, override=override), self._undone)
            case SeriesBooked(series=series, booking=booking):
                reason = self._sight.speech.say("desk.undone-reason")
                self._sight.ask(
                    lambda: self._desk.cancel_series(series.id, booking.id, Scope.ALL, reason), self._series_undone
                )
            case DateCancelled(before=before):
                self._add_again(before)
            case SeriesChanged():
                self._sight.forget_last()
                self._sight.say(self._sight.speech.say("desk-series.cannot-undo"), refused=True)
            case Cancelled(before=before):
                wish = replace(again(before, BookingId(self._sight.new_id())), override=self._as_it_was())
                self._bookings.ask(lambda: self._desk.book(wish), self._undone)
            case _:
                assert_never(last)

    def _as_it_was(self) -> Override:
        """What stood there before comes back, also where it had been let past a rule."""
        return Override(tuple(sorted(OVERRIDABLE)), self._sight.speech.say("desk.undone-reason"))

    def _undone(self, booking: Booking) -> None:
        self._sight.forget_last()
        chosen = Selected(booking.id) if booking.state.occupies else Nothing()
        self._sight.choose(chosen, Notice(self._sight.speech.say("desk.undone", what=self._sight.called(booking))))

    def _series_undone(self, done: SeriesDone) -> None:
        self._sight.forget_last()
        text = self._sight.speech.words.text("desk-series.cancelled", count=len(done.bookings))
        self._sight.choose(Nothing(), Notice(text))

    def _add_again(self, before: Booking) -> None:
        series = before.series
        if series is None:
            return
        day = local_day(before.span.starts_at, self._sight.picture.municipality.zone)
        there = Alternative(before.space, before.layout, before.span)
        self._sight.ask(
            lambda: self._desk.add_to_series(series, day, to=there, replaces=before.id, override=self._as_it_was()),
            lambda done: self._undone(done.bookings[0]),
        )
