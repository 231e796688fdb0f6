"""Changing what is booked: asked of the centre, and shown here as soon as it has answered."""

from collections.abc import Callable, Hashable
from threading import Lock
from uuid import UUID, uuid4

import structlog

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId
from booking_core.protocol import messages
from booking_core.protocol.messages import (
    Cancel,
    Cancelled,
    Changed,
    CheckIn,
    NotCancelled,
    NotChanged,
    Reschedule,
    refusal_from_wire,
)
from kiosk.centre_client import CentreClient
from kiosk.centre_failures import CentreFailure
from kiosk.house_pictures import HousePictures
from ui.ports import Alternative, BookingAltered, CentreSilent, ChangeOutcome

log = structlog.get_logger()


class Changes:
    """For kiosk and desk alike; what each may ask for is the centre's to judge.

    A change that got no answer may have been made all the same: asked for again it goes out under the same id, and
    gets the answer it had.
    """

    def __init__(self, client: CentreClient, *, pictures: HousePictures, new_id: Callable[[], UUID] = uuid4) -> None:
        self._client = client
        self._pictures = pictures
        self._new_id = new_id
        self._unanswered: dict[Hashable, UUID] = {}
        self._lock = Lock()

    def check_in(self, booking: BookingId) -> ChangeOutcome:
        """The people have come."""
        key = ("check-in", booking)
        return self._change(CheckIn(id=self._id_of(key), booking=booking), key)

    def reschedule(self, booking: Booking, to: Alternative) -> ChangeOutcome:
        """Let `booking`, as it was shown, be `to`."""
        key = ("reschedule", booking.id, booking.version, to)
        wanted = messages.Alternative(to.space, to.layout, to.span)
        message = Reschedule(id=self._id_of(key), booking=booking.id, version=booking.version, to=wanted)
        return self._change(message, key)

    def cancel(self, booking: BookingId, reason: str = "") -> ChangeOutcome:
        """Give it up, or what is left of it."""
        key = ("cancel", booking, reason)
        try:
            answer = self._client.cancel(Cancel(id=self._id_of(key), booking=booking, reason=reason))
        except CentreFailure as err:
            return self._unheard(err, booking)
        self._answered(key)
        match answer:
            case Cancelled():
                return self._shown(answer.booking)
            case NotCancelled():
                return refusal_from_wire(answer.refusal)
            case _:
                return CentreSilent()

    def _change(self, message: CheckIn | Reschedule, key: Hashable) -> ChangeOutcome:
        try:
            answer = self._client.change(message)
        except CentreFailure as err:
            return self._unheard(err, message.booking)
        self._answered(key)
        match answer:
            case Changed():
                return self._shown(answer.booking)
            case NotChanged():
                return refusal_from_wire(answer.refusal)
            case _:
                return CentreSilent()

    def _shown(self, booking: Booking) -> BookingAltered:
        self._pictures.changed((booking,))
        return BookingAltered(booking)

    def _unheard(self, err: CentreFailure, booking: BookingId) -> CentreSilent:
        log.warning("no answer to a change", booking=str(booking), reason=type(err).__name__)
        return CentreSilent()

    def _id_of(self, key: Hashable) -> UUID:
        with self._lock:
            return self._unanswered.setdefault(key, self._new_id())

    def _answered(self, key: Hashable) -> None:
        with self._lock:
            self._unanswered.pop(key, None)
