"""Changing what is booked: asked of the centre, and shown here as soon as it has answered."""

from collections.abc import Callable, Hashable
from uuid import UUID, uuid4

import structlog

from booking_core.domain.bookings import Booking, Whereabouts
from booking_core.domain.identity import BookingId
from booking_core.protocol import messages
from booking_core.protocol.messages import (
    Approve,
    Cancel,
    Cancelled,
    Changed,
    CheckIn,
    Decide,
    Decline,
    NotCancelled,
    NotChanged,
    RequestDeclined,
    Reschedule,
    refusal_from_wire,
)
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreFailure
from kiosk.centre.unanswered import UnansweredIds
from kiosk.keeping.house_pictures import HousePictures
from ui.ports import Alternative, BookingAltered, CentreSilent, ChangeOutcome, Override

log = structlog.get_logger()


class Changes:
    """For kiosk and desk alike; what each may ask for is the centre's to judge.

    A change that got no answer may have been made all the same: asked for again it goes out under the same id, and
    gets the answer it had.
    """

    def __init__(self, client: CentreClient, *, pictures: HousePictures, new_id: Callable[[], UUID] = uuid4) -> None:
        self._client = client
        self._pictures = pictures
        self._unanswered = UnansweredIds(new_id)

    def check_in(self, booking: BookingId) -> ChangeOutcome:
        """The people have come."""
        key = ("check-in", booking)
        return self._change(CheckIn(id=self._unanswered.id_of(key), booking=booking), key)

    def reschedule(
        self, booking: Booking, to: Alternative, *, hold_shelter: bool = True, override: Override | None = None
    ) -> ChangeOutcome:
        """Let `booking`, as it was shown, be `to`."""
        key = ("reschedule", booking.id, booking.version, to, hold_shelter, override)
        message = Reschedule(
            id=self._unanswered.id_of(key),
            booking=booking.id,
            version=booking.version,
            to=messages.Alternative(to.space, to.layout, to.span),
            hold_shelter=hold_shelter,
            overrides=() if override is None else override.codes,
            override_reason="" if override is None else override.reason,
        )
        return self._change(message, key)

    def decide(self, booking: Booking, place: Whereabouts) -> ChangeOutcome:
        """Let `booking`, as it was shown, be outdoors or indoors."""
        key = ("decide", booking.id, booking.version, place)
        own_id = self._unanswered.id_of(key)
        return self._change(Decide(id=own_id, booking=booking.id, version=booking.version, place=place), key)

    def cancel(self, booking: BookingId, reason: str = "") -> ChangeOutcome:
        """Give it up, or what is left of it."""
        key = ("cancel", booking, reason)
        try:
            answer = self._client.cancel(Cancel(id=self._unanswered.id_of(key), booking=booking, reason=reason))
        except CentreFailure as err:
            return self._unheard(err, booking)
        self._unanswered.answered(key)
        match answer:
            case Cancelled():
                return self._shown(answer.booking)
            case NotCancelled():
                return refusal_from_wire(answer.refusal)
            case _:
                return CentreSilent()

    def approve(self, request: Booking) -> ChangeOutcome:
        """The house says yes to `request`, as it was shown."""
        key = ("approve", request.id, request.version)
        message = Approve(id=self._unanswered.id_of(key), booking=request.id, version=request.version)
        return self._change(message, key)

    def decline(self, request: Booking, reason: str) -> ChangeOutcome:
        """The house says no to `request`, as it was shown."""
        key = ("decline", request.id, request.version, reason)
        own_id, version = self._unanswered.id_of(key), request.version
        try:
            answer = self._client.decline(Decline(id=own_id, booking=request.id, version=version, reason=reason))
        except CentreFailure as err:
            return self._unheard(err, request.id)
        self._unanswered.answered(key)
        match answer:
            case RequestDeclined():
                return self._shown(answer.booking)
            case NotChanged():
                return refusal_from_wire(answer.refusal)
            case _:
                return CentreSilent()

    def _change(self, message: CheckIn | Reschedule | Approve | Decide, key: Hashable) -> ChangeOutcome:
        try:
            answer = self._client.change(message)
        except CentreFailure as err:
            return self._unheard(err, message.booking)
        self._unanswered.answered(key)
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
