"""What is done with single bookings at a desk, and taken back."""

from collections.abc import Callable
from dataclasses import replace

from booking_core.domain.bookings import Booking, Contact, Whereabouts
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import Refusal
from ui.ports import Alternative, ChangeOutcome, Override, StaffDesk, StaffWish
from ui.view_models.desk.chosen.chosen import Chosen, Drafted, Moving, Nothing, Notice, Selected
from ui.view_models.desk.chosen.sight import Sight
from ui.view_models.desk.chosen.undo import Booked, Cancelled, DateCancelled, Done, Moved
from ui.view_models.desk.chosen.wishes import again, wish_of


class BookingActs:
    """Asks the centre about one booking, and remembers what can be taken back."""

    def __init__(self, sight: Sight, desk: StaffDesk) -> None:
        self._sight = sight
        self._desk = desk

    def book(self, *, override: Override | None = None) -> None:
        """Book what is drafted, past the rules of `override`."""
        if not isinstance(self._sight.chosen, Drafted) or not self._sight.can_change:
            return
        wish = replace(wish_of(self._sight.chosen), override=override)
        if self._sight.takes(_why(override)):
            self.ask(lambda: self._desk.book(wish), lambda booking: self._booked_for(wish, booking))

    def move(self, *, hold_shelter: bool = True, override: Override | None = None) -> None:
        """Let the booking that is being moved be where it is held, with its shelter where it has one."""
        if not isinstance(self._sight.chosen, Moving) or not self._sight.can_change:
            return
        if not self._sight.takes(_why(override)):
            return
        moving = self._sight.chosen
        self.ask(
            lambda: self._desk.reschedule(moving.booking, moving.to, hold_shelter=hold_shelter, override=override),
            lambda booking: self._moved(moving.booking, booking),
        )

    def book_in_place_of(self, lost: Booking, to: Alternative) -> None:
        """Book for those of `lost`, who have paper and no room, what they can have instead."""
        if self._sight.can_change:
            wish = replace(again(lost, BookingId(self._sight.new_id())), to=to)
            self.ask(lambda: self._desk.book(wish), self.booked)

    def cancel(self, booking: Booking, reason: str) -> None:
        """Cancel for the house."""
        if self._sight.can_change and self._sight.takes(reason):
            self.ask(lambda: self._desk.cancel(booking.id, reason), lambda _: self._cancelled(booking))

    def check_in(self, booking: Booking) -> None:
        """The people have come."""
        if self._sight.can_change:
            self.ask(
                lambda: self._desk.check_in(booking.id),
                lambda after: self.done(None, Selected(after.id), "desk.checked-in", after),
            )

    def decide(self, booking: Booking, place: Whereabouts) -> None:
        """A booking in the open is outdoors, or indoors under the roof held for it."""
        if self._sight.can_change:
            self.ask(
                lambda: self._desk.decide(booking, place),
                lambda after: self.done(None, Selected(after.id), f"weather.done-{place.value}", after),
            )

    def booked(self, booking: Booking) -> None:
        """It is booked, and can be taken back."""
        self.done(Booked(booking), Selected(booking.id), "desk.booked", booking)

    def _booked_for(self, wish: StaffWish, booking: Booking) -> None:
        """It is called by whoever it was booked for at once, not only when the centre has told it again."""
        self._sight.know(booking.id, Contact(wish.name, wish.phone, wish.email))
        self.booked(booking)

    def _moved(self, before: Booking, after: Booking) -> None:
        self.done(Moved(before, after), Selected(after.id), "desk.moved", after)

    def _cancelled(self, before: Booking) -> None:
        is_a_date = before.series is not None and before.series in self._sight.picture.series
        self.done(DateCancelled(before) if is_a_date else Cancelled(before), Nothing(), "desk.cancelled", before)

    def done(self, done: Done | None, chosen: Chosen, key: str, booking: Booking) -> None:
        """It is done: say so, remember it where it can be taken back, and show `chosen`."""
        if done is not None:
            self._sight.remember(done)
        self._sight.choose(chosen, Notice(self._sight.speech.say(key, what=self._sight.called(booking))))

    def ask(self, work: Callable[[], ChangeOutcome], done: Callable[[Booking], None]) -> None:
        """Ask for a change of one booking; a draft that was refused goes out under another id."""
        self._sight.ask(work, lambda altered: done(altered.booking), refused=self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self._sight.begin_again()
        self._sight.say_no(refusal)


def _why(override: Override | None) -> str:
    """What was written of why rules are let past."""
    return "" if override is None else override.reason
