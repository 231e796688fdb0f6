"""What can be taken back at the desk: the last things done here, each with what would bring back how it was."""

from dataclasses import dataclass

from booking_core.domain.bookings import Booking
from booking_core.domain.recurring.series import Series

MOST_KEPT = 20


@dataclass(frozen=True, slots=True)
class Booked:
    """Taking it back cancels it."""

    booking: Booking


@dataclass(frozen=True, slots=True)
class Moved:
    """Taking it back makes `after` be `before` again, unless somebody has changed it since."""

    before: Booking
    after: Booking


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Taking it back books the same again in its place: the old code leads there, and the contact moves along."""

    before: Booking


@dataclass(frozen=True, slots=True)
class SeriesBooked:
    """Taking it back cancels all of it; `booking` is its first date."""

    series: Series
    booking: Booking


@dataclass(frozen=True, slots=True)
class DateCancelled:
    """Taking it back books the date again for its series, where it was."""

    before: Booking


@dataclass(frozen=True, slots=True)
class SeriesChanged:
    """It cannot be taken back: its dates may have gone their own ways. `booking` is the date it was done from."""

    booking: Booking


Done = Booked | Moved | Cancelled | SeriesBooked | DateCancelled | SeriesChanged


@dataclass(frozen=True, slots=True)
class UndoStack:
    """The newest last."""

    done: tuple[Done, ...] = ()

    @property
    def last(self) -> Done | None:
        return self.done[-1] if self.done else None

    def with_done(self, one: Done) -> "UndoStack":
        """This stack with `one` on top; the oldest is forgotten when there are too many."""
        return UndoStack((*self.done, one)[-MOST_KEPT:])

    def without_last(self) -> "UndoStack":
        return UndoStack(self.done[:-1])


def booking_of(done: Done) -> Booking:
    """The booking that was done something with, as it was before where there was a before."""
    match done:
        case Booked(booking=booking) | SeriesBooked(booking=booking) | SeriesChanged(booking=booking):
            return booking
        case Moved(before=before) | Cancelled(before=before) | DateCancelled(before=before):
            return before
