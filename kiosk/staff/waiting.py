"""The waiting list at a front desk: who waits lives in memory alone, and is sealed on its way to the centre."""

import structlog
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from booking_core.domain.bookings import Contact
from booking_core.domain.identity import WaitingId
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.protocol.messages import (
    NotWaiting,
    Wait,
    Waiting,
    WaitingEntry,
    WaitingWanted,
    refusal_from_wire,
)
from booking_core.protocol.sealing import seal_contact
from kiosk.anybody.waiting import wait_no_more
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreFailure
from ui.ports import CentreSilent, Waiter, WaitOutcome

log = structlog.get_logger()


class WaitingDesk:
    """Asks the centre; every command may be sent twice."""

    def __init__(self, client: CentreClient, *, sealing_key: X25519PublicKey) -> None:
        self._client = client
        self._sealing_key = sealing_key

    def everybody(self) -> tuple[Waiter, ...] | CentreSilent:
        """Who waits for what, the longest first."""
        try:
            entries = self._client.waiting(WaitingWanted()).entries
        except CentreFailure as err:
            log.warning("no answer about the waiting list", reason=type(err).__name__)
            return CentreSilent()
        return tuple(_waiter(entry) for entry in entries)

    def put(self, wish: WaitingId, need: WaitingNeed, contact: Contact) -> WaitOutcome:
        """Put somebody on the list, or say why nobody can wait for that."""
        sealed = seal_contact(contact, self._sealing_key)
        try:
            answer = self._client.wait(Wait(id=wish, need=need, contact=sealed))
        except CentreFailure as err:
            log.warning("no answer to a wish for the waiting list", wish=str(wish), reason=type(err).__name__)
            return CentreSilent()
        match answer:
            case Waiting(wish=kept):
                return kept
            case NotWaiting(refusal=refusal):
                return refusal_from_wire(refusal)
            case _:
                return CentreSilent()

    def remove(self, wish: WaitingId) -> CentreSilent | None:
        """Take a wish off the list; None when it is done."""
        return wait_no_more(self._client, wish)


def _waiter(entry: WaitingEntry) -> Waiter:
    return Waiter(entry.wish, Contact(entry.name, entry.phone, entry.email))
