"""Leaving the waiting list: whoever has the wish's id may, at a kiosk and at a desk."""

from uuid import UUID, uuid5

import structlog

from booking_core.domain.identity import WaitingId
from booking_core.protocol.messages import StopWaiting
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreFailure
from ui.ports import CentreSilent

_STOPPING = UUID("4f9d3a52-5b6e-4d0e-9a5b-1f4f0a4b7c11")

log = structlog.get_logger()


def wait_no_more(client: CentreClient, wish: WaitingId) -> CentreSilent | None:
    """Take a wish off the list; None when it is done. Sent twice it has one id, and counts once."""
    try:
        client.stop_waiting(StopWaiting(id=uuid5(_STOPPING, str(wish)), waiting=wish))
    except CentreFailure as err:
        log.warning("no answer about waiting no more", wish=str(wish), reason=type(err).__name__)
        return CentreSilent()
    return None
