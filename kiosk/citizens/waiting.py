"""Joining the waiting list at a kiosk: asked of the centre while it answers, and of nobody else.

Nothing of it is kept on the disk: the number, or the card's id, is sealed in memory, sent,
and gone. Without an answer nobody is told that they are on the list; pressing again sends the same id, so a
wish that came in unheard stands there once.
"""

import structlog

from booking_core.domain.bookings import Contact
from booking_core.domain.identity import WaitingId
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import NotWaiting, Wait, Waiting, refusal_from_wire
from booking_core.protocol.sealing import seal_contact
from booking_core.protocol.waiting_list import waiting_url
from kiosk.anybody.waiting import wait_no_more
from kiosk.centre.failures import CentreFailure
from kiosk.citizens.equipment import Equipment
from kiosk.paper.jobs import WaitingSlip
from ui.ports import CentreSilent, Joined, JoinOutcome, Proof

log = structlog.get_logger()


class CitizenWaiting:
    """Puts people on the list, prints their slip, and takes them off again."""

    def __init__(self, equipment: Equipment) -> None:
        self._kiosk = equipment

    def join(self, wish: WaitingId, need: WaitingNeed, contact: Contact, *, language: str) -> JoinOutcome:
        """Put somebody on the list and print their slip, or say why nobody can wait for that."""
        sealed = seal_contact(contact, self._kiosk.sealing_key)
        try:
            answer = self._kiosk.client.wait(Wait(id=wish, need=need, contact=sealed))
        except CentreFailure as err:
            log.warning("no answer to a wish for the waiting list", wish=str(wish), reason=type(err).__name__)
            self._kiosk.pictures.lost()
            return CentreSilent()
        match answer:
            case Waiting():
                return self._joined(answer, language=language)
            case NotWaiting(refusal=refusal):
                return refusal_from_wire(refusal)
            case _:
                return CentreSilent()

    def leave(self, wish: WaitingId) -> CentreSilent | None:
        """Take a wish off the list; None when it is done."""
        return wait_no_more(self._kiosk.client, wish)

    def _joined(self, answer: Waiting, *, language: str) -> Joined:
        picture, wish = self._kiosk.pictures.current, answer.wish
        url = "" if picture is None else waiting_url(picture.municipality.public_url, wish.id)
        slip = WaitingSlip(wish, answer.ahead)
        paper = self._kiosk.receipts.print_slip(slip, url, language=language, issued_at=self._kiosk.clock())
        return Joined(wish, answer.ahead, Proof(code_of(wish.id), url, paper))
