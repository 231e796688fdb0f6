"""What is done about the waiting list at a desk."""

from booking_core.domain.bookings import Contact
from booking_core.domain.identity import BookingId, WaitingId
from booking_core.domain.told.waiting import WaitingNeed, WaitingOffer
from ui.ports import StaffDesk, Waiter
from ui.view_models.desk.acts.booking_acts import BookingActs
from ui.view_models.desk.chosen.chosen import Calling, Notice
from ui.view_models.desk.chosen.sight import Sight
from ui.view_models.desk.chosen.wishes import wish_for


class WaitingActs:
    """Asks the centre about those who wait."""

    def __init__(self, sight: Sight, desk: StaffDesk, bookings: BookingActs) -> None:
        self._sight = sight
        self._desk = desk
        self._bookings = bookings

    def book_for(self, waiter: Waiter, offer: WaitingOffer) -> None:
        """Book what somebody on the waiting list can have; their wait ends with it."""
        if self._sight.can_change:
            wish = wish_for(waiter, offer, BookingId(self._sight.new_id()))
            self._bookings.ask(lambda: self._desk.book(wish), self._bookings.booked)

    def stop(self, waiter: Waiter) -> None:
        """Take a wish off the waiting list."""
        if self._sight.can_change:
            self._sight.ask(lambda: self._desk.stop_waiting(waiter.wish.id), lambda _: self._noted("calls.stopped"))

    def wait_for(self, need: WaitingNeed, contact: Contact) -> None:
        """Put somebody on the waiting list."""
        if self._sight.can_change:
            wish = WaitingId(self._sight.new_id())
            self._sight.ask(lambda: self._desk.wait(wish, need, contact), lambda _: self._noted("calls.waits"))

    def _noted(self, key: str) -> None:
        self._sight.choose(Calling(), Notice(self._sight.speech.say(key)))
        self._sight.waiting_changed.emit()
